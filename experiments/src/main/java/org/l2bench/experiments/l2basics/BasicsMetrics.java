package org.l2bench.experiments.l2basics;

import static org.l2bench.experiments.l2basics.BasicsMetricNames.ADAM_BOX_STRONG;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.ADAM_BOX_WEAK;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.ADAM_LARGEST;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.ADAM_NOT_RIDGE;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.ADAM_RIDGE;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.ANGLE;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.ANGLE_RATIO;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.BEST_STEP;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.CURVE_MEASURES;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.DIVERGED;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.ERR;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.GAP;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.GRID_MEASURES;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.IDENTITY_MOMENTUM;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.IDENTITY_SGDW;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.IDENTITY_SGDW_FIXED;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.IDENTITY_SHRINK;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.IDENTITY_TERM;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.NLL;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.NORM;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.NORM4_RATIO;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.RATE;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.RIDGE_FILTER;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.RIDGE_SPAMBASE;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.RIDGE_SYNTHETIC;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.SCHEDULE_EPSILON;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.SCHEDULE_EXACT;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.SETTLED;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.SHEAR_COUPLED;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.SHEAR_DECOUPLED;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.STRENGTH;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.TRAIN_NLL;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.VALIDATION_NLL;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.at;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.cell;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.layer;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.placed;
import static org.l2bench.experiments.l2basics.BasicsMetricNames.plain;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;

/** What the numbers in the records mean. */
final class BasicsMetrics {
    private static final ArmSet BEST = ArmSet.of(BasicsArmNames.BEST_ADAM, BasicsArmNames.BEST_ADAMW);

    private BasicsMetrics() {}

    /** Every metric with its arms, in the order of the arms. */
    static List<Metric> all(BasicsSettings settings) {
        var best = List.of(
                new Metric(ERR, "test err", "", 3, 0.03, "best of each"),
                new Metric(NLL, "test nll", "", 3, 0.3, "best of each"));
        var families = new MetricFamilies()
                .add(
                        ArmSet.of(BasicsArmNames.RIDGE),
                        exact(RIDGE_SYNTHETIC, "rel. error, synthetic"),
                        exact(RIDGE_SPAMBASE, "rel. error, spambase"),
                        exact(RIDGE_FILTER, "error of filter factors"))
                .add(
                        ArmSet.of(BasicsArmNames.IDENTITIES),
                        exact(IDENTITY_TERM, "loss-term − sgd-l2"),
                        exact(IDENTITY_SHRINK, "sgd-shrink − sgd-l2"),
                        exact(IDENTITY_MOMENTUM, "momentum: loss-term − sgd-l2"),
                        closedForm(IDENTITY_SGDW, "momentum: sgdw − sgd-l2", 1e-6),
                        closedForm(IDENTITY_SGDW_FIXED, "momentum: sgdw with the same fixed point − sgd-l2", 1e-6))
                .add(
                        ArmSet.of(BasicsArmNames.ADAM),
                        closedForm(ADAM_RIDGE, "adam-l2 to ridge", 1e-5),
                        closedForm(ADAM_BOX_WEAK, "adamw to box, c 0.1", 1e-5),
                        closedForm(ADAM_NOT_RIDGE, "adamw to ridge, c 0.1", 1e-5),
                        closedForm(ADAM_BOX_STRONG, "adamw to box, c 1", 1e-4),
                        closedForm(ADAM_LARGEST, "max |w|, adamw, c 1", 1e-4))
                .add(
                        ArmSet.of(BasicsArmNames.SHEAR),
                        closedForm(SHEAR_COUPLED, "b, coupled", 1e-6),
                        closedForm(SHEAR_DECOUPLED, "b, decoupled", 1e-6))
                .add(ArmSet.of(BasicsArmNames.CURVE, BasicsArmNames.SHUFFLED), curve(settings))
                .add(ArmSet.of(BasicsArmNames.EARLY_STOP), best)
                .add(
                        ArmSet.of(BasicsArmNames.EARLY_STOP),
                        new Metric(TRAIN_NLL, "training nll", "", 3, 0.3, "early stop"),
                        new Metric(GAP, "gap", "", 3, 0.05, "early stop"),
                        new Metric(NORM, "norm", "", 2, 2, "early stop"),
                        new Metric(VALIDATION_NLL, "validation nll", "", 3, 0.3, "early stop"),
                        new Metric(BEST_STEP, "best step", "", 0, 300, "early stop"))
                .add(
                        ArmSet.of(BasicsArmNames.PLAIN, BasicsArmNames.MOMENTUM),
                        layers(settings.hidden().size()))
                .add(
                        ArmSet.of(BasicsArmNames.CONVOLUTIONAL),
                        layers(settings.channels().size()))
                .add(
                        ArmSet.of(BasicsArmNames.SCHEDULE),
                        new Metric(SCHEDULE_EXACT, "largest difference, ε 0", "", 2, 1e-9, "exponential schedule"),
                        new Metric(
                                SCHEDULE_EPSILON, "largest difference, ε 1e-5", "", 6, 1e-2, "exponential schedule"));
        for (var grid : GridArm.values()) {
            families.add(ArmSet.of(grid.armName()), grid(settings, grid));
        }
        return families.add(ArmSet.of(BasicsArmNames.PLACEMENT), placement(settings))
                .add(BEST, best)
                .add(
                        BEST,
                        new Metric(RATE, "chosen rate", "", 5, 1, "best of each"),
                        new Metric(STRENGTH, "chosen λ or λ′", "", 5, 1, "best of each"))
                .all();
    }

