package org.l2bench.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds of an epoch of ae-perturbation's autoencoder on pd-speech, 202 rows of 751 numbers through 256-128-64 and back at batch
 * 64: by the suite, whose gradient is written out and whose Adam is one kernel, and by libtorch's operations with automatic
 * differentiation and its built-in Adam. The ratio of the medians should be at most 0.8. The tests hold the two to the same losses.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx1g", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class AutoencoderEpoch {
    /** So small that the weights stay where they began. */
    private static final double LEARNING_RATE = 1e-9;

    /** Both loops. */
    @State(Scope.Thread)
    public static class Loops {
        final AutoencoderLoops loops = new AutoencoderLoops(LEARNING_RATE);
    }

    @Benchmark
    public void suite(Loops state) {
        state.loops.suite((done, loss) -> {});
    }

    @Benchmark
    public void bare(Loops state) {
        state.loops.bare((done, loss) -> {});
    }
}
