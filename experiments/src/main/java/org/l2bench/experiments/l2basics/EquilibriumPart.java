package org.l2bench.experiments.l2basics;

import java.util.List;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/** Part C: angles and norms of scale-invariant weights at a constant rate, against their predicted equilibrium. */
final class EquilibriumPart {
    static final double MOMENTUM = 0.9;

    /** Batch norm's epsilon: with 1e-5 and shrinking weights the weights would not be scale-invariant. */
    static final double EPSILON = 1e-12;

    private EquilibriumPart() {}

    static Findings plain(TrialContext<BasicsSettings> context) {
        var settings = context.settings();
        var data = ImageData.of(context, settings.trainImages());
        return run(context, data, perceptron(settings, data, streams(context)), plain(settings));
    }

    static Findings momentum(TrialContext<BasicsSettings> context) {
        var settings = context.settings();
        var data = ImageData.of(context, settings.trainImages());
        var equilibrium = new Equilibrium(settings.momentumRate(), settings.momentumLambda(), MOMENTUM);
        return run(context, data, perceptron(settings, data, streams(context)), equilibrium);
    }

    static Findings convolutional(TrialContext<BasicsSettings> context) {
        var settings = context.settings();
        var data = ImageData.of(context, settings.trainImages());
        return run(context, data, kernels(settings, data, streams(context)), plain(settings));
    }

    private static Equilibrium plain(BasicsSettings settings) {
        return new Equilibrium(settings.plainRate(), settings.plainLambda(), 0);
    }

    private static InitialStreams streams(TrialContext<BasicsSettings> context) {
        return InitialStreams.of(context.seeds(), ImageData.GROUP);
    }

    private static NetTraining perceptron(BasicsSettings settings, ImageData data, InitialStreams streams) {
        return NetTraining.scaleInvariant(settings.hidden(), EPSILON, ScalarType.Float, data, streams);
    }

    static NetTraining kernels(BasicsSettings settings, ImageData data, InitialStreams streams) {
        return NetTraining.scaleInvariantKernels(settings.channels(), EPSILON, data, streams);
    }

    private static Findings run(
            TrialContext<BasicsSettings> context, ImageData data, NetTraining training, Equilibrium equilibrium) {
        var settings = context.settings();
        int steps = settings.equilibriumSteps();
        var penalty = new L2Penalty(equilibrium.lambda(), ParameterSelector.weights());
        var sgd = new Sgd(
                training.buffer(), equilibrium.rate(), equilibrium.momentum(), Schedule.constant(), List.of(penalty));
        var weights = training.net().parameters();
        var meter = new EquilibriumMeter(weights, equilibrium, steps, settings.measuredSteps());
        training.run(
                data.noisy(settings.labelNoise(), context.seeds(), ImageData.GROUP),
                data.order(
                        context.seeds().stream(ImageData.GROUP, "order of the equilibrium"), steps, settings.batch()),
                sgd,
                context.progress(),
                (done, loss) -> {},
                meter);
        var findings = meter.findings();
        findings.covered(training.coverage(penalty.selector()) + "; the classifier is frozen");
        return findings;
    }
}
