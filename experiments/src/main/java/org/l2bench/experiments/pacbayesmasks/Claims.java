package org.l2bench.experiments.pacbayesmasks;

import static org.l2bench.core.claim.Quantity.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Quantity.Difference;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.Over;
import org.l2bench.core.claim.Rule.Range;
import org.l2bench.experiments.pacbayesmasks.Tuned.Method;

/** The claims of the sheet, C1 to C11. */
record Claims(Settings settings) {
    /** Of which a sign flip can reach 5 %. */
    private static final int SEEDS = 5;

    private static final int DRAWS = 20;
    private static final String NONE_OURS = "none (ours)";
    private static final String NONE = "none";

    List<Claim> all() {
        return Stream.of(linear(), fineTuning(), bounds(), List.of(shift()))
                .flatMap(List::stream)
                .toList();
    }

    static List<Caveat> caveats() {
        return List.of(
                new Caveat(
                        "C4",
                        "C4b",
                        "Training the biases alone repairs as much as learning the mask: the gain may be no more than that of any"
                                + " repair of shifted activations."),
                new Caveat(
                        "C8",
                        "C8h",
                        "The same images would have certified more as a plain test set of the prior's network than as those of a"
                                + " PAC-Bayes bound."));
    }

    private List<Claim> linear() {
        var rank = MetricNames.of(MetricNames.RANK, Design.CORRELATED);
        return List.of(
                Claim.of(
                                "C1",
                                "With orthogonal columns the learnt mask keeps a weight where its criterion is below 0, without"
                                        + " exception; with correlated ones λ rises with the alignment w·Xᵀy, in every draw",
                                new Rule.All(List.of(
                                        new Rule.Within(
                                                List.of(Range.atLeast(
                                                        "orthogonal",
                                                        metric(ArmNames.LIN_MASK, MetricNames.AGREEMENT),
                                                        1)),
                                                Over.EVERY_SEED),
                                        new Rule.Monotone(List.of(new Rule.Series(
                                                "correlated",
                                                List.of(new Quantity.Fixed(0), metric(ArmNames.LIN_MASK, rank)),
                                                true))))))
                        .seeds(DRAWS)
                        .paperFigure(NONE)
                        .weightOfNull("yes; but straight-through gradients pass as well, C2 tells the two apart"),
                Claim.of(
                                "C2",
                                "L1-like: the exact gradient drives at least 0.9 of the λ to 0 or 1 in either design, and at least"
                                        + " 0.2 more of them than the straight-through gradient in every draw",
                                new Rule.All(List.of(
                                        new Rule.Within(
                                                designs(d ->
                                                        Range.atLeast(d.key(), vertices(ArmNames.LIN_MASK, d), 0.9)),
                                                Over.SEED_MEAN),
                                        new Rule.Within(
                                                designs(d -> Range.atLeast(
                                                        "above straight-through, " + d.key(),
                                                        new Difference(
                                                                vertices(ArmNames.LIN_MASK, d),
                                                                vertices(ArmNames.LIN_ST, d)),
                                                        0.2)),
                                                Over.EVERY_SEED))))
                        .seeds(DRAWS)
                        .paperFigure(NONE)
                        .weightOfNull("yes"),
                Claim.of(
                                "C3",
                                "Exact, in every draw: dropout's solution is the data-adaptive ridge regression of its formula, at"
                                        + " p = 0.5 and 0.8",
                                new Rule.Within(
                                        designs(d -> Range.atMost(
                                                d.key(),
                                                metric(ArmNames.LIN_DROPOUT, MetricNames.of(MetricNames.GRADIENT, d)),
                                                1e-8)),
                                        Over.EVERY_SEED))
                        .seeds(DRAWS)
                        .paperFigure(NONE)
                        .weightOfNull("yes"));
    }

    private static List<Range> designs(Function<Design, Range> range) {
        return Stream.of(Design.values()).map(range).toList();
    }

    private static Quantity vertices(String arm, Design design) {
        return metric(arm, MetricNames.of(MetricNames.VERTICES, design));
    }

