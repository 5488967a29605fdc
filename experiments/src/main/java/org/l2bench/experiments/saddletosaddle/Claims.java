package org.l2bench.experiments.saddletosaddle;

import static org.l2bench.core.claim.Quantity.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Requirement;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.Event;
import org.l2bench.core.claim.Rule.Over;
import org.l2bench.core.claim.Rule.Range;
import org.l2bench.core.claim.Statistic;

/** The claims of the sheet, C1 to C12: C1 to C7c on small starts (version 2 of the paper), C8 to C12 on the penalty (version 1). */
record Claims(Settings settings) {
    private static final int FEW = 5;
    private static final int MANY = 10;
    private static final String PICTURE = "a picture (reconstructed)";
    private static final String NONE = "none (ours)";
    private static final String FINITE_WIDTH = "no (finite width)";
    private static final String YES = "yes";
    /** rate times lambda times steps after which a direction that dies is gone: exp(-2 * 6) is 6e-6. */
    private static final double LONG_ENOUGH = 6;

    List<Claim> all() {
        return Stream.of(paths(), completions(), penalties())
                .flatMap(List::stream)
                .toList();
    }

    private List<Claim> paths() {
        return List.of(
                distances(),
                Claim.of(
                                "C2",
                                "The path of a small start (γ = 2) rests on every saddle, rank after rank; that of a lazy one"
                                        + " (γ = 0.75) on none",
                                new Rule.SeedsBut(List.of(stepwise(), lazy()), 1))
                        .seeds(MANY)
                        .paperFigure(PICTURE)
                        .weightOfNull(YES),
                Claim.of(
                                "C2s",
                                "Control: slow is not stepwise; most of the way is on plateaus for γ = 2, and no more than of an"
                                        + " exponential decay for γ = 0.75",
                                new Rule.SeedsBut(
                                        List.of(
                                                Event.of(
                                                        "γ = 2",
                                                        Range.atLeast("", metric(Arms.PATH_S2S_2, Names.SHARE), 0.5)),
                                                Event.of(
                                                        "γ = 0.75",
                                                        Range.atMost("", metric(Arms.PATH_NTK, Names.SHARE), 0.13))),
                                        1))
                        .seeds(MANY)
                        .paperFigure(NONE)
                        .weightOfNull(YES)
                        .control(),
                escapes(),
                Claim.of(
                                "C4",
                                "The wider the net, the nearer to rank 1 are its weights when it escapes",
                                new Rule.SignFlip(
                                        List.of(
                                                ratio("γ = 1.5", Arms.ESCAPE_S2S, first(), Arms.ESCAPE_S2S, judged()),
                                                ratio("γ = 2", Arms.ESCAPE_NARROW, pair(0), Arms.ESCAPE_WIDE, pair(1))),
                                        0))
                        .needs(escaped(Arms.ESCAPE_S2S, List.of(first(), judged())))
                        .needs(
                                escaped(Arms.ESCAPE_NARROW, List.of(pair(0))),
                                escaped(Arms.ESCAPE_WIDE, List.of(pair(1))))
                        .seeds(FEW)
                        .paperFigure("none")
                        .weightOfNull(YES),
                Claim.of(
                                "C5",
                                "The first path is aligned with the top singular vectors of the gradient at 0, with probability ≥ 1/2"
                                        + " (γ = 2)",
                                new Rule.SeedShare(
                                        List.of(Event.of(
                                                "both sides above 0.9",
                                                Range.atLeast("", escape(Arms.ESCAPE_WIDE, Names.LEFT, pair(1)), 0.9),
                                                Range.atLeast(
                                                        "", escape(Arms.ESCAPE_WIDE, Names.RIGHT, pair(1)), 0.9))),
                                        0.5))
                        .needs(escaped(Arms.ESCAPE_WIDE, List.of(pair(1))))
                        .seeds(MANY)
                        .paperFigure("probability ≥ 1/2, proved for infinite γ (reconstructed)")
                        .weightOfNull(FINITE_WIDTH),
                Claim.of(
                                "C6",
                                "The greedy algorithm visits the best maps of rank 1, 2, …; on every plateau the path (γ = 2) comes"
                                        + " to within 5 % of it",
                                new Rule.All(List.of(
                                        new Rule.Within(greedy(), Over.EVERY_SEED),
                                        new Rule.SeedsBut(List.of(nearGreedy()), 1))))
                        .seeds(MANY)
                        .paperFigure(PICTURE)
                        .weightOfNull(YES));
    }

