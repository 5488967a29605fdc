package org.l2bench.experiments.l2basics;

import static org.l2bench.core.claim.Quantity.metric;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.Over;
import org.l2bench.core.claim.Rule.Range;
import org.l2bench.core.claim.Statistic;

/** The claims of the sheet, C1 to C14. */
record BasicsClaims(BasicsSettings settings) {
    private static final int SEEDS = 5;

    List<Claim> all() {
        return List.of(
                exact(
                                "C1",
                                "Gradient descent with L2 reaches the ridge oracle, and shrinks direction i to s²/(s² + nλ) of the"
                                        + " unpenalised solution",
                                atMost("synthetic", BasicsArmNames.RIDGE, BasicsMetricNames.RIDGE_SYNTHETIC, 1e-10),
                                atMost("spambase", BasicsArmNames.RIDGE, BasicsMetricNames.RIDGE_SPAMBASE, 1e-10),
                                atMost("filter factors", BasicsArmNames.RIDGE, BasicsMetricNames.RIDGE_FILTER, 1e-10))
                        .paperFigure("exact"),
                exact(
                                "C2",
                                "Plain SGD: the loss term, sgd-l2 and sgd-shrink are one after 500 steps in float64; with momentum"
                                        + " the loss term is sgd-l2, but sgdw differs by more than 1 %",
                                atMost("loss-term", BasicsArmNames.IDENTITIES, BasicsMetricNames.IDENTITY_TERM, 1e-12),
                                atMost(
                                        "sgd-shrink",
                                        BasicsArmNames.IDENTITIES,
                                        BasicsMetricNames.IDENTITY_SHRINK,
                                        1e-12),
                                atMost(
                                        "momentum, loss-term",
                                        BasicsArmNames.IDENTITIES,
                                        BasicsMetricNames.IDENTITY_MOMENTUM,
                                        1e-12),
                                atLeast(
                                        "momentum, sgdw, λ′ = 2ηλ",
                                        BasicsArmNames.IDENTITIES,
                                        BasicsMetricNames.IDENTITY_SGDW,
                                        0.01))
                        .paperFigure("exact"),
                exact(
                                "C3",
                                "On the full batch adam-l2 gives ridge, and adamw gives the unpenalised solution in the box"
                                        + " max |w| ≤ 1/c, not ridge",
                                atMost("adam-l2, ridge", BasicsArmNames.ADAM, BasicsMetricNames.ADAM_RIDGE, 1e-4),
                                atMost("adamw, box, c 0.1", BasicsArmNames.ADAM, BasicsMetricNames.ADAM_BOX_WEAK, 1e-4),
                                atMost("adamw, box, c 1", BasicsArmNames.ADAM, BasicsMetricNames.ADAM_BOX_STRONG, 2e-2),
                                atLeast(
                                        "adamw, not ridge",
                                        BasicsArmNames.ADAM,
                                        BasicsMetricNames.ADAM_NOT_RIDGE,
                                        0.01))
                        .paperFigure("exact (Xie and Li 2024)"),
                claim(
                                "C4",
                                "The chosen λ = " + BasicsMetricNames.plain(settings.fixedLambda())
                                        + " lowers test nll and err below λ = 0; nll is U-shaped (both ends above it)",
                                new Rule.SignFlip(improvement(), 0))
                        .paperFigure("measured before, one seed: nll 1.39 to .83, err .294 to .234")
                        .weightOfNull("yes"),
                claim(
                                "C5",
                                "Exact, in every seed: the norm falls and the training nll rises strictly with λ",
                                overLambdas())
                        .paperFigure("exact in the convex case")
                        .weightOfNull("yes"),
                claim(
                                "C6",
                                "Scale-invariant weights: the angle per step is arccos(1 − a) without and sqrt(2a/(1 + μ)) with"
                                        + " momentum, and ‖w‖⁴ without is as predicted, within a few per cent",
                                new Rule.Within(equilibrium(), Over.SEED_MEAN))
                        .paperFigure(
                                "measured before: angles .0890 and .0883 against .0895; .0331 and .0326 against .0324")
                        .weightOfNull("yes for these nets"),
                exact(
                                "C7",
                                "Under batch norm decay equals the exponential schedule with ε = 0, and visibly does not with"
                                        + " ε = 1e-5",
                                atMost("ε 0", BasicsArmNames.SCHEDULE, BasicsMetricNames.SCHEDULE_EXACT, 1e-10),
                                atLeast("ε 1e-5", BasicsArmNames.SCHEDULE, BasicsMetricNames.SCHEDULE_EPSILON, 1e-8))
                        .paperFigure("exact (Li and Arora 2020); measured before: 4e-14"),
                exact(
                                "C8",
                                "Ridge at convergence: the best coupled λ does not move with the learning rate (b = 0), the best"
                                        + " decoupled λ′ is proportional to it (b = 1)",
                                new Range(
                                        "b, coupled",
                                        metric(BasicsArmNames.SHEAR, BasicsMetricNames.SHEAR_COUPLED),
                                        -0.05,
                                        0.05),
                                new Range(
                                        "b, decoupled",
                                        metric(BasicsArmNames.SHEAR, BasicsMetricNames.SHEAR_DECOUPLED),
                                        0.95,
                                        1.05))
                        .paperFigure("exact"),
                claim(
                                "C9",
                                "SGD with batch norm: the best λ falls with the learning rate, so steeply that the slope b + 1 of"
                                        + " the decoupled share is closer to 0 than b",
                                new Rule.SeedBootstrap(
                                        "b", new Statistic.GridSlope(GridArm.SGD.grid(settings)), false, -0.5))
                        .paperFigure("−1 expected (standard)")
                        .weightOfNull("no: short training leaves the optimum at the border"),
                claim(
                                "C10",
                                "Learning rate and decay are more separable in adamw-paper than in adam-l2",
                                new Rule.SeedBootstrap(
                                        "separability, adamw-paper − adam-l2",
                                        new Statistic.SeparabilityDifference(
                                                GridArm.ADAMW.grid(settings), GridArm.ADAM.grid(settings)),
                                        true,
                                        0))
                        .paperFigure("a picture (Loshchilov and Hutter 2019)")
                        .weightOfNull("no"),
                claim(
                                "C11",
                                "Each at its best grid point and trained anew, adamw-paper makes fewer errors than adam-l2",
                                above(
                                        metric(BasicsArmNames.BEST_ADAM, BasicsMetricNames.ERR),
                                        metric(BasicsArmNames.BEST_ADAMW, BasicsMetricNames.ERR)))
                        .paperFigure("yes on CIFAR-10 (Loshchilov and Hutter 2019)")
                        .weightOfNull("no"),
                claim(
                                "C12",
                                "Decaying all parameters instead of weights hardly changes err, at 2λ = "
                                        + BasicsMetricNames.plain(2
                                                * settings.placementPenalties().get(0)),
                                new Rule.Equivalence(List.of(placement()), 0.01))
                        .paperFigure("none")
                        .weightOfNull("exploratory")
                        .control(),
                claim("C13", "Control: with permuted labels no λ helps, err is at chance at every λ", chance())
                        .paperFigure("chance, .90")
                        .weightOfNull("a failure points to a leak")
                        .control(),
                claim(
                                "C14",
                                "Control: L2 is more than stopping early, it makes fewer errors at λ = "
                                        + BasicsMetricNames.plain(settings.fixedLambda()),
                                above(
                                        metric(BasicsArmNames.EARLY_STOP, BasicsMetricNames.ERR),
                                        curve(BasicsMetricNames.ERR, settings.fixedLambda())))
                        .paperFigure("none")
                        .weightOfNull("no")
                        .control());
    }

