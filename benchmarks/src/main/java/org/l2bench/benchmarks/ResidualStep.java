package org.l2bench.benchmarks;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.l2bench.core.network.ResidualNet;
import org.l2bench.core.network.ResidualNetSpec;
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
 * Milliseconds of one training step of the ResNet-14 of bn-gamma-l2's quick preset, 14x14 images in batches of 64: through the suite,
 * with its written gradient, channels last and one update of one buffer, and as one writes it first. The figure to quote is the ratio
 * of the medians, {@code p0.50}; it should be at most 0.85. To run it, see {@link TrainerOverhead}.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx1g", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class ResidualStep {
    private static final int STEPS = 15;
    private static final int BATCH = 64;

    /** So small that the weights stay where they began: every measurement computes with the same numbers. */
    private static final double LEARNING_RATE = 1e-7;

    private static final double WEIGHT_DECAY = 5e-4;

    /** Three stages of 8, 16 and 32 channels. */
    @State(Scope.Thread)
    public static class SmallNet {
        final SuiteLoop suite;
        final EagerResNet eager;

        public SmallNet() {
            this(LEARNING_RATE);
        }

        SmallNet(double learningRate) {
            var data = TrainingData.of(10, BATCH, 1, 14, 14);
            this.suite = new SuiteLoop(net(), data, learningRate, WEIGHT_DECAY);
            this.eager = new EagerResNet(net(), data, learningRate, WEIGHT_DECAY);
        }

        private static ResidualNet net() {
            var spec = new ResidualNetSpec(
                    1,
                    14,
                    10,
                    ResidualNetSpec.Block.BASIC,
                    8,
                    2,
                    List.of(
                            new ResidualNetSpec.Stage(8, 2, 1),
                            new ResidualNetSpec.Stage(16, 2, 2),
                            new ResidualNetSpec.Stage(32, 2, 2)),
                    ResidualNetSpec.Shortcut.PROJECTION,
                    0,
                    OptionalDouble.empty());
            return new ResidualNet(spec, TrainingData.initialStreams());
        }
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void suite(SmallNet net) {
        net.suite.run(STEPS, (done, loss) -> {});
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void eager(SmallNet net) {
        net.eager.run(STEPS);
    }
}