    private Claim distances() {
        var distance = settings.distance();
        double lazySaddle = DistanceTrial.saddleExponent(Regime.NTK);
        double saddle = DistanceTrial.saddleExponent(Regime.S2S);
        double travel =
                DistanceTrial.travelExponent(Regime.NTK, settings.teacher().depth());
        return Claim.of(
                        "C1",
                        "With the width w a start comes nearer to a saddle if γ > 1 and further away if γ < 1, as w^((1−γ)/2); a"
                                + " lazy one comes nearer to a minimum, as w^(−(1−γ)(L−1)/2), a small one does not",
                        new Rule.All(List.of(
                                around(
                                        "d_s, γ = 0.75",
                                        power(Arms.DISTANCE_NTK, Names.SADDLE, distance.lazyWidths()),
                                        lazySaddle,
                                        0.03),
                                around(
                                        "d_s, γ = 1.5",
                                        power(Arms.DISTANCE_S2S, Names.SADDLE, distance.saddleWidths()),
                                        saddle,
                                        0.03),
                                around(
                                        "travel, γ = 0.75",
                                        power(Arms.DISTANCE_NTK, Names.TRAVEL, distance.lazyWidths()),
                                        travel,
                                        0.1),
                                new Rule.BootstrapWithin(
                                        "travel, γ = 1.5",
                                        power(Arms.DISTANCE_S2S, Names.TRAVEL, distance.saddleWidths()),
                                        -0.05,
                                        Double.POSITIVE_INFINITY))))
                .needs(ended(Arms.DISTANCE_NTK, Names.REACHED, distance.lazyWidths(), "the stop was not reached"))
                .needs(ended(Arms.DISTANCE_S2S, Names.REACHED, distance.saddleWidths(), "the stop was not reached"))
                .seeds(FEW)
                .weightOfNull("d_s: yes; travel: no (finite width)");
    }

    private Claim escapes() {
        var widths = settings.escape().slopeWidths();
        int depth = settings.teacher().depth();
        return Claim.of(
                        "C3",
                        "The time to escape from 0 grows with the width as w^((γ−1)(L−2)/2), at a fixed learning rate",
                        new Rule.All(List.of(
                                around(
                                        "γ = 1.5",
                                        power(Arms.ESCAPE_S2S, Names.ESCAPE, widths),
                                        EscapeTrial.exponent(Regime.S2S.gamma(), depth),
                                        0.1),
                                around(
                                        "γ = 1",
                                        power(Arms.ESCAPE_MF, Names.ESCAPE, widths),
                                        EscapeTrial.exponent(Regime.MF.gamma(), depth),
                                        0.1))))
                .needs(escaped(Arms.ESCAPE_S2S, widths), escaped(Arms.ESCAPE_MF, widths))
                .seeds(FEW)
                .weightOfNull(YES);
    }

    private List<Claim> completions() {
        return List.of(
                Claim.of(
                                "C7",
                                "Matrix completion: the smaller the start, the smaller the test error; small starts (γ = 2) that"
                                        + " fit have the rank of the truth",
                                new Rule.All(List.of(
                                        new Rule.SignFlip(
                                                List.of(
                                                        test("γ 1 − γ 2", Arms.COMPLETION_MF, Arms.COMPLETION_S2S_2),
                                                        test("γ 0.75 − γ 1", Arms.COMPLETION_NTK, Arms.COMPLETION_MF)),
                                                0),
                                        new Rule.SeedsBut(List.of(trueRank()), 1))))
                        .seeds(FEW)
                        .paperFigure(PICTURE)
                        .weightOfNull("yes; runs still on a plateau do not count for the rank"),
                Claim.of(
                                "C7c",
                                "Control: the lazy starts' test error is not only their own first output; less that output it is"
                                        + " still larger",
                                new Rule.SignFlip(
                                        List.of(
                                                test("γ 0.75 centred − γ 1", Arms.NTK_CENTRED, Arms.COMPLETION_MF),
                                                test("γ 1 centred − γ 2", Arms.MF_CENTRED, Arms.COMPLETION_S2S_2)),
                                        0))
                        .seeds(FEW)
                        .paperFigure(NONE)
                        .weightOfNull("yes: then C7 is only the start's own output")
                        .control());
    }

