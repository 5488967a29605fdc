package org.l2bench.experiments.bngammal2;

import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;

/**
 * What the numbers in the records mean. What another class of machine may show is twice the largest difference that was seen, rounded
 * up, in the smoke trials, between the kernels of this machine (AVX-512) and those of libtorch for SSE, and of libtorch, OpenBLAS and
 * oneDNN for AVX2. The difference is behind each.
 */
record Metrics(Settings settings) {
    private static final String EFFECT = "effect";
    private static final String BRANCHES = "branches";
    private static final String NORMS = "norms";

    List<Metric> all() {
        var families = new MetricFamilies()
                .add(
                        ArmSet.ALL,
                        new Metric(MetricNames.DECAYED, "decayed gammas and betas", "", 0, 0, EFFECT),
                        new Metric(MetricNames.DOSE, "dose D", "", 3, 1e-9, EFFECT),
                        accuracy(MetricNames.ACCURACY, "held-out accuracy", 3), // 1.35 points
                        accuracy(MetricNames.OFFICIAL, "accuracy, test part alone", 3), // 1.35 points
                        accuracy(MetricNames.TRAIN_ACCURACY, "training accuracy", 6), // 2.67 points
                        new Metric(MetricNames.TRAIN_LOSS, "training loss", "", 4, 0.04, EFFECT)) // 0.0161
                .add(
                        others(),
                        new Metric(MetricNames.EFFECT, "effect", "%", 2, 0, EFFECT).combined(),
                        new Metric(MetricNames.OFFICIAL_EFFECT, "effect, test part alone", "%", 2, 0, EFFECT)
                                .combined());
        return families.add(
                        ArmSet.ALL,
                        Stream.concat(
                                        Stream.of(
                                                share(MetricNames.IDENTITY_SHARE, "rho, identity blocks"),
                                                share(MetricNames.PROJECTION_SHARE, "rho, projections"),
                                                share(MetricNames.SHARE, "rho, all blocks")),
                                        settings.net().places().stream()
                                                .map(p -> share(MetricNames.share(p.name()), "rho " + p.name())))
                                .toList())
                .add(
                        ArmSet.ALL,
                        Stream.of(Category.values())
                                .map(c -> new Metric(
                                        MetricNames.gamma(c),
                                        "mean |gamma| of " + c.label,
                                        "",
                                        3,
                                        3e-3,
                                        NORMS)) // 0.00144
                                .toList())
                .add(
                        ArmSet.ALL,
                        Stream.concat(
                                        Stream.of(norm(MetricNames.NORM, "n2, all blocks")),
                                        settings.net().places().stream()
                                                .map(p -> norm(MetricNames.norm(p.name()), "n2 " + p.name())))
                                .toList())
                .add(
                        ArmSet.ALL,
                        new Metric(
                                MetricNames.EPSILON_SHARE,
                                "epsilon share (above 0.01: flagged)",
                                "",
                                5,
                                1e-6,
                                NORMS)) // 2.5e-7
                .all();
    }

    /** The curves in the records, and those that all trials together make. */
    List<CurveFamily> curves() {
        var sgd = settings.sgd();
        return List.of(
                new CurveFamily(MetricNames.LOSS, 0.06)
                        .at(Stream.iterate(0, e -> e + 1)
                                .limit(sgd.epochs() + 1L)
                                .toList()), // 0.0299
                new CurveFamily(MetricNames.IDENTITY_SHARE, 0.03).at(sgd.probed()), // 0.0066
                new CurveFamily(MetricNames.PROJECTION_SHARE, 0.03).at(sgd.probed()), // 0.0109
                new CurveFamily(MetricNames.NORM, 2e-4).at(sgd.probed()), // 6.8e-5
                new CurveFamily(MetricNames.RATE, 2e-4).at(sgd.probed()), // 6.7e-5
                CurveFamily.combined(MetricNames.BY_DOSE, ArmSet.of(Arms.SWEPT)));
    }

    private ArmSet others() {
        return ArmSet.of(new Arms(settings).all(), (Arm arm) -> !arm.name().equals(Arms.NONE));
    }

    private static Metric accuracy(String name, String label, double tolerance) {
        return new Metric(name, label, "%", 2, tolerance, EFFECT);
    }

    private static Metric share(String name, String label) {
        return new Metric(name, label, "", 3, 0.03, BRANCHES); // 0.0136
    }

    private static Metric norm(String name, String label) {
        return new Metric(name, label, "", 3, 1e-3, NORMS); // 0.0003
    }
}
