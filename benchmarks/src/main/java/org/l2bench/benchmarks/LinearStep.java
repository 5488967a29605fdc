package org.l2bench.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.linear.DeepLinearNet;
import org.l2bench.core.linear.MatrixLoss;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Microseconds of one gradient step of the deep linear net with four layers and five inputs and outputs, in float64 on one thread. The
 * rate is so small that the net stays near its start, whatever the number of steps. Its arithmetic at width 100 is 0.6 million floating
 * point operations.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class LinearStep {
    private static final int SIZE = 5;
    private static final int DEPTH = 4;
    private static final double RATE = 1e-12;

    @Param({"10", "100"})
    public int width;

    private PointerScope scope;
    private DeepLinearNet net;
    private MatrixLoss loss;

    @Setup(Level.Trial)
    public void setUp() {
        scope = new PointerScope();
        var random = new Random(1);
        net = new DeepLinearNet(IntStream.rangeClosed(1, DEPTH)
                .mapToObj(l -> gaussian(l == DEPTH ? SIZE : width, l == 1 ? SIZE : width, random))
                .toList());
        loss = MatrixLoss.population(MatrixUtils.createRealDiagonalMatrix(new double[] {50, 40, 30, 20, 10}));
    }

    private RealMatrix gaussian(int rows, int columns, Random random) {
        var layer = MatrixUtils.createRealMatrix(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                layer.setEntry(row, column, random.nextGaussian() / Math.sqrt(width));
            }
        }
        return layer;
    }

    @TearDown(Level.Trial)
    public void tearDown() {
        scope.close();
    }

    @Benchmark
    public double step() {
        return net.step(loss, RATE, 0);
    }
}