    private List<Claim> penalties() {
        return List.of(
                Claim.of(
                                "C8",
                                "The least Σ‖W‖² of a map is its Schatten quasi-norm L Σ s^(2/L): balanced nets have it, others"
                                        + " more, and penalised training ends there",
                                new Rule.Within(norms(), Over.EVERY_SEED))
                        .needs(closedFormIsDone(), randomIsDone(), startsAreDone(), penalisedIsDone())
                        .paperFigure("exact (abstract, version 1)")
                        .weightOfNull(YES),
                Claim.of(
                                "C9",
                                "Penalised training from a balanced start ends at the closed form, direction by direction",
                                new Rule.Within(
                                        Arms.DEPTHS.stream()
                                                .map(d -> Range.atMost(
                                                        "L = " + d, metric(Arms.closedForm(d), Names.ERROR), 1e-4))
                                                .toList(),
                                        Over.EVERY_SEED))
                        .needs(closedFormIsDone())
                        .paperFigure("exact (abstract, version 1)")
                        .weightOfNull(YES),
                Claim.of(
                                "C10",
                                "With two layers all starts end at one objective; with three there are local minima above it, of"
                                        + " lower rank",
                                new Rule.Within(
                                        List.of(
                                                Range.atMost(
                                                        "L = 2, spread", metric(Arms.starts(2), Names.SPREAD), 1e-6),
                                                Range.atLeast("L = 3, ends", metric(Arms.starts(3), Names.DISTINCT), 2),
                                                Range.atLeast(
                                                        "L = 3, drop of rank",
                                                        metric(Arms.starts(3), Names.RANK_DROP),
                                                        1),
                                                Range.atMost(
                                                        "L = 3, after noise",
                                                        metric(Arms.starts(3), Names.RETURN),
                                                        1e-5)),
                                        Over.EVERY_SEED))
                        .needs(startsAreDone())
                        .paperFigure("yes (abstract, version 1)")
                        .weightOfNull(YES),
                depth(),
                minima());
    }

    private Claim depth() {
        var judged = settings.penalised().judged();
        Function<Integer, Quantity> rank = d -> meanOver(judged, d, Names.RANK);
        var gates = new ArrayList<Range>();
        for (int d : Arms.DEPTHS) {
            for (double lambda : judged) {
                var where = "L = " + d + ", " + Metrics.lambda(lambda);
                var arm = Arms.penalised(d);
                gates.add(Range.atMost(where + ", gradient", metric(arm, Names.at(Names.GRADIENT, lambda)), 5e-4));
                gates.add(Range.atMost(where + ", norm gap", metric(arm, Names.at(Names.NORM_GAP, lambda)), 1e-3));
            }
        }
        return Claim.of(
                        "C11",
                        "The bias to low rank is stronger with depth: over λ = " + judged
                                + " the mean rank falls from two" + " layers to four, and not because the fit is worse",
                        new Rule.All(List.of(
                                new Rule.MeanOrder(List.of(
                                        new Rule.Series(
                                                "rank, L = 2, 3, 4",
                                                Arms.DEPTHS.stream().map(rank).toList(),
                                                false),
                                        new Rule.Series(
                                                "training error, L = 2, 4",
                                                List.of(
                                                        meanOver(judged, 2, Names.TRAIN),
                                                        meanOver(judged, 4, Names.TRAIN)),
                                                false))),
                                new Rule.SignFlip(
                                        List.of(Contrast.of("rank, L 2 − L 4", rank.apply(2), rank.apply(4))), 0))))
                .needs(penalisedIsDone())
                .needs(new Requirement.Supported(
                        new Rule.Within(gates, Over.EVERY_SEED), "some run has not converged: gradient or norm gap"))
                .seeds(FEW)
                .paperFigure("yes (abstract, version 1)")
                .weightOfNull("no");
    }

