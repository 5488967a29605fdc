package org.l2bench.experiments.pacbayesmasks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.l2bench.core.bound.MaskDivergence;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.train.History;

/** The linear part: masks learnt by projected gradient descent, dropout in closed form, and a bound when the data shift. */
final class LinearTrial {
    static final String GROUP = "linear";

    /** The probabilities that dropout keeps features with. */
    static final List<Double> KEEPING = List.of(0.5, 0.8);

    /** Criteria that are closer to 0 decide slowly, and do not count. */
    private static final double CLEAR = 0.05;

    /** beta, how strongly the criterion moves a logit in lin-shift. */
    private static final double BETA = 1;

    private final TrialContext<LinearSettings> context;
    private final LinearSettings settings;
    private final LinearDraws draws;
    private final Map<String, Double> metrics = new TreeMap<>();
    private final History history = new History();

    private LinearTrial(TrialContext<LinearSettings> context) {
        this.context = context;
        this.settings = context.settings();
        this.draws = new LinearDraws(context.seeds(), settings.features());
    }

    /** What is done with a problem. */
    enum Kind {
        /** Learns the mask with the exact gradient. */
        EXACT,
        /** Learns it with the mean of straight-through gradients. */
        STRAIGHT_THROUGH,
        /** Looks whether dropout's solution is stationary. */
        DROPOUT,
        /** Compares a posterior with a prior of other samples. */
        SHIFT
    }

    static Outcome run(TrialContext<LinearSettings> context) {
        var trial = new LinearTrial(context);
        switch (context.treatment(Kind.class)) {
            case EXACT -> trial.learn(LinearProblem::gradient);
            case STRAIGHT_THROUGH -> trial.learn(LinearProblem::plugInGradient);
            case DROPOUT -> trial.dropout();
            case SHIFT -> trial.shift();
        }
        var result = new ArmResult(new TreeMap<>(trial.metrics), trial.history.curves());
        return new Outcome(new TreeMap<>(Map.of(context.inputs().arm(), result)), List.of());
    }

    /** The gradient that is descended. */
    @FunctionalInterface
    private interface Gradient {
        double[] of(LinearProblem problem, double[] lambda);
    }

    private void learn(Gradient gradient) {
        for (var design : Design.values()) {
            var problem = draws.of(design, settings.samples()).problem();
            double rate = Math.min(design == Design.ORTHOGONAL ? 0.05 : 0.02, 1 / problem.steepest());
            var lambda = descend(l -> gradient.of(problem, l), problem.features(), rate, settings.steps());
            metrics.put(MetricNames.of(MetricNames.VERTICES, design), vertexShare(lambda));
            metrics.put(MetricNames.of(MetricNames.RANK, design), spearman(lambda, problem.alignments()));
            var sorted = Arrays.stream(lambda).sorted().toArray();
            for (int i = 0; i < sorted.length; i++) {
                history.add(MetricNames.of(MetricNames.QUANTILES, design), (double) i / (sorted.length - 1), sorted[i]);
            }
            if (design == Design.ORTHOGONAL) {
                var criteria = problem.criteria();
                metrics.put(MetricNames.AGREEMENT, agreement(lambda, criteria));
                IntStream.range(0, lambda.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> criteria[i]))
                        .forEach(i -> history.add(MetricNames.BY_CRITERION, criteria[i], lambda[i]));
            }
        }
    }

    /** Projected gradient descent on [0, 1] from 1/2. */
    static double[] descend(UnaryOperator<double[]> gradient, int features, double rate, int steps) {
        var lambda = new double[features];
        Arrays.fill(lambda, 0.5);
        for (int step = 0; step < steps; step++) {
            var slope = gradient.apply(lambda);
            for (int i = 0; i < features; i++) {
                lambda[i] = Math.max(0, Math.min(1, lambda[i] - rate * slope[i]));
            }
        }
        return lambda;
    }

    static double vertexShare(double[] lambda) {
        return (double) Arrays.stream(lambda).filter(l -> l == 0 || l == 1).count() / lambda.length;
    }

    /** Among the clear criteria the share of those that are followed: kept where it is below 0, pruned where above. */
    static double agreement(double[] lambda, double[] criteria) {
        var clear = IntStream.range(0, lambda.length)
                .filter(i -> Math.abs(criteria[i]) > CLEAR)
                .toArray();
        long follow = Arrays.stream(clear)
                .filter(i -> lambda[i] == (criteria[i] < 0 ? 1 : 0))
                .count();
        return clear.length == 0 ? 1 : (double) follow / clear.length;
    }

    /** With mean ranks for equal values; 0 where all are equal. */
    private static double spearman(double[] a, double[] b) {
        double rank = new SpearmansCorrelation().correlation(a, b);
        return Double.isNaN(rank) ? 0 : rank;
    }

    private void dropout() {
        for (var design : Design.values()) {
            var problem = draws.of(design, settings.samples()).problem();
            double largest = 0;
            for (double keeping : KEEPING) {
                var weights = Arrays.stream(problem.dropoutRidge(keeping))
                        .map(u -> u / keeping)
                        .toArray();
                for (double slope : problem.with(weights).weightGradient(keeping)) {
                    largest = Math.max(largest, Math.abs(slope));
                }
            }
            metrics.put(MetricNames.of(MetricNames.GRADIENT, design), largest);
        }
    }

    /** A posterior by half of the samples, and priors by more or fewer of the other half. */
    private void shift() {
        int half = settings.samples();
        var drawn = draws.of(Design.CORRELATED, 2 * half);
        var divergences = new double[settings.splits()];
        var shifts = new double[settings.splits()];
        double ratio = 0;
        for (int split = 0; split < settings.splits(); split++) {
            var order = Arrays.stream(TensorArrays.longs(
                            draws.stream("samples of split " + split).permutation(2L * half)))
                    .mapToInt(Math::toIntExact)
                    .toArray();
            int sizes = half - settings.fewestPrior() + 1;
            int prior = settings.fewestPrior()
                    + (int)
                            TensorArrays.longs(draws.stream("prior samples of split " + split)
                                    .integers(sizes, 1))[0];
            var after = drawn.problem(Arrays.copyOf(order, half)).criteria();
            var before =
                    drawn.problem(Arrays.copyOfRange(order, half, half + prior)).criteria();
            for (int i = 0; i < after.length; i++) {
                divergences[split] += MaskDivergence.bernoulli(-BETA * after[i], -BETA * before[i]);
                shifts[split] += (after[i] - before[i]) * (after[i] - before[i]);
            }
            ratio = Math.max(ratio, divergences[split] / limit(shifts[split]));
            context.progress().step(split + 1L, settings.splits());
        }
        metrics.put(MetricNames.SHIFT_RATIO, ratio);
        metrics.put(MetricNames.SHIFT_RANK, spearman(divergences, shifts));
        IntStream.range(0, shifts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> shifts[i]))
                .forEach(i -> history.add(MetricNames.SHIFT_CURVE, shifts[i], divergences[i]));
    }

    /** (beta^2 / 8) sum_i (c_i - c'_i)^2: a Bernoulli's log-partition has a curvature of at most 1/4. */
    static double limit(double squaredShift) {
        return BETA * BETA / 8 * squaredShift;
    }
}
