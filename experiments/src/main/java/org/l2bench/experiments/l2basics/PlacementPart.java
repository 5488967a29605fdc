package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/** Part F: decay on weights only against decay on all parameters, biases and batch norm's scales and shifts among them. */
final class PlacementPart {
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

    private PlacementPart() {}

    static long steps(BasicsSettings settings) {
        return (long) settings.gridSteps() * settings.placementPenalties().size() * Placement.values().length;
    }

    static Findings run(TrialContext<BasicsSettings> context) {
        var settings = context.settings();
        var seeds = context.seeds();
        var data = ImageData.of(context, settings.trainImages());
        var train = data.noisy(settings.labelNoise(), seeds, ImageData.GROUP);
        var order = data.order(
                seeds.stream(ImageData.GROUP, "order of the placements"), settings.gridSteps(), settings.batch());
        var streams = InitialStreams.of(seeds, ImageData.GROUP);
        var findings = new Findings();
        var runs = new Runs(context, steps(settings));
        for (var placement : Placement.values()) {
            findings.covered(NetTraining.normed(settings, data, streams).coverage(placement.selector));
            for (double lambda : settings.placementPenalties()) {
                var measured = runs.of(placement.key + " " + lambda, settings.gridSteps(), progress -> {
                    var training = NetTraining.normed(settings, data, streams);
                    var sgd = new Sgd(
                            training.buffer(),
                            settings.placementRate(),
                            MOMENTUM,
                            Schedule.cosine(settings.gridSteps()),
                            List.of(new L2Penalty(lambda, placement.selector)));
                    training.run(train, order, sgd, progress, (done, loss) -> {});
                    var score = training.score(data.test());
                    SortedMap<String, Double> measures = new TreeMap<>();
                    measures.put(BasicsMetricNames.ERR, score.err());
                    measures.put(BasicsMetricNames.NLL, score.nll());
                    return measures;
                });
                measured.forEach((measure, value) ->
                        findings.metric(BasicsMetricNames.placed(measure, placement.key, lambda), value));
            }
        }
        return findings;
    }
}