    private Claim minima() {
        return Claim.of(
                        "C12",
                        "A local minimum of lower rank can generalise better than the lowest one: the share of problems where the"
                                + " best test error is not at the lowest objective",
                        new Rule.ReportDifference(settings.minima().lambdas().stream()
                                .map(l -> Contrast.of(
                                        Metrics.lambda(l),
                                        metric(Arms.MINIMA, Names.at(Names.DIFFERS, l)),
                                        new Quantity.Fixed(0)))
                                .toList()))
                .seeds(FEW)
                .paperFigure("in some settings (abstract, version 1)")
                .weightOfNull("no");
    }

    private int saddles() {
        return settings.teacher().singularValues().size();
    }

    private Event stepwise() {
        var ranges = new ArrayList<Range>();
        ranges.add(Range.atLeast("", metric(Arms.PATH_S2S_2, Names.IN_ORDER), 1));
        for (int k = 0; k < saddles(); k++) {
            ranges.add(Range.atLeast("", metric(Arms.PATH_S2S_2, Names.of(Names.DWELL, k)), PathMeter.LEAST_DWELL));
            ranges.add(new Range("", metric(Arms.PATH_S2S_2, Names.of(Names.RANK, k)), k, k));
        }
        return new Event("γ = 2: every saddle, in order, rank k at saddle k", List.of(), ranges);
    }

    private Event lazy() {
        var ranges = IntStream.range(1, saddles())
                .mapToObj(k -> Range.atMost("", metric(Arms.PATH_NTK, Names.of(Names.DWELL, k)), 99))
                .toList();
        return new Event("γ = 0.75: no saddle", List.of(), ranges);
    }

    /** The losses of the best maps to within a ten-thousandth of that of 0. */
    private List<Range> greedy() {
        var teacher = settings.teacher().singularValues();
        double near = 1e-4 * PathMeter.plateau(teacher, 0);
        var ranges = new ArrayList<Range>();
        for (int k = 1; k <= saddles(); k++) {
            double plateau = PathMeter.plateau(teacher, k);
            ranges.add(new Range(
                    "greedy, loss " + k,
                    metric(Arms.GREEDY, Names.of(Names.VISIT_LOSS, k)),
                    plateau - near,
                    plateau + near));
            ranges.add(new Range("greedy, rank " + k, metric(Arms.GREEDY, Names.of(Names.VISIT_RANK, k)), k, k));
        }
        return ranges;
    }

    private Event nearGreedy() {
        var ranges = IntStream.range(1, saddles())
                .mapToObj(k -> Range.atMost("", metric(Arms.PATH_S2S_2, Names.of(Names.FROM_GREEDY, k)), 0.05))
                .toList();
        return new Event("within 5 % on every plateau", List.of(), ranges);
    }

    private Event trueRank() {
        int rank = settings.completion().singularValues().size();
        return new Event(
                "γ = 2, rank " + rank,
                List.of(Range.atMost("", metric(Arms.COMPLETION_S2S_2, Names.TRAIN), 1e-3)),
                List.of(new Range("", metric(Arms.COMPLETION_S2S_2, Names.RANK), rank, rank)));
    }

