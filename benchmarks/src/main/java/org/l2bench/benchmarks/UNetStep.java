package org.l2bench.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.UNet;
import org.l2bench.core.network.UNetSpec;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Trainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds of a step of the quick U-Net of cnn-regularity, 8 images of 24 s pixels in a row, through the suite's trainer and of its
 * bare twin; see {@link TrainerOverhead} for how to run it. The figure to quote is the ratio of the two medians, {@code p0.50}; it should
 * be at most 1.05.
 */
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx1g", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class UNetStep {
    private static final int STEPS = 10;
    private static final int BATCH = 8;
    private static final int SIZE = 24;
    private static final double DECAY = 1e-2;

    /** So small that the weights stay where they began. */
    private static final double RATE = 1e-7;

    /** The quick net at one resolution, twice. */
    @State(Scope.Thread)
    public static class Quick {
        @Param({"1", "2"})
        public int scale;

        private Loops loops;

        @Setup
        public void make() {
            loops = new Loops(scale, RATE);
        }
    }

    /** Training through the suite, and the twin's. */
    static final class Loops {
        private final UNet net;
        private final Tensor inputs;
        private final Tensor targets;
        private final ParameterBuffer buffer;
        private final Adam adam;
        final BareUNet bare;

        Loops(int scale, double rate) {
            this.net = new UNet(new UNetSpec(1, 12, 2, scale, false), tensor -> new RandomStream(tensor.hashCode()));
            long size = (long) SIZE * scale;
            this.inputs = new RandomStream(1).normal(1, BATCH, 1, size, size);
            this.targets = new RandomStream(2).normal(1, BATCH, 1, size, size);
            this.bare = new BareUNet(net.parameters(), scale, inputs, targets, rate, DECAY);
            this.buffer = ParameterBuffer.of(net.parameters(), List.of(), true, Compute.CPU);
            var penalty = L2Penalty.ofPyTorchWeightDecay(DECAY / ((double) scale * scale), ParameterSelector.all());
            this.adam = Adam.coupled(buffer, rate, Adam.EPSILON, Schedule.constant(), List.of(penalty));
        }

        void suite(int steps, Trainer.Listener listener) {
            Trainer.of(steps, Compute.CPU, buffer, adam)
                    .run(step -> torch.mse_loss(net.forward(inputs, Mode.TRAINING), targets), listener);
        }
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void suite(Quick quick) {
        quick.loops.suite(STEPS, (done, loss) -> {});
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double[] bare(Quick quick) {
        return quick.loops.bare.run(STEPS);
    }
}
