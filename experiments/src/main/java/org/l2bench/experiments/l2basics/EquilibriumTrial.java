package org.l2bench.experiments.l2basics;

import java.util.List;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/** Part C: angles and norms of scale-invariant weights at a constant rate, against their predicted equilibrium. */
final class EquilibriumTrial {
    private static final double MOMENTUM = 0.9;

    /** Batch norm's epsilon: with 1e-5 and shrinking weights the weights would not be scale-invariant. */
    static final double EPSILON = 1e-12;

    private EquilibriumTrial() {}

    /** What the part depends on. */
    record Setup(ImageSettings images, NetSettings net, EquilibriumSettings equilibrium) implements OnImages {}

    /** What turns: the perceptron, without and with momentum, or the convolutional net's kernels, without. */
    enum Rows {
        PLAIN,
        MOMENTUM,
        KERNELS
    }

    static Outcome run(TrialContext<Setup> context) {
        var rows = context.treatment(Rows.class);
        var settings = context.settings().equilibrium();
        var equilibrium = rows == Rows.MOMENTUM
                ? new Equilibrium(settings.momentumRate(), settings.momentumLambda(), MOMENTUM)
                : new Equilibrium(settings.plainRate(), settings.plainLambda(), 0);
        var images = context.settings().images();
        var data = ImageData.of(context, images, images.train());
        var training = training(rows, context.settings().net(), data);
        int steps = settings.steps();
        var penalty = new L2Penalty(equilibrium.lambda(), ParameterSelector.weights());
        var sgd = new Sgd(
                training.buffer(), equilibrium.rate(), equilibrium.momentum(), Schedule.constant(), List.of(penalty));
        var weights = training.net().parameters();
        var meter = new EquilibriumMeter(weights, equilibrium, steps, settings.measuredSteps());
        training.run(
                data.noisy(ImageData.GROUP),
                data.order(ImageData.GROUP, "order of the equilibrium", steps, images.batch()),
                sgd,
                context.progress(),
                (done, loss) -> {},
                meter);
        var findings = meter.findings();
        findings.covered(training.coverage(penalty.selector()) + "; the classifier is frozen");
        return findings.outcome(context);
    }

    /** A net all of whose trained weights are scale-invariant. */
    private static NetTraining training(Rows rows, NetSettings net, ImageData data) {
        return rows == Rows.KERNELS
                ? NetTraining.scaleInvariantKernels(net.channels(), EPSILON, data)
                : NetTraining.scaleInvariant(net.hidden(), EPSILON, ScalarType.Float, data);
    }
}