    private List<Range> norms() {
        var ranges = new ArrayList<Range>();
        for (int d : Arms.DEPTHS) {
            var arm = Arms.closedForm(d);
            ranges.add(Range.atMost("balanced, L = " + d, metric(arm, Names.BALANCED_GAP), 1e-12));
            ranges.add(Range.atLeast("other gauge, L = " + d, metric(arm, Names.GAUGE_GAP), 1e-6));
            ranges.add(Range.atMost("trained, L = " + d, metric(arm, Names.NORM_GAP), 1e-3));
            for (double lambda : settings.penalised().lambdas()) {
                ranges.add(Range.atMost(
                        "completion, L = " + d + ", " + Metrics.lambda(lambda),
                        metric(Arms.penalised(d), Names.at(Names.NORM_GAP, lambda)),
                        1e-3));
            }
        }
        for (var arm : List.of(Arms.MODERATE_START, Arms.SMALL_START)) {
            ranges.add(Range.atMost(arm, metric(arm, Names.NORM_GAP), 1e-3));
        }
        for (int d : List.of(2, 3)) {
            ranges.add(Range.atMost(Arms.starts(d), metric(Arms.starts(d), Names.LARGEST_GAP), 1e-3));
        }
        return ranges;
    }

    private static Quantity meanOver(List<Double> lambdas, int depth, String name) {
        return Quantity.mean(lambdas.stream()
                .map(l -> metric(Arms.penalised(depth), Names.at(name, l)))
                .toList());
    }

    private int first() {
        return settings.escape().widths().get(0);
    }

    /** The width of the plateaus where it is among those of the escapes, else the widest. */
    private int judged() {
        var widths = settings.escape().widths();
        int width = settings.plateaus().width();
        return widths.contains(width) && width > first() ? width : widths.get(widths.size() - 1);
    }

    private int pair(int place) {
        return settings.escape().pair().get(place);
    }

    private static Quantity escape(String arm, String name, int width) {
        return metric(arm, Names.of(name, width));
    }

    private static Contrast ratio(String label, String narrowArm, int narrow, String wideArm, int wide) {
        return Contrast.of(
                label + ", w " + narrow + " − w " + wide,
                escape(narrowArm, Names.RATIO, narrow),
                escape(wideArm, Names.RATIO, wide));
    }

    private static Contrast test(String label, String worse, String better) {
        return Contrast.of(label, metric(worse, Names.TEST), metric(better, Names.TEST));
    }

    private static Statistic power(String arm, String name, List<Integer> widths) {
        return new Statistic.PowerLaw(
                widths.stream().map(Integer::doubleValue).toList(),
                widths.stream().map(w -> metric(arm, Names.of(name, w))).toList());
    }

    private static Rule around(String label, Statistic statistic, double expected, double by) {
        return new Rule.BootstrapWithin(label, statistic, expected - by, expected + by);
    }

    private static Requirement escaped(String arm, List<Integer> widths) {
        return ended(arm, Names.ESCAPED, widths, "a run has not escaped within escape.mostSteps");
    }

    private static Requirement ended(String arm, String name, List<Integer> widths, String otherwise) {
        return new Requirement.Supported(
                new Rule.Within(
                        widths.stream()
                                .map(w -> Range.atLeast("w = " + w, metric(arm, Names.of(name, w)), 1))
                                .toList(),
                        Over.EVERY_SEED),
                otherwise);
    }

    private Requirement closedFormIsDone() {
        var closed = settings.closedForm();
        return done("closedForm.steps", closed.rate() * closed.lambda() * closed.steps());
    }

    private Requirement randomIsDone() {
        var closed = settings.closedForm();
        return done("closedForm.randomSteps", closed.rate() * closed.randomLambda() * closed.randomSteps());
    }

    private Requirement startsAreDone() {
        var starts = settings.starts();
        return done("starts.steps", starts.rate() * starts.lambda() * starts.steps());
    }

    private Requirement penalisedIsDone() {
        var penalised = settings.penalised();
        return done("penalised.steps", penalised.rate() * penalised.lambdas().get(0) * penalised.steps());
    }

    private static Requirement done(String setting, double reached) {
        // Products of decimal fractions fall short of whole numbers by rounding.
        return new Requirement.OfSettings(
                reached >= LONG_ENOUGH * (1 - 1e-9),
                setting
                        + " is too small: the learning rate times λ times the steps must be at least 6 for the penalty to have"
                        + " done its work");
    }
}
