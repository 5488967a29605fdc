package org.l2bench.benchmarks;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.mask.DensityProjection;
import org.l2bench.core.mask.LayerwiseGaussian;
import org.l2bench.core.mask.Mask;
import org.l2bench.core.mask.MaskLogits;
import org.l2bench.core.mask.MaskScores;
import org.l2bench.core.mask.MaskableNet;
import org.l2bench.core.metric.Accuracy;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.EpochOrder;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Trainer;

/** The net 784-100-10 of pac-bayes-masks at batch 128: trained as it is, its mask learnt, and drawn with one mask after another. */
final class MaskSteps {
    private static final int PIXELS = 28;
    private static final int BATCH = 128;
    private static final double KEPT = 0.05;
    /** So small that a run of any length computes with the same numbers. */
    private static final double LEARNING_RATE = 1e-7;

    private final TrainingData data = TrainingData.of(10, BATCH, 1, PIXELS, PIXELS);
    private final EpochOrder order = data.order();
    private final MaskableNet net;
    private final MaskLogits logits;
    private final DensityProjection projection;
    private final Trained plain;
    private final Trained masked;

    /** What is trained by whom. */
    private record Trained(ParameterBuffer buffer, Adam adam) {
        static Trained of(List<Parameter> parameters) {
            var buffer = ParameterBuffer.of(parameters, List.of(), false, Compute.CPU);
            return new Trained(
                    buffer, Adam.decoupled(buffer, LEARNING_RATE, Adam.EPSILON, Schedule.constant(), List.of()));
        }

        Trainer steps(int steps) {
            return Trainer.of(steps, Compute.CPU, buffer, adam);
        }
    }

    MaskSteps() {
        var shape = new MaskableNet.Shape(1, PIXELS, PIXELS, List.of(), List.of(100), 10);
        this.net = MaskableNet.initial(shape, TrainingData.initialStreams(), Compute.CPU);
        long count = Mask.count(KEPT, net.weightCount());
        this.logits = MaskLogits.around(Mask.ofLargest(MaskScores.magnitude(net), count), 0.95);
        this.projection = new DensityProjection(logits, count);
        this.plain = Trained.of(net.parameters());
        this.masked = Trained.of(logits.parameters());
    }

    private Tensor loss(long step, MaskableNet.Preactivation layers) {
        var batch = order.batch(step);
        return torch.cross_entropy_loss(
                net.logits(data.inputs().index_select(0, batch), layers),
                data.labels().index_select(0, batch));
    }

    /** Weights and biases trained. */
    void plain(int steps, Trainer.Listener listener) {
        net.training(net.parameters());
        plain.steps(steps).run(step -> loss(step, net.plain()), listener);
    }

    /** Logits trained under the estimator, their density projected. */
    void mask(int steps, Trainer.Listener listener) {
        net.training(List.of());
        var estimator = new LayerwiseGaussian(net, logits, 0);
        masked.steps(steps)
                .hooked(projection)
                .run(step -> loss(step, estimator.drawing(new RandomStream(step))), listener);
    }

    /** Accuracy of a network that is drawn, on all samples. */
    double drawn(long network) {
        try (var scope = new PointerScope();
                var guard = new NoGradGuard()) {
            var layers = net.masked(logits.sampled(new RandomStream(network)));
            return Accuracy.of(net.logits(data.inputs(), layers), data.labels());
        }
    }

    /** What {@link #drawn} multiplies, and nothing else: its two products of matrices. */
    double products() {
        try (var scope = new PointerScope();
                var guard = new NoGradGuard()) {
            var weights = net.weightTensors();
            var hidden = data.inputs().flatten(1, -1).matmul(weights.get(0).t());
            return hidden.matmul(weights.get(1).t()).data_ptr_float().get();
        }
    }
}
