package org.l2bench.experiments.l2basics;

import static org.l2bench.core.claim.Quantity.metric;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Grid;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.Over;
import org.l2bench.core.claim.Rule.Range;
import org.l2bench.core.claim.Statistic;
import org.l2bench.experiments.l2basics.PlacementTrial.Placement;

/** The claims of the sheet, C1 to C14. */
record Claims(Settings settings) {
    private static final int SEEDS = 5;

    List<Claim> all() {
        var fixedLambda = MetricNames.plain(settings.curve().fixedLambda());
        return List.of(
                exact(
                        "C1",
                        "Gradient descent with L2 reaches the ridge oracle, and shrinks direction i to s²/(s² + nλ) of the"
                                + " unpenalised solution",
                        "exact",
                        atMost("synthetic", ArmNames.RIDGE, RidgeTrial.SYNTHETIC_ERROR, 1e-10),
                        atMost("spambase", ArmNames.RIDGE, RidgeTrial.SPAMBASE_ERROR, 1e-10),
                        atMost("filter factors", ArmNames.RIDGE, RidgeTrial.FILTER_ERROR, 1e-10)),
                exact(
                        "C2",
                        "Plain SGD: the loss term, sgd-l2 and sgd-shrink are one after 500 steps in float64; with momentum"
                                + " the loss term is sgd-l2, but sgdw differs by more than 1 %",
                        "exact",
                        atMost("loss-term", ArmNames.IDENTITIES, IdentityTrial.LOSS_TERM, 1e-12),
                        atMost("sgd-shrink", ArmNames.IDENTITIES, IdentityTrial.SHRINK, 1e-12),
                        atMost("momentum, loss-term", ArmNames.IDENTITIES, IdentityTrial.MOMENTUM_LOSS_TERM, 1e-12),
                        atLeast("momentum, sgdw, λ′ = 2ηλ", ArmNames.IDENTITIES, IdentityTrial.SGDW, 0.01)),
                exact(
                        "C3",
                        "On the full batch adam-l2 gives ridge, and adamw gives the unpenalised solution in the box"
                                + " max |w| ≤ 1/c, not ridge",
                        "exact (Xie and Li 2024)",
                        atMost("adam-l2, ridge", ArmNames.ADAM, AdamTrial.RIDGE_ERROR, 1e-4),
                        atMost("adamw, box, c 0.1", ArmNames.ADAM, AdamTrial.BOX_ERROR_WEAK, 1e-4),
                        atMost("adamw, box, c 1", ArmNames.ADAM, AdamTrial.BOX_ERROR_STRONG, 2e-2),
                        atLeast("adamw, not ridge", ArmNames.ADAM, AdamTrial.RIDGE_DISTANCE, 0.01)),
                claim(
                        "C4",
                        "The chosen λ = " + fixedLambda
                                + " lowers test nll and err below λ = 0; nll is U-shaped (both ends above it)",
                        "measured before, one seed: nll 1.39 to .83, err .294 to .234",
                        "yes",
                        new Rule.SignFlip(improvement(), 0)),
                claim(
                        "C5",
                        "Exact, in every seed: the norm falls and the training nll rises strictly with λ",
                        "exact in the convex case",
                        "yes",
                        new Rule.Monotone(List.of(
                                new Rule.Series("norm falls", overLambdas(CurveTrial.NORM), false),
                                new Rule.Series("training nll rises", overLambdas(CurveTrial.TRAIN_NLL), true)))),
                claim(
                        "C6",
                        "Scale-invariant weights: the angle per step is arccos(1 − a) without and sqrt(2a/(1 + μ)) with"
                                + " momentum, and ‖w‖⁴ without is as predicted, within a few per cent",
                        "measured before: angles .0890 and .0883 against .0895; .0331 and .0326 against .0324",
                        "yes for these nets",
                        new Rule.Within(equilibrium(), Over.SEED_MEAN)),
                exact(
                        "C7",
                        "Under batch norm decay equals the exponential schedule with ε = 0, and visibly does not with"
                                + " ε = 1e-5",
                        "exact (Li and Arora 2020); measured before: 4e-14",
                        atMost("ε 0", ArmNames.SCHEDULE, ScheduleTrial.DIFFERENCE, 1e-10),
                        atLeast("ε 1e-5", ArmNames.SCHEDULE, ScheduleTrial.DIFFERENCE_EPSILON, 1e-8)),
                exact(
                        "C8",
                        "Ridge at convergence: the best coupled λ does not move with the learning rate (b = 0), the best"
                                + " decoupled λ′ is proportional to it (b = 1)",
                        "exact",
                        new Range("b, coupled", metric(ArmNames.SHEAR, ShearTrial.SLOPE_COUPLED), -0.05, 0.05),
                        new Range("b, decoupled", metric(ArmNames.SHEAR, ShearTrial.SLOPE_DECOUPLED), 0.95, 1.05)),
                claim(
                        "C9",
                        "SGD with batch norm: the best λ falls with the learning rate, so steeply that the slope b + 1 of"
                                + " the decoupled share is closer to 0 than b",
                        "−1 expected (standard)",
                        "no: short training leaves the optimum at the border",
                        new Rule.SeedBootstrap("b", new Statistic.GridSlope(errors(GridOptimiser.SGD)), false, -0.5)),
                claim(
                        "C10",
                        "Learning rate and decay are more separable in adamw-paper than in adam-l2",
                        "a picture (Loshchilov and Hutter 2019)",
                        "no",
                        new Rule.SeedBootstrap(
                                "separability, adamw-paper − adam-l2",
                                new Statistic.SeparabilityDifference(
                                        errors(GridOptimiser.ADAMW), errors(GridOptimiser.ADAM)),
                                true,
                                0)),
                claim(
                        "C11",
                        "Each at its best grid point and trained anew, adamw-paper makes fewer errors than adam-l2",
                        "yes on CIFAR-10 (Loshchilov and Hutter 2019)",
                        "no",
                        above(
                                metric(ArmNames.BEST_ADAM, MetricNames.ERR),
                                metric(ArmNames.BEST_ADAMW, MetricNames.ERR))),
                claim(
                                "C12",
                                "Decaying all parameters instead of weights hardly changes err, at 2λ = "
                                        + MetricNames.plain(2 * placedLambda()),
                                "none",
                                "exploratory",
                                new Rule.Equivalence(
                                        List.of(Contrast.of(
                                                "all − weights", placed(Placement.ALL), placed(Placement.WEIGHTS))),
                                        0.01))
                        .control(),
                claim(
                                "C13",
                                "Control: with permuted labels no λ helps, err is at chance at every λ",
                                "chance, .90",
                                "a failure points to a leak",
                                new Rule.Within(chance(), Over.SEED_MEAN))
                        .control(),
                claim(
                                "C14",
                                "Control: L2 is more than stopping early, it makes fewer errors at λ = " + fixedLambda,
                                "none",
                                "no",
                                above(
                                        metric(ArmNames.EARLY_STOP, MetricNames.ERR),
                                        curve(MetricNames.ERR, settings.curve().fixedLambda())))
                        .control());
    }

