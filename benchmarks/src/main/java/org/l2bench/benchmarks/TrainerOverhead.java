package org.l2bench.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Classifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds of one training step through the suite's trainer, and of its bare twin: the same libtorch operations written
 * out by hand. The figure to quote is the ratio of the two medians, {@code p0.50}; it should be at most 1.05 for the quick net
 * (batch 32) and 1.20 for the MLP (batch 128). The tests of this module hold the twins to the same losses, bit for bit.
 *
 * <p>To run, from the root of the project, after {@code mvn -B -q -pl benchmarks -am package -DskipTests}:
 *
 * <pre>{@code
 * OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 OMP_WAIT_POLICY=passive MALLOC_ARENA_MAX=1 \
 * MALLOC_MMAP_THRESHOLD_=17179869184 MALLOC_TRIM_THRESHOLD_=17179869184 \
 * java -cp "benchmarks/target/classes:$(cat benchmarks/target/classpath)" org.openjdk.jmh.Main TrainerOverhead
 * }</pre>
 *
 * <p>The variables are the worker's environment; a JVM cannot set them for itself, and with two or more threads the step is
 * another one.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx1g", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class TrainerOverhead {
    private static final int STEPS = 15;
    /** So small that the weights stay where they began: every measurement computes with the same numbers. */
    private static final double LEARNING_RATE = 1e-7;

    private static final double WEIGHT_DECAY = 5e-4;

    /** The quick net of ood-l2norm. */
    @State(Scope.Thread)
    public static class QuickNet {
        final SuiteLoop suite;
        final BareQuickNet bare;

        public QuickNet() {
            this(LEARNING_RATE);
        }

        QuickNet(double learningRate) {
            var data = TrainingData.of(8, 32, 1, 32, 32);
            this.suite = new SuiteLoop(SuiteLoop.quickNet(), data, learningRate, WEIGHT_DECAY);
            this.bare = new BareQuickNet(tensors(SuiteLoop.quickNet()), data, learningRate, WEIGHT_DECAY);
        }
    }

    /** 784-256-256-10. */
    @State(Scope.Thread)
    public static class Perceptron {
        final SuiteLoop suite;
        final BareMlp bare;

        public Perceptron() {
            this(LEARNING_RATE);
        }

        Perceptron(double learningRate) {
            var data = TrainingData.of(10, 128, 784);
            this.suite = new SuiteLoop(SuiteLoop.mlp(), data, learningRate, WEIGHT_DECAY);
            this.bare = new BareMlp(tensors(SuiteLoop.mlp()), data, learningRate, WEIGHT_DECAY);
        }
    }

    private static Map<String, Tensor> tensors(Classifier net) {
        var tensors = new LinkedHashMap<String, Tensor>(net.buffers());
        net.parameters().forEach(p -> tensors.put(p.name(), p.tensor()));
        return tensors;
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void quickNetSuite(QuickNet net) {
        net.suite.run(STEPS, (done, loss) -> {});
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void quickNetBare(QuickNet net) {
        net.bare.run(STEPS);
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void perceptronSuite(Perceptron net) {
        net.suite.run(STEPS, (done, loss) -> {});
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void perceptronBare(Perceptron net) {
        net.bare.run(STEPS);
    }
}
