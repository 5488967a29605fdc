package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.regulariser.DecoupledDecay;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/**
 * Parts E and G: one optimiser at every learning rate and strength from the same start with the same batches; then once more,
 * with new streams, at the point that was best on the validation images.
 */
final class GridPart {
    private static final String FRESH = "best of each";

    private final TrialContext<BasicsSettings> context;
    private final BasicsSettings settings;
    private final GridArm arm;
    private final ImageData data;

    GridPart(TrialContext<BasicsSettings> context, GridArm arm) {
        this.context = context;
        this.settings = context.settings();
        this.arm = arm;
        this.data = ImageData.of(context, settings.trainImages());
    }

    /** Results by arm: the grid, and the arm derived from it if there is one. */
    SortedMap<String, Findings> run() {
        var rates = arm.rates(settings);
        var strengths = arm.strengths(settings);
        var runs = new Runs(context, arm.steps(settings));
        var grid = new Findings();
        grid.covered(NetTraining.normed(settings, data, InitialStreams.of(context.seeds(), ImageData.GROUP))
                .coverage(ParameterSelector.weights()));
        var train = data.noisy(settings.labelNoise(), context.seeds(), ImageData.GROUP);
        SortedMap<String, Double> best = new TreeMap<>();
        double diverged = 0;
        for (int i = 0; i < rates.size(); i++) {
            for (int j = 0; j < strengths.size(); j++) {
                var optimiser = optimiser(rates.get(i), strengths.get(j));
                var found = runs.of(
                        "rate " + i + " strength " + j,
                        settings.gridSteps(),
                        progress -> trained(train, ImageData.GROUP, optimiser, progress));
                for (var measure : BasicsMetricNames.GRID_MEASURES) {
                    grid.metric(BasicsMetricNames.cell(measure, i, j), found.get(measure));
                }
                diverged += found.get(BasicsMetricNames.NLL) >= NetTraining.WORST_NLL ? 1 : 0;
                if (best.isEmpty() || isBetter(found, best)) {
                    best.putAll(found);
                    best.put(BasicsMetricNames.RATE, rates.get(i));
                    best.put(BasicsMetricNames.STRENGTH, strengths.get(j));
                }
            }
        }
        grid.metric(BasicsMetricNames.DIVERGED, diverged);
        SortedMap<String, Findings> results = new TreeMap<>();
        results.put(arm.armName(), grid);
        arm.derived().ifPresent(name -> results.put(name, again(runs, best)));
        return results;
    }

    /** By validation error, then by validation nll. */
    private static boolean isBetter(SortedMap<String, Double> found, SortedMap<String, Double> best) {
        int byError =
                Double.compare(found.get(BasicsMetricNames.VALIDATION_ERR), best.get(BasicsMetricNames.VALIDATION_ERR));
        return byError < 0
                || (byError == 0
                        && found.get(BasicsMetricNames.VALIDATION_NLL) < best.get(BasicsMetricNames.VALIDATION_NLL));
    }

    /** The best point with new initial weights, order and noisy labels; the choice saw none of these. */
    private Findings again(Runs runs, SortedMap<String, Double> best) {
        var train = data.noisy(settings.labelNoise(), context.seeds(), FRESH);
        var optimiser = optimiser(best.get(BasicsMetricNames.RATE), best.get(BasicsMetricNames.STRENGTH));
        var found = runs.of("best again", settings.gridSteps(), progress -> trained(train, FRESH, optimiser, progress));
        var findings = new Findings();
        findings.metric(BasicsMetricNames.ERR, found.get(BasicsMetricNames.ERR));
        findings.metric(BasicsMetricNames.NLL, found.get(BasicsMetricNames.NLL));
        findings.metric(BasicsMetricNames.RATE, best.get(BasicsMetricNames.RATE));
        findings.metric(BasicsMetricNames.STRENGTH, best.get(BasicsMetricNames.STRENGTH));
        return findings;
    }

    private Function<ParameterBuffer, Optimiser> optimiser(double rate, double strength) {
        var selector = ParameterSelector.weights();
        var schedule = Schedule.cosine(settings.gridSteps());
        return switch (arm) {
            case SGD -> buffer -> new Sgd(buffer, rate, 0, schedule, List.of(new L2Penalty(strength, selector)));
            case ADAM ->
                buffer ->
                        Adam.coupled(buffer, rate, Adam.EPSILON, schedule, List.of(new L2Penalty(strength, selector)));
            case ADAMW ->
                buffer -> Adam.decoupled(
                        buffer, rate, Adam.EPSILON, schedule, List.of(new DecoupledDecay(strength, selector)));
        };
    }

    private SortedMap<String, Double> trained(
            ImageData.Part train,
            String group,
            Function<ParameterBuffer, Optimiser> optimiser,
            TrialContext.Progress progress) {
        var training = NetTraining.normed(settings, data, InitialStreams.of(context.seeds(), group));
        var order =
                data.order(context.seeds().stream(group, "order of the grid"), settings.gridSteps(), settings.batch());
        training.run(train, order, optimiser.apply(training.buffer()), progress, (done, loss) -> {});
        var test = training.score(data.test());
        var validation = training.score(data.validation());
        SortedMap<String, Double> measures = new TreeMap<>();
        measures.put(BasicsMetricNames.ERR, test.err());
        measures.put(BasicsMetricNames.NLL, test.nll());
        measures.put(BasicsMetricNames.VALIDATION_ERR, validation.err());
        measures.put(BasicsMetricNames.VALIDATION_NLL, validation.nll());
        return measures;
    }
}