    /** Nought but for rounding. */
    private static Metric exact(String name, String label) {
        return new Metric(name, label, "", 2, 1e-11, "closed forms");
    }

    private static Metric closedForm(String name, String label, double tolerance) {
        return new Metric(name, label, "", 5, tolerance, "closed forms");
    }

    private static List<Metric> curve(BasicsSettings settings) {
        var metrics = new ArrayList<Metric>();
        for (var measure : CURVE_MEASURES) {
            double tolerance = measure.equals(NORM) ? 2 : measure.endsWith(NLL) ? 0.3 : 0.05;
            for (double lambda : settings.lambdas()) {
                metrics.add(new Metric(
                        at(measure, lambda),
                        "λ " + plain(lambda),
                        "",
                        measure.equals(NORM) ? 2 : 3,
                        tolerance,
                        measure + " by λ"));
            }
        }
        return metrics;
    }

    private static List<Metric> layers(int count) {
        var metrics = new ArrayList<Metric>();
        for (int layer = 1; layer <= count; layer++) {
            metrics.add(equilibrium(ANGLE, "angle per step", layer, 4, 0.01));
            metrics.add(equilibrium(ANGLE_RATIO, "angle / predicted", layer, 3, 0.05));
            // Before the equilibrium it is some hundreds, and other kernels of libtorch were seen to differ by 0.2.
            metrics.add(equilibrium(NORM4_RATIO, "‖w‖⁴ / predicted", layer, 3, 0.4));
            metrics.add(equilibrium(SETTLED, "late / early angle", layer, 3, 0.05));
        }
        return metrics;
    }

    private static Metric equilibrium(String measure, String label, int layer, int decimals, double tolerance) {
        return new Metric(
                layer(measure, layer),
                label + ", layer " + layer,
                "",
                decimals,
                tolerance,
                "equilibrium, layer " + layer);
    }

    /** In no table: the heat maps show them. */
    private static List<Metric> grid(BasicsSettings settings, GridArm arm) {
        var metrics = new ArrayList<Metric>();
        for (var measure : GRID_MEASURES) {
            for (int i = 0; i < arm.rates(settings).size(); i++) {
                for (int j = 0; j < arm.strengths(settings).size(); j++) {
                    var label = measure + ", rate " + (i + 1) + ", strength " + (j + 1);
                    metrics.add(new Metric(
                            cell(measure, i, j), label, "", 3, measure.endsWith(NLL) ? 0.5 : 0.1, Metric.NO_TABLE));
                }
            }
        }
        metrics.add(new Metric(DIVERGED, "diverged grid points", "", 0, 2, "grids"));
        return metrics;
    }

    private static List<Metric> placement(BasicsSettings settings) {
        var metrics = new ArrayList<Metric>();
        for (var measure : List.of(ERR, NLL)) {
            for (var placement : PlacementPart.Placement.values()) {
                for (double lambda : settings.placementPenalties()) {
                    metrics.add(new Metric(
                            placed(measure, placement.key(), lambda),
                            measure + ", " + placement.key() + ", λ " + plain(lambda),
                            "",
                            3,
                            measure.equals(ERR) ? 0.03 : 0.3,
                            "placement"));
                }
            }
        }
        return metrics;
    }
}
