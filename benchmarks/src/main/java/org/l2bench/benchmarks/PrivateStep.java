package org.l2bench.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.dpsgd.ClippedSum;
import org.l2bench.core.dpsgd.CrossEntropy;
import org.l2bench.core.dpsgd.GaussianNoise;
import org.l2bench.core.dpsgd.PrivateSteps;
import org.l2bench.core.dpsgd.Records;
import org.l2bench.core.dpsgd.RecordwiseNet;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.privacy.DpSgdMechanism;
import org.l2bench.core.privacy.PoissonSampler;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.PermutationStream;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds of a step of DP-SGD beside those of a plain one of the same net at batch 200, one thread: 784-256-128-10, and a small
 * convolutional net of 28 x 28 images. Ratios of the medians should be: for the perceptron with noise at most 1.35, without 1.15, one
 * backward pass per record at least 25 times a private step; for the convolutional net at most 2.5. See {@link TrainerOverhead} for how
 * to run it.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx1g", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class PrivateStep {
    private static final int RECORDS = 2000;
    private static final int BATCH = 200;
    private static final double SIGMA = 1.4;
    /** So small that the weights stay where they began: every measurement computes with the same numbers. */
    private static final double LEARNING_RATE = 1e-7;

    /** The nets. */
    public enum Net {
        PERCEPTRON,
        CONVOLUTIONAL
    }

    /** A net with all ways to make a step. */
    @State(Scope.Thread)
    public static class Steps {
        /** Which one. */
        @Param
        public Net net;

        private RecordwiseNet layers;
        private Records records;
        private PermutationStream order;
        private Sgd optimiser;
        private PrivateSteps noisy;
        private PrivateSteps clipped;
        private PrivateSteps looped;
        private long step;

        /** Made before the first step. */
        @Setup
        public void make() {
            var stream = new RandomStream(1);
            boolean isFlat = net == Net.PERCEPTRON;
            layers = isFlat
                    ? RecordwiseNet.perceptron(List.of(784, 256, 128, 10), 0, name -> stream)
                    : RecordwiseNet.convolutional(List.of(1, 16, 32, 64), 10, 0, name -> stream);
            var inputs = isFlat ? stream.normal(1, RECORDS, 784) : stream.normal(1, RECORDS, 1, 28, 28);
            records = new Records(inputs, stream.integers(10, RECORDS));
            var buffer = ParameterBuffer.of(layers.parameters(), List.of(), false, Compute.CPU);
            order = new PermutationStream(RECORDS, BATCH, RandomStream::new, Compute.CPU);
            optimiser = new Sgd(buffer, LEARNING_RATE, 0.9, Schedule.constant(), List.of());
            noisy = steps(SIGMA, buffer, ClippedSum.written(layers));
            clipped = steps(0, buffer, ClippedSum.written(layers));
            looped = steps(SIGMA, buffer, ClippedSum.byLoop(layers, buffer));
        }

        private static PrivateSteps steps(double sigma, ParameterBuffer buffer, ClippedSum sum) {
            var mechanism = new DpSgdMechanism((double) BATCH / RECORDS, sigma, 1, RECORDS);
            return new PrivateSteps(
                    mechanism,
                    buffer,
                    sum,
                    new PoissonSampler(mechanism.samplingRate(), seed -> seed),
                    new GaussianNoise(seed -> seed, Compute.CPU),
                    Compute.CPU);
        }

        void plain() {
            try (var scope = new PointerScope()) {
                var batch = records.at(order.batch(step++));
                var forward = layers.forward(batch.inputs(), Dropout.none());
                layers.addGradients(forward, CrossEntropy.gradient(forward.logits(), batch.labels(), 1.0 / BATCH));
                optimiser.step(0);
            }
        }

        void privately(PrivateSteps steps) {
            try (var scope = new PointerScope()) {
                steps.next(records);
                optimiser.step(0);
            }
        }
    }

    @Benchmark
    public void plain(Steps steps) {
        steps.plain();
    }

    @Benchmark
    public void clippedAndNoised(Steps steps) {
        steps.privately(steps.noisy);
    }

    @Benchmark
    public void clipped(Steps steps) {
        steps.privately(steps.clipped);
    }

    @Benchmark
    public void oneBackwardPassPerRecord(Steps steps) {
        steps.privately(steps.looped);
    }
}
