package org.l2bench.experiments.pacbayesmasks;

import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;

/** What the numbers in the records mean, part by part. */
final class Metrics {
    private static final String LINEAR = "linear model";
    private static final String TUNING = "fine-tuning";
    private static final String BOUNDS = "bounds";

    private Metrics() {}

    static List<Metric> linear() {
        var learnt = ArmSet.of(ArmNames.LIN_MASK, ArmNames.LIN_ST);
        return new MetricFamilies()
                .add(learnt, new Metric(MetricNames.AGREEMENT, "rule agreement, orthogonal", "", 3, 0.05, LINEAR))
                .add(learnt, designs(MetricNames.VERTICES, "vertex share", 0.05))
                .add(learnt, designs(MetricNames.RANK, "Spearman(λ, alignment)", 0.05))
                .add(ArmSet.of(ArmNames.LIN_DROPOUT), gradient(Design.ORTHOGONAL), gradient(Design.CORRELATED))
                .add(
                        ArmSet.of(ArmNames.LIN_SHIFT),
                        new Metric(MetricNames.SHIFT_RATIO, "KL / formula 6, largest", "", 3, 1e-6, LINEAR),
                        new Metric(MetricNames.SHIFT_RANK, "Spearman(KL, shift)", "", 3, 0.02, LINEAR))
                .all();
    }

    static List<Metric> fineTuning(List<Arm> arms) {
        var stochastic = ArmSet.of(arms, a -> tuned(arms, a).method().logits);
        var rated = ArmSet.of(arms, a -> tuned(arms, a).method().isRateChosen());
        return new MetricFamilies()
                .add(ArmSet.of(arms, a -> true), error(MetricNames.ERR_THR, "test error, thresholded"))
                .add(stochastic, error(MetricNames.ERR_STO, "test error, stochastic"))
                .add(
                        ArmSet.of(arms, a -> tuned(arms, a).method().isTrained()),
                        error(MetricNames.ERR_VALIDATION, "validation error, thresholded"))
                .add(rated, new Metric(MetricNames.RATE, "rate", "", 4, 1, TUNING))
                .add(ArmSet.of(arms, a -> true), new Metric(MetricNames.DENSITY, "density", "", 4, 0.05, TUNING))
                .add(
                        stochastic,
                        new Metric(MetricNames.OVERLAP, "overlap", "", 3, 0.3, TUNING),
                        new Metric(MetricNames.UNDECIDED, "undecided", "", 3, 0.3, TUNING))
                .all();
    }

    private static Tuned tuned(List<Arm> arms, Arm arm) {
        return arms.stream()
                .filter(a -> a.name().equals(arm.trainedArm()))
                .findFirst()
                .orElseThrow()
                .treatment(Tuned.class);
    }

    static List<Metric> bounds(List<Arm> arms) {
        var drawn = ArmSet.of(arms, a -> !List.of(ArmNames.HOLD_OUT, ArmNames.HOLD_OUT_THRESHOLDED)
                .contains(a.name()));
        var all = ArmSet.of(arms, a -> true);
        return new MetricFamilies()
                .add(all, bound(MetricNames.EMPIRICAL, "ê"))
                .add(
                        drawn,
                        bound(MetricNames.ADDED_SAMPLING, "added by Monte-Carlo"),
                        bound(MetricNames.ADDED_DIVERGENCE, "added by KL and n"),
                        new Metric(MetricNames.KL, "KL", "nats", 3, 100, BOUNDS),
                        new Metric(MetricNames.KL_PER_POINT, "KL/n", "nats", 5, 0.1, BOUNDS))
                .add(all, bound(MetricNames.BOUND, "bound"))
                .add(drawn, bound(MetricNames.BOUND_KLINV, "bound, klinv for Monte-Carlo"))
                .add(all, bound(MetricNames.ERR_Q, "test error of Q"))
                .all();
    }

    private static List<Metric> designs(String measure, String label, double tolerance) {
        return List.of(
                new Metric(
                        MetricNames.of(measure, Design.ORTHOGONAL), label + ", orthogonal", "", 3, tolerance, LINEAR),
                new Metric(
                        MetricNames.of(measure, Design.CORRELATED), label + ", correlated", "", 3, tolerance, LINEAR));
    }

    private static Metric gradient(Design design) {
        return new Metric(
                MetricNames.of(MetricNames.GRADIENT, design),
                "largest gradient at dropout's solution, " + design.key(),
                "",
                12,
                1e-9,
                LINEAR);
    }

    private static Metric error(String name, String label) {
        return new Metric(name, label, "", 3, 0.2, TUNING);
    }

    private static Metric bound(String name, String label) {
        return new Metric(name, label, "", 4, 0.2, BOUNDS);
    }
}
