package org.l2bench.benchmarks;

import java.util.concurrent.TimeUnit;
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
 * Milliseconds of a step that learns a mask beside those of a plain step of the same net, 784-100-10 at batch 128; the ratio of the
 * medians should be at most 1.6. And of one network of a certificate, drawn and tried on 2,000 images, beside the two products of
 * matrices that it consists of: the products' median over the network's should be at least 0.7.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx1g", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class MaskBenchmark {
    private static final int STEPS = 15;

    /** Both kinds of steps. */
    @State(Scope.Thread)
    public static class Net {
        final MaskSteps steps = new MaskSteps();
        long network;
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void plainStep(Net net) {
        net.steps.plain(STEPS, (done, loss) -> {});
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void maskStep(Net net) {
        net.steps.mask(STEPS, (done, loss) -> {});
    }

    @Benchmark
    public double drawnNetwork(Net net) {
        return net.steps.drawn(net.network++);
    }

    @Benchmark
    public double products(Net net) {
        return net.steps.products();
    }
}