    /** An identity or a closed form, which holds in each seed or does not: its rule has no interval and no p. */
    private static Claim exact(String id, String statement, String figure, Range... ranges) {
        return Claim.of(id, "Exact, in every seed: " + statement, new Rule.Within(List.of(ranges), Over.EVERY_SEED))
                .paperFigure(figure)
                .weightOfNull("yes");
    }

    private static Claim claim(String id, String statement, String figure, String weightOfNull, Rule rule) {
        return Claim.of(id, statement, rule).seeds(SEEDS).paperFigure(figure).weightOfNull(weightOfNull);
    }

    private static Rule above(Quantity left, Quantity right) {
        return new Rule.SignFlip(List.of(Contrast.of("", left, right)), 0);
    }

    private static Range atMost(String label, String arm, String metric, double bound) {
        return Range.atMost(label, metric(arm, metric), bound);
    }

    private static Range atLeast(String label, String arm, String metric, double bound) {
        return Range.atLeast(label, metric(arm, metric), bound);
    }

    /** The test errors over the grid of an optimiser. */
    Grid errors(GridOptimiser optimiser) {
        var arm =
                switch (optimiser) {
                    case SGD -> ArmNames.GRID_SGD;
                    case ADAM -> ArmNames.GRID_ADAM;
                    case ADAMW -> ArmNames.GRID_ADAMW;
                };
        var points = settings.grid().points(optimiser);
        return Grid.of(arm, points.rates(), points.strengths(), (i, j) -> GridTrial.cell(MetricNames.ERR, i, j));
    }