    private List<Claim> fineTuning() {
        return List.of(
                signFlip(
                                "C4",
                                "Learning the mask's probabilities makes fewer errors than the dense weights under the mask, for each"
                                        + " source, stochastic and thresholded",
                                Stream.of(MetricNames.ERR_THR, MetricNames.ERR_STO)
                                        .flatMap(err -> sources()
                                                .map(s -> Contrast.of(
                                                        s.key()
                                                                + (err.equals(MetricNames.ERR_THR)
                                                                        ? ", thresholded"
                                                                        : ", stochastic"),
                                                        error(Method.NONE, s),
                                                        mean(Method.PROB, s, err)))))
                        .paperFigure("improvements in each case (abstract)")
                        .weightOfNull("yes for this net"),
                reported(
                                "C4c",
                                "The single cells of C4, thresholded: dense weights under the mask less learnt probabilities",
                                sources().flatMap(s -> settings.fineTuning().sparsities().stream()
                                        .map(sparsity -> Contrast.of(
                                                s.key() + ", " + ArmNames.percent(sparsity) + " %",
                                                cell(Method.NONE, s, sparsity, MetricNames.ERR_THR),
                                                cell(Method.PROB, s, sparsity, MetricNames.ERR_THR)))))
                        .paperFigure("improvements in each case (abstract)"),
                signFlip(
                                "C4b",
                                "Sceptic of C4: learning the probabilities makes fewer errors than training the biases alone, for each"
                                        + " source",
                                sources().map(s -> Contrast.of(s.key(), error(Method.BIAS, s), error(Method.PROB, s))))
                        .paperFigure(NONE_OURS)
                        .weightOfNull("if C4 holds and this does not, the gain is a repair of the biases")
                        .control(),
                signFlip(
                                "C5",
                                "At equal budget, mask, weights and biases trained together make fewer errors than weights and biases"
                                        + " alone, for each source",
                                sources()
                                        .map(s ->
                                                Contrast.of(s.key(), error(Method.WEIGHTS, s), error(Method.BOTH, s))))
                        .weightOfNull("no; but then the gain of C4 is only extra training"),
                signFlip(
                                "C6",
                                "The gain of C5 is larger for random than for magnitude masks",
                                Stream.of(Contrast.of("", gain(Source.RANDOM), gain(Source.MAGNITUDE))))
                        .paperFigure(NONE_OURS)
                        .weightOfNull("no"));
    }

    private static Stream<Source> sources() {
        return Stream.of(Source.values());
    }

    private Quantity gain(Source source) {
        return new Difference(error(Method.WEIGHTS, source), error(Method.BOTH, source));
    }

    private Quantity error(Method method, Source source) {
        return mean(method, source, MetricNames.ERR_THR);
    }

    /** The mean over sparsities. */
    private Quantity mean(Method method, Source source, String error) {
        return Quantity.mean(settings.fineTuning().sparsities().stream()
                .map(sparsity -> cell(method, source, sparsity, error))
                .toList());
    }

    private static Quantity cell(Method method, Source source, double sparsity, String error) {
        return metric(ArmNames.tuned(method, source, sparsity), error);
    }

