package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
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
final class GridTrial {
    static final String DIVERGED = "diverged";
    static final String RATE = "rate";
    static final String STRENGTH = "strength";

    /** What every grid point has. */
    static final List<String> MEASURES =
            List.of(MetricNames.ERR, MetricNames.NLL, MetricNames.VALIDATION_ERR, MetricNames.VALIDATION_NLL);

    /** What the parts depend on. */
    record Setup(ImageSettings images, NetSettings net, GridSettings grid) implements OnImages {}

    private static final String FRESH = "best of each";

    private final TrialContext<Setup> context;
    private final ImageSettings images;
    private final GridSettings settings;
    private final GridOptimiser kind;
    private final ImageData data;

    private GridTrial(TrialContext<Setup> context) {
        this.context = context;
        this.images = context.settings().images();
        this.settings = context.settings().grid();
        this.kind = context.treatment(GridOptimiser.class);
        this.data = ImageData.of(context, images, images.train());
    }

    static Outcome run(TrialContext<Setup> context) {
        return Findings.outcome(new GridTrial(context).findings());
    }

    /** Steps of all runs of a trial. */
    static long steps(GridSettings settings, GridOptimiser kind) {
        return settings.steps()
                * ((long) settings.points(kind).count() + (kind.again().isPresent() ? 1 : 0));
    }

    /** Results by arm: the grid, and the arm derived from it if there is one. */
    private SortedMap<String, Findings> findings() {
        var rates = settings.points(kind).rates();
        var strengths = settings.points(kind).strengths();
        var runs = new Runs(context, steps(settings, kind));
        var grid = new Findings();
        grid.covered(NetTraining.normed(context.settings().net(), data, ImageData.GROUP)
                .coverage(ParameterSelector.weights()));
        var train = data.noisy(ImageData.GROUP);
        SortedMap<String, Double> best = new TreeMap<>();
        double diverged = 0;
        for (int i = 0; i < rates.size(); i++) {
            for (int j = 0; j < strengths.size(); j++) {
                var optimiser = optimiser(rates.get(i), strengths.get(j));
                var found = runs.of(
                        "rate " + i + " strength " + j,
                        settings.steps(),
                        progress -> trained(train, ImageData.GROUP, optimiser, progress));
                for (var measure : MEASURES) {
                    grid.metric(cell(measure, i, j), found.get(measure));
                }
                diverged += found.get(MetricNames.NLL) >= NetTraining.WORST_NLL ? 1 : 0;
                if (best.isEmpty() || isBetter(found, best)) {
                    best.putAll(found);
                    best.put(RATE, rates.get(i));
                    best.put(STRENGTH, strengths.get(j));
                }
            }
        }
        grid.metric(DIVERGED, diverged);
        SortedMap<String, Findings> results = new TreeMap<>();
        results.put(context.inputs().arm(), grid);
        kind.again().ifPresent(name -> results.put(name, again(runs, best)));
        return results;
    }

    /** By validation error, then by validation nll. */
    private static boolean isBetter(SortedMap<String, Double> found, SortedMap<String, Double> best) {
        int byError = Double.compare(found.get(MetricNames.VALIDATION_ERR), best.get(MetricNames.VALIDATION_ERR));
        return byError < 0
                || (byError == 0 && found.get(MetricNames.VALIDATION_NLL) < best.get(MetricNames.VALIDATION_NLL));
    }

    /** The best point with new initial weights, order and noisy labels; the choice saw none of these. */
    private Findings again(Runs runs, SortedMap<String, Double> best) {
        var train = data.noisy(FRESH);
        var optimiser = optimiser(best.get(RATE), best.get(STRENGTH));
        var found = runs.of("best again", settings.steps(), progress -> trained(train, FRESH, optimiser, progress));
        var findings = new Findings();
        findings.metric(MetricNames.ERR, found.get(MetricNames.ERR));
        findings.metric(MetricNames.NLL, found.get(MetricNames.NLL));
        findings.metric(RATE, best.get(RATE));
        findings.metric(STRENGTH, best.get(STRENGTH));
        return findings;
    }

    private Function<ParameterBuffer, Optimiser> optimiser(double rate, double strength) {
        var selector = ParameterSelector.weights();
        var schedule = Schedule.cosine(settings.steps());
        return switch (kind) {
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
        var training = NetTraining.normed(context.settings().net(), data, group);
        var order = data.order(group, "order of the grid", settings.steps(), images.batch());
        training.run(train, order, optimiser.apply(training.buffer()), progress);
        var measures = training.score(data.test()).measures();
        var validation = training.score(data.validation());
        measures.put(MetricNames.VALIDATION_ERR, validation.err());
        measures.put(MetricNames.VALIDATION_NLL, validation.nll());
        return measures;
    }

    /** A measure at a grid point, e.g. {@code err@lr1.decay3}: places counted from 1. */
    static String cell(String measure, int rate, int strength) {
        return measure + "@lr" + (rate + 1) + ".decay" + (strength + 1);
    }
}