    private static Quantity curve(String measure, double lambda) {
        return metric(ArmNames.CURVE, MetricNames.at(measure, lambda));
    }

    private List<Quantity> overLambdas(String measure) {
        return settings.curve().lambdas().stream().map(l -> curve(measure, l)).toList();
    }

    private List<Contrast> improvement() {
        var lambdas = settings.curve().lambdas();
        double fixed = settings.curve().fixedLambda();
        double largest = lambdas.get(lambdas.size() - 1);
        var contrasts = new ArrayList<>(List.of(
                aboveFixed("nll, λ = 0 above", MetricNames.NLL, 0),
                aboveFixed("err, λ = 0 above", MetricNames.ERR, 0)));
        if (largest > fixed) {
            contrasts.add(aboveFixed("nll, λ = " + MetricNames.plain(largest) + " above", MetricNames.NLL, largest));
        }
        return contrasts;
    }

    private Contrast aboveFixed(String label, String measure, double lambda) {
        return Contrast.of(
                label, curve(measure, lambda), curve(measure, settings.curve().fixedLambda()));
    }

    private List<Range> chance() {
        return settings.curve().lambdas().stream()
                .map(l -> new Range(
                        "λ " + MetricNames.plain(l),
                        metric(ArmNames.SHUFFLED, MetricNames.at(MetricNames.ERR, l)),
                        0.85,
                        0.95))
                .toList();
    }

    private List<Range> equilibrium() {
        var ranges = new ArrayList<Range>();
        for (int layer = 1; layer <= settings.net().hidden().size(); layer++) {
            ranges.add(near("plain, angle", ArmNames.PLAIN, EquilibriumMeter.ANGLE_RATIO, layer, 0.05));
            ranges.add(near("plain, ‖w‖⁴", ArmNames.PLAIN, EquilibriumMeter.NORM4_RATIO, layer, 0.1));
            ranges.add(near("momentum, angle", ArmNames.MOMENTUM, EquilibriumMeter.ANGLE_RATIO, layer, 0.05));
        }
        for (int layer = 1; layer <= settings.net().channels().size(); layer++) {
            ranges.add(near("conv, angle", ArmNames.CONVOLUTIONAL, EquilibriumMeter.ANGLE_RATIO, layer, 0.1));
            ranges.add(near("conv, ‖w‖⁴", ArmNames.CONVOLUTIONAL, EquilibriumMeter.NORM4_RATIO, layer, 0.1));
        }
        return ranges;
    }

    private static Range near(String label, String arm, String measure, int layer, double share) {
        var quantity = metric(arm, EquilibriumMeter.layer(measure, layer));
        return new Range(label + ", layer " + layer, quantity, 1 - share, 1 + share);
    }

    private double placedLambda() {
        return settings.placement().penalties().get(0);
    }

    private Quantity placed(Placement placement) {
        return metric(ArmNames.PLACEMENT, PlacementTrial.placed(MetricNames.ERR, placement, placedLambda()));
    }
}