    private List<Claim> bounds() {
        var both = new ArrayList<>(CERTIFIED);
        both.addAll(List.of(ArmNames.HOLD_OUT, ArmNames.HOLD_OUT_THRESHOLDED));
        double rate = settings.bound().delta() + settings.bound().samplingDelta();
        return List.of(
                Claim.of(
                                "C7",
                                "Every bound holds: it is at least the mean test error of the networks that are drawn",
                                new Rule.RareFailure(
                                        both.stream()
                                                .map(arm -> Range.atLeast(arm, slack(arm), 0))
                                                .toList(),
                                        rate))
                        .seeds(SEEDS)
                        .paperFigure("numerically tight (abstract)")
                        .weightOfNull("a violation means a bug first"),
                signFlip(
                                "C8",
                                "With a prior from data, learning the probabilities lowers the bound below that of the prior itself",
                                Stream.of(Contrast.of("", bound(ArmNames.PRIOR), bound(ArmNames.LAMBDA))))
                        .paperFigure(NONE)
                        .weightOfNull("yes for this net"),
                reported(
                                "C8f",
                                "How much lower the bound is than without a prior's data",
                                Stream.of(Contrast.of("", bound(ArmNames.FREE_LAMBDA), bound(ArmNames.LAMBDA))))
                        .paperFigure(NONE),
                signFlip(
                                "C8h",
                                "Sceptic of C8: the bound is lower than what the same images certify as a plain test set",
                                Stream.of(Contrast.of(
                                        "",
                                        Quantity.least(List.of(
                                                bound(ArmNames.HOLD_OUT), bound(ArmNames.HOLD_OUT_THRESHOLDED))),
                                        bound(ArmNames.LAMBDA))))
                        .paperFigure(NONE_OURS)
                        .weightOfNull("if not, the images would have certified more as a test set")
                        .control(),
                Claim.of(
                                "C9",
                                "The bound of learnt probabilities is below 0.5, and less than 0.15 above the test error",
                                new Rule.Within(
                                        List.of(
                                                Range.atMost("not vacuous", bound(ArmNames.LAMBDA), 0.5),
                                                Range.atMost("tight", slack(ArmNames.LAMBDA), 0.15)),
                                        Over.SEED_MEAN))
                        .seeds(SEEDS)
                        .paperFigure("tight (abstract)")
                        .weightOfNull("no: the prior meets both untrained"),
                signFlip(
                                "C10",
                                "Training weights and probabilities gives a lower bound than training either alone",
                                Stream.of(Contrast.of(
                                        "",
                                        Quantity.least(List.of(bound(ArmNames.WEIGHTS), bound(ArmNames.LAMBDA_SLAB))),
                                        bound(ArmNames.BOTH))))
                        .paperFigure(NONE_OURS)
                        .weightOfNull("exploratory; an optimiser at short budget can miss it"));
    }

    /** The arms with networks that are drawn. */
    static final List<String> CERTIFIED = List.of(
            ArmNames.PRIOR,
            ArmNames.PRIOR_SLAB,
            ArmNames.LAMBDA,
            ArmNames.LAMBDA_SLAB,
            ArmNames.WEIGHTS,
            ArmNames.BOTH,
            ArmNames.FREE_LAMBDA);

    static Quantity bound(String arm) {
        return metric(arm, MetricNames.BOUND);
    }

    private static Quantity slack(String arm) {
        return new Difference(bound(arm), metric(arm, MetricNames.ERR_Q));
    }

    private static Claim shift() {
        return Claim.of(
                        "C11",
                        "Linear model: the KL is at most (β²/8) Σ(c − c₀)², in every split, and over splits it ranks as that shift of"
                                + " the criteria does",
                        new Rule.All(List.of(
                                new Rule.Within(
                                        List.of(Range.atMost(
                                                "inequality", metric(ArmNames.LIN_SHIFT, MetricNames.SHIFT_RATIO), 1)),
                                        Over.EVERY_SEED),
                                new Rule.Within(
                                        List.of(Range.atLeast(
                                                "rank", metric(ArmNames.LIN_SHIFT, MetricNames.SHIFT_RANK), 0.8)),
                                        Over.SEED_MEAN))))
                .seeds(SEEDS)
                .paperFigure("direction only (abstract)")
                .weightOfNull("the inequality yes; the rank threshold is ours");
    }

    private static Claim signFlip(String id, String statement, Stream<Contrast> contrasts) {
        return Claim.of(id, statement, new Rule.SignFlip(contrasts.toList(), 0)).seeds(SEEDS);
    }

    private static Claim reported(String id, String statement, Stream<Contrast> contrasts) {
        return Claim.of(id, statement, new Rule.ReportDifference(contrasts.toList()))
                .seeds(2)
                .weightOfNull("shown without a verdict")
                .control();
    }
}