    /** An identity or a closed form, which holds in each seed or does not: its rule has no interval and no p. */
    private static Claim exact(String id, String statement, Range... ranges) {
        var rule = new Rule.Within(List.of(ranges), Over.EVERY_SEED);
        return Claim.of(id, "Exact, in every seed: " + statement, rule).weightOfNull("yes");
    }

    private static Claim claim(String id, String statement, Rule rule) {
        return Claim.of(id, statement, rule).seeds(SEEDS);
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

    private static Quantity curve(String measure, double lambda) {
        return metric(BasicsArmNames.CURVE, BasicsMetricNames.at(measure, lambda));
    }

    private List<Contrast> improvement() {
        double fixed = settings.fixedLambda();
        double largest = settings.lambdas().get(settings.lambdas().size() - 1);
        var contrasts = new ArrayList<>(List.of(
                Contrast.of("nll, λ = 0 above", curve(BasicsMetricNames.NLL, 0), curve(BasicsMetricNames.NLL, fixed)),
                Contrast.of("err, λ = 0 above", curve(BasicsMetricNames.ERR, 0), curve(BasicsMetricNames.ERR, fixed))));
        if (largest > fixed) {
            contrasts.add(Contrast.of(
                    "nll, λ = " + BasicsMetricNames.plain(largest) + " above",
                    curve(BasicsMetricNames.NLL, largest),
                    curve(BasicsMetricNames.NLL, fixed)));
        }
        return contrasts;
    }

    private Rule overLambdas() {
        return new Rule.Monotone(List.of(
                new Rule.Series("norm falls", overLambdas(BasicsMetricNames.NORM), false),
                new Rule.Series("training nll rises", overLambdas(BasicsMetricNames.TRAIN_NLL), true)));
    }

    private List<Quantity> overLambdas(String measure) {
        return settings.lambdas().stream().map(l -> curve(measure, l)).toList();
    }

    private Rule chance() {
        return new Rule.Within(
                settings.lambdas().stream()
                        .map(l -> new Range(
                                "λ " + BasicsMetricNames.plain(l),
                                metric(BasicsArmNames.SHUFFLED, BasicsMetricNames.at(BasicsMetricNames.ERR, l)),
                                0.85,
                                0.95))
                        .toList(),
                Over.SEED_MEAN);
    }

    private List<Range> equilibrium() {
        var ranges = new ArrayList<Range>();
        for (int layer = 1; layer <= settings.hidden().size(); layer++) {
            ranges.add(near("plain, angle", BasicsArmNames.PLAIN, BasicsMetricNames.ANGLE_RATIO, layer, 0.05));
            ranges.add(near("plain, ‖w‖⁴", BasicsArmNames.PLAIN, BasicsMetricNames.NORM4_RATIO, layer, 0.1));
            ranges.add(near("momentum, angle", BasicsArmNames.MOMENTUM, BasicsMetricNames.ANGLE_RATIO, layer, 0.05));
        }
        for (int layer = 1; layer <= settings.channels().size(); layer++) {
            ranges.add(near("conv, angle", BasicsArmNames.CONVOLUTIONAL, BasicsMetricNames.ANGLE_RATIO, layer, 0.1));
            ranges.add(near("conv, ‖w‖⁴", BasicsArmNames.CONVOLUTIONAL, BasicsMetricNames.NORM4_RATIO, layer, 0.1));
        }
        return ranges;
    }

    private static Range near(String label, String arm, String measure, int layer, double share) {
        return new Range(
                label + ", layer " + layer, metric(arm, BasicsMetricNames.layer(measure, layer)), 1 - share, 1 + share);
    }

    private Contrast placement() {
        double lambda = settings.placementPenalties().get(0);
        var placements = PlacementPart.Placement.values();
        return Contrast.of(
                "all − weights",
                metric(
                        BasicsArmNames.PLACEMENT,
                        BasicsMetricNames.placed(BasicsMetricNames.ERR, placements[1].key(), lambda)),
                metric(
                        BasicsArmNames.PLACEMENT,
                        BasicsMetricNames.placed(BasicsMetricNames.ERR, placements[0].key(), lambda)));
    }
}
