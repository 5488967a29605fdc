package org.l2bench.experiments.l2basics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Metric;

/** Names and meanings of the numbers in the records. */
final class BasicsMetrics {
    static final String RIDGE_SYNTHETIC = "ridge.error.synthetic";
    static final String RIDGE_SPAMBASE = "ridge.error.spambase";
    static final String RIDGE_FILTER = "ridge.filter-error";
    static final String IDENTITY_TERM = "identity.plain.loss-term";
    static final String IDENTITY_SHRINK = "identity.plain.sgd-shrink";
    static final String IDENTITY_MOMENTUM = "identity.momentum.loss-term";
    static final String IDENTITY_SGDW = "identity.momentum.sgdw";
    static final String IDENTITY_SGDW_FIXED = "identity.momentum.sgdw-same-fixed-point";
    static final String ADAM_RIDGE = "adam-l2.ridge-error";
    static final String ADAM_BOX_WEAK = "adamw.box-error.c0.1";
    static final String ADAM_BOX_STRONG = "adamw.box-error.c1";
    static final String ADAM_NOT_RIDGE = "adamw.ridge-distance.c0.1";
    static final String ADAM_LARGEST = "adamw.largest-weight.c1";
    static final String SHEAR_COUPLED = "slope.coupled";
    static final String SHEAR_DECOUPLED = "slope.decoupled";
    static final String NLL = "nll";
    static final String ERR = "err";
    static final String TRAIN_NLL = "train-nll";
    static final String GAP = "gap";
    static final String NORM = "norm";
    static final String VALIDATION_NLL = "validation-nll";
    static final String VALIDATION_ERR = "validation-err";
    static final String BEST_STEP = "best-step";
    static final String ANGLE = "angle";
    static final String ANGLE_RATIO = "angle-ratio";
    static final String NORM4_RATIO = "n4-ratio";
    static final String SETTLED = "settled";
    static final String SCHEDULE_EXACT = "schedule.difference";
    static final String SCHEDULE_EPSILON = "schedule.difference-epsilon";
    static final String DIVERGED = "diverged";
    static final String RATE = "rate";
    static final String STRENGTH = "strength";

    /** Every grid point has these. */
    static final List<String> GRID_MEASURES = List.of(ERR, NLL, VALIDATION_ERR, VALIDATION_NLL);

    /** Every lambda of the u-curve has these. */
    static final List<String> CURVE_MEASURES = List.of(NLL, ERR, TRAIN_NLL, GAP, NORM);

    private BasicsMetrics() {}

    /** A measure at a lambda, e.g. {@code err@0.015}. */
    static String at(String measure, double lambda) {
        return measure + "@" + plain(lambda);
    }

    /** A measure of a placement at a lambda, e.g. {@code err.all@0.005}. */
    static String placed(String measure, String placement, double lambda) {
        return at(measure + "." + placement, lambda);
    }

    /** A measure of a layer, counted from 1, e.g. {@code angle.layer2}. */
    static String layer(String measure, int layer) {
        return measure + ".layer" + layer;
    }

    /** A measure at a grid point, e.g. {@code err@lr1.decay3}: places counted from 1. */
    static String cell(String measure, int rate, int strength) {
        return measure + "@lr" + (rate + 1) + ".decay" + (strength + 1);
    }

    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Every metric of any arm, in the order of the arms. */
    static List<Metric> all(BasicsSettings settings) {
        return BasicsArms.all().stream()
                .flatMap(arm -> of(settings, arm.name()).stream())
                .distinct()
                .toList();
    }

    /** The metrics of an arm. */
    static List<Metric> of(BasicsSettings settings, String arm) {
        var grid = GridArm.of(arm);
        if (grid.isPresent()) {
            return grid(settings, grid.get());
        }
        return switch (arm) {
            case BasicsArms.RIDGE ->
                List.of(
                        exact(RIDGE_SYNTHETIC, "rel. error, synthetic"),
                        exact(RIDGE_SPAMBASE, "rel. error, spambase"),
                        exact(RIDGE_FILTER, "error of filter factors"));
            case BasicsArms.IDENTITIES ->
                List.of(
                        exact(IDENTITY_TERM, "loss-term − sgd-l2"),
                        exact(IDENTITY_SHRINK, "sgd-shrink − sgd-l2"),
                        exact(IDENTITY_MOMENTUM, "momentum: loss-term − sgd-l2"),
                        closedForm(IDENTITY_SGDW, "momentum: sgdw − sgd-l2", 1e-6),
                        closedForm(IDENTITY_SGDW_FIXED, "momentum: sgdw with the same fixed point − sgd-l2", 1e-6));
            case BasicsArms.ADAM ->
                List.of(
                        closedForm(ADAM_RIDGE, "adam-l2 to ridge", 1e-5),
                        closedForm(ADAM_BOX_WEAK, "adamw to box, c 0.1", 1e-5),
                        closedForm(ADAM_NOT_RIDGE, "adamw to ridge, c 0.1", 1e-5),
                        closedForm(ADAM_BOX_STRONG, "adamw to box, c 1", 1e-4),
                        closedForm(ADAM_LARGEST, "max |w|, adamw, c 1", 1e-4));
            case BasicsArms.SHEAR ->
                List.of(
                        closedForm(SHEAR_COUPLED, "b, coupled", 1e-6),
                        closedForm(SHEAR_DECOUPLED, "b, decoupled", 1e-6));
            case BasicsArms.CURVE, BasicsArms.SHUFFLED -> curve(settings);
            case BasicsArms.EARLY_STOP ->
                List.of(
                        new Metric(ERR, "test err", "", 3, 0.03, "best of each"),
                        new Metric(NLL, "test nll", "", 3, 0.3, "best of each"),
                        new Metric(TRAIN_NLL, "training nll", "", 3, 0.3, "early stop"),
                        new Metric(GAP, "gap", "", 3, 0.05, "early stop"),
                        new Metric(NORM, "norm", "", 2, 2, "early stop"),
                        new Metric(VALIDATION_NLL, "validation nll", "", 3, 0.3, "early stop"),
                        new Metric(BEST_STEP, "best step", "", 0, 300, "early stop"));
            case BasicsArms.PLAIN, BasicsArms.MOMENTUM ->
                layers(settings.hidden().size());
            case BasicsArms.CONVOLUTIONAL -> layers(settings.channels().size());
            case BasicsArms.SCHEDULE ->
                List.of(
                        new Metric(SCHEDULE_EXACT, "largest difference, ε 0", "", 2, 1e-9, "exponential schedule"),
                        new Metric(
                                SCHEDULE_EPSILON, "largest difference, ε 1e-5", "", 6, 1e-2, "exponential schedule"));
            case BasicsArms.PLACEMENT -> placement(settings);
            case BasicsArms.BEST_ADAM, BasicsArms.BEST_ADAMW ->
                List.of(
                        new Metric(ERR, "test err", "", 3, 0.03, "best of each"),
                        new Metric(NLL, "test nll", "", 3, 0.3, "best of each"),
                        new Metric(RATE, "chosen rate", "", 5, 1, "best of each"),
                        new Metric(STRENGTH, "chosen λ or λ′", "", 5, 1, "best of each"));
            default -> throw new IllegalArgumentException("no arm " + arm);
        };
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
