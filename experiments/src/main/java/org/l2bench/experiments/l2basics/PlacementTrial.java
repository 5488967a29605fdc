package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/** Part F: decay on weights only against decay on all parameters, biases and batch norm's scales and shifts among them. */
final class PlacementTrial {
    /** What the part depends on. */
    record Setup(ImageSettings images, NetSettings net, PlacementSettings placement) implements OnImages {}

    private static final double MOMENTUM = 0.9;

    /** What a placement is called in metrics, and what it covers. */
    enum Placement {
        WEIGHTS("weights", ParameterSelector.weights()),
        ALL("all", ParameterSelector.all());

        private final String key;
        private final ParameterSelector selector;

        Placement(String key, ParameterSelector selector) {
            this.key = key;
            this.selector = selector;
        }

        String key() {
            return key;
        }
    }

    private PlacementTrial() {}

    /** Steps of all runs of a trial. */
    static long steps(PlacementSettings settings) {
        return (long) settings.steps() * settings.penalties().size() * Placement.values().length;
    }

    static Outcome run(TrialContext<Setup> context) {
        var settings = context.settings().placement();
        var images = context.settings().images();
        var net = context.settings().net();
        var data = ImageData.of(context, images, images.train());
        var train = data.noisy(ImageData.GROUP);
        var order = data.order(ImageData.GROUP, "order of the placements", settings.steps(), images.batch());
        var findings = new Findings();
        var runs = new Runs(context, steps(settings));
        for (var placement : Placement.values()) {
            findings.covered(NetTraining.normed(net, data, ImageData.GROUP).coverage(placement.selector));
            for (double lambda : settings.penalties()) {
                var measured = runs.of(placement.key + " " + lambda, settings.steps(), progress -> {
                    var training = NetTraining.normed(net, data, ImageData.GROUP);
                    var sgd = new Sgd(
                            training.buffer(),
                            settings.rate(),
                            MOMENTUM,
                            Schedule.cosine(settings.steps()),
                            List.of(new L2Penalty(lambda, placement.selector)));
                    training.run(train, order, sgd, progress);
                    return training.score(data.test()).measures();
                });
                measured.forEach((measure, value) -> findings.metric(placed(measure, placement, lambda), value));
            }
        }
        return findings.outcome(context);
    }

    /** A measure of a placement at a lambda, e.g. {@code err.all@0.005}. */
    static String placed(String measure, Placement placement, double lambda) {
        return MetricNames.at(measure + "." + placement.key, lambda);
    }
}
