package org.l2bench.experiments.dpvsregularisation;

import static org.l2bench.core.claim.Quantity.metric;
import static org.l2bench.experiments.dpvsregularisation.MetricNames.CALIBRATED;
import static org.l2bench.experiments.dpvsregularisation.MetricNames.CANARY_AUC;
import static org.l2bench.experiments.dpvsregularisation.MetricNames.LOSS;
import static org.l2bench.experiments.dpvsregularisation.MetricNames.TEST_ACCURACY;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity.Fixed;
import org.l2bench.core.claim.Requirement;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.All;
import org.l2bench.core.claim.Rule.Count;
import org.l2bench.core.claim.Rule.Over;
import org.l2bench.core.claim.Rule.PairedDifference;
import org.l2bench.core.claim.Rule.Range;
import org.l2bench.core.claim.Rule.SmallestEffect;
import org.l2bench.core.claim.Rule.Within;
import org.l2bench.experiments.dpvsregularisation.Arms.Kind;

/** The claims of the sheet, C1 to C9. */
record Claims(Settings settings) {
    private static final int SEEDS = 5;
    private static final String AUC = MetricNames.auc(LOSS);

    /** Points. */
    private static final double ACCURACY_BAR = 1;

    /** Points that accuracy may fall from one epsilon to the next larger one. */
    private static final double STEP_BACK = 0.5;

    private static final double LEAST_LEAK = 0.03;
    private static final double LEAST_GAP = 5;
    private static final double AUC_BAR = 0.02;
    private static final double AUC_MARGIN = 0.01;
    private static final double SLOWER = 1.1;
    private static final double ABOUT_EQUAL = 1.25;
    private static final double CORRELATION_MARGIN = 0.05;
    private static final double NULL_BAR = 0.02;

    List<Claim> all() {
        var claims = new ArrayList<Claim>();
        claims.addAll(utility());
        claims.add(claim("C2", "Precondition: without regularisation the net leaks, and it overfits", precondition())
                .weightOfNull("no, it voids the run")
                .needs(nulls())
                .control());
        claims.addAll(regularisers());
        claims.addAll(oftenSuperior());
        claims.addAll(time());
        claims.addAll(inversion());
        claims.addAll(worstCase());
        claims.addAll(sanity());
        return claims;
    }

    private Arms arms() {
        return new Arms(settings);
    }

    private static Claim claim(String id, String statement, Rule rule) {
        return Claim.of(id, statement, rule).seeds(SEEDS);
    }

    private static Rule paired(double threshold, Contrast... contrasts) {
        return new PairedDifference(List.of(contrasts), threshold);
    }

    private static Rule counts(double bar, Contrast... contrasts) {
        return new SmallestEffect(new PairedDifference(List.of(contrasts), 0), bar);
    }

    /** a, b, c, ... */
    private static String letter(int i) {
        return String.valueOf((char) ('a' + i));
    }

    private List<Claim> utility() {
        var privates = arms().privates();
        var claims = new ArrayList<Claim>();
        var each = privates.stream().map(Claims::lessAccurate).toList();
        for (int i = 0; i < privates.size(); i++) {
            claims.add(claim(
                            "C1" + letter(i),
                            privates.get(i) + " is less accurate than base and than the regulariser that is best on"
                                    + " validation images",
                            each.get(i))
                    .weightOfNull("yes"));
        }
        var rises = IntStream.range(1, privates.size())
                .mapToObj(i -> Contrast.of(
                        privates.get(i),
                        metric(privates.get(i), TEST_ACCURACY),
                        metric(privates.get(i - 1), TEST_ACCURACY)))
                .toArray(Contrast[]::new);
        var all = rises.length == 0 ? each : joined(each, paired(-STEP_BACK, rises));
        claims.add(claim(
                        "C1",
                        "DP-SGD costs accuracy at every finite epsilon, the more the smaller epsilon is",
                        all.size() == 1 ? all.get(0) : new All(all))
                .weightOfNull("yes"));
        return claims;
    }

    private static List<Rule> joined(List<Rule> some, Rule more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    private static Rule lessAccurate(String dp) {
        return counts(
                ACCURACY_BAR,
                Contrast.of("than base", metric(Arms.BASE, TEST_ACCURACY), metric(dp, TEST_ACCURACY)),
                Contrast.of(
                        "than the best regulariser",
                        metric(Arms.BASE, MetricNames.BEST_ACCURACY),
                        metric(dp, TEST_ACCURACY)));
    }

    private static Rule precondition() {
        return new All(List.of(
                paired(
                        LEAST_LEAK,
                        Contrast.of("leak", metric(Arms.BASE, AUC), metric(Arms.BASE, MetricNames.nullAuc(LOSS)))),
                paired(LEAST_GAP, Contrast.of("overfit", metric(Arms.BASE, MetricNames.GAP), new Fixed(0)))));
    }

    private Requirement leaks() {
        return new Requirement.Supported(
                precondition(), "not testable: without regularisation too little leaks, see C2");
    }

    private Requirement nulls() {
        return new Requirement.Supported(nullRule(), "void: a null control is off 0.5, see C9");
    }

    private List<Claim> regularisers() {
        return List.of(
                chosen("C3a", "Dropout alone lowers what the loss attack finds", Kind.DROPOUT),
                chosen("C3b", "L2 alone lowers what the loss attack finds", Kind.L2),
                chosen("C3c", "Dropout and L2 together lower what the loss attack finds", Kind.BOTH));
    }

    private Claim chosen(String id, String statement, Kind kind) {
        return claim(
                        id,
                        statement,
                        counts(
                                AUC_BAR,
                                Contrast.of(
                                        "", metric(Arms.BASE, AUC), metric(Arms.BASE, Combination.chosenAuc(kind)))))
                .needs(nulls(), leaks())
                .weightOfNull("yes");
    }

    private List<Claim> oftenSuperior() {
        var loss = superior(Rival.STAR, LOSS);
        var calibrated = superior(Rival.STAR, CALIBRATED);
        return List.of(
                claim(
                                "C4",
                                "Often superior: for two or more finite epsilons a regulariser leaks no more and is more accurate",
                                often(loss))
                        .needs(nulls(), leaks())
                        .weightOfNull(weightOfSuperior()),
                claim("C4c", "The same rivals by the attack that knows how difficult a record is", often(calibrated))
                        .needs(nulls(), leaks())
                        .control(),
                claim(
                                "C4v",
                                "Both attacks come to the same verdict on C4",
                                new Rule.SameVerdict(
                                        List.of(new Rule.Variant("loss and cal", often(loss), often(calibrated)))))
                        .needs(nulls(), leaks())
                        .control(),
                claim(
                                "C4e",
                                "C4 with rivals chosen at equal validation accuracy, which asks for more than the choice gives",
                                often(superior(Rival.EVEN, LOSS)))
                        .needs(nulls(), leaks())
                        .control());
    }

    private String weightOfSuperior() {
        return "yes for eps above " + WEAK + ", no below";
    }

    private static final int WEAK = 5;

    private Rule often(List<Rule> each) {
        return each.size() == 1 ? each.get(0) : new Count(2, each);
    }

    /** One rule for each DP arm. */
    private List<Rule> superior(Rival rival, String attack) {
        var auc = MetricNames.auc(attack);
        return arms().privates().stream()
                .<Rule>map(dp -> new All(List.of(
                        paired(
                                -AUC_MARGIN,
                                Contrast.of(dp + " leaks no less", metric(dp, auc), metric(dp, rival.of(auc)))),
                        paired(
                                0,
                                Contrast.of(
                                        dp + " is less accurate",
                                        metric(dp, rival.of(TEST_ACCURACY)),
                                        metric(dp, TEST_ACCURACY))),
                        new Within(
                                List.of(Range.atLeast(dp + " has a rival", metric(dp, rival.eligible()), 1)),
                                Over.EVERY_SEED))))
                .toList();
    }

    private List<Claim> time() {
        return List.of(
                claim(
                                "C5a",
                                "A step of DP-SGD takes longer than a plain one",
                                new Within(
                                        List.of(Range.atLeast(
                                                "", metric(Arms.LOOP, MetricNames.ratio(StepTiming.PRIVATE)), SLOWER)),
                                        Over.SEED_MEAN))
                        .weightOfNull("no: it is about an implementation"),
                claim(
                                "C5b",
                                "A step with dropout and L2 takes about as long as a plain one",
                                new Within(
                                        List.of(Range.atMost(
                                                "",
                                                metric(Arms.LOOP, MetricNames.ratio(StepTiming.REGULARISED)),
                                                ABOUT_EQUAL)),
                                        Over.SEED_MEAN))
                        .weightOfNull("no: it is about an implementation"));
    }

    private List<Claim> inversion() {
        var dp = Arms.privately(settings.attack().sigma());
        var regularisers = arms().invertedRegularisers();
        return List.of(
                claim(
                                "C6",
                                "Model inversion of regularised nets comes no nearer to a class than that of " + dp,
                                paired(
                                        -CORRELATION_MARGIN,
                                        regularisers.stream()
                                                .map(r -> Contrast.of(
                                                        r,
                                                        metric(dp, MetricNames.CORRELATION),
                                                        metric(r, MetricNames.CORRELATION)))
                                                .toArray(Contrast[]::new)))
                        .weightOfNull("yes"),
                claim(
                                "C6g",
                                "Reconstructions lie nearer to members than the judge's do: only above 0 would they leak records",
                                new Rule.ReportDifference(Stream.concat(Stream.of(Arms.BASE, dp), regularisers.stream())
                                        .map(a -> Contrast.of(a, metric(a, MetricNames.INVERSION_GAP), new Fixed(0)))
                                        .toList()))
                        .control());
    }

    private List<Claim> worstCase() {
        return List.of(
                claim(
                                "C7",
                                "Regularisers promise nothing for single records: where averages are alike, canaries leak more"
                                        + " than under DP-SGD",
                                pairs(CANARY_AUC))
                        .needs(nulls(), leaks())
                        .weightOfNull("no")
                        .control(),
                claim(
                                "C7t",
                                "The same by the share of members found at 1 % false alarms",
                                pairs(MetricNames.caught(LOSS)))
                        .needs(nulls(), leaks())
                        .weightOfNull("no")
                        .control());
    }

    private Rule pairs(String metric) {
        return new PairedDifference(
                arms().privates().stream()
                        .map(dp -> Contrast.of(dp, metric(dp, Rival.STAR.of(metric)), metric(dp, metric))
                                .saturatedWhen(metric(dp, Rival.STAR.far()), 1))
                        .toList(),
                0);
    }

    private List<Claim> sanity() {
        var bounds = Stream.concat(
                        arms().privates().stream()
                                .flatMap(dp -> Stream.of(
                                        below(dp, "canaries", MetricNames.CANARY_AUC_EXCESS),
                                        below(dp, "canaries", MetricNames.CANARY_ADVANTAGE_EXCESS))),
                        arms().boundedForReplacement().stream()
                                .flatMap(dp -> Stream.of(
                                        below(dp, "members", MetricNames.AUC_EXCESS),
                                        below(dp, "members", MetricNames.ADVANTAGE_EXCESS))))
                .toList();
        return List.of(
                claim(
                                "C8",
                                "No attack finds more than the guarantee allows: a violation is a bug",
                                new Within(bounds, Over.EVERY_SEED))
                        .weightOfNull("a bug, not a finding")
                        .control(),
                claim("C9", "Null records are told apart by no attack, in no arm", nullRule())
                        .weightOfNull("it voids the AUCs")
                        .control());
    }

    private static Range below(String dp, String whose, String excess) {
        return Range.atMost(dp + ", " + whose, metric(dp, excess), 0);
    }

    private Rule nullRule() {
        return new Within(
                arms().nets().stream()
                        .map(a -> Range.atMost(a, metric(a, MetricNames.NULL_OFFSET), NULL_BAR))
                        .toList(),
                Over.EVERY_SEED);
    }

    static List<Caveat> caveats() {
        return List.of(
                new Caveat(
                        "C4",
                        "C4v",
                        "It depends on the attack: by the one that knows how difficult a record is the verdict is not the same."),
                new Caveat(
                        "C4",
                        "C7",
                        "Averages say nothing of single records, for which only DP-SGD promises anything."));
    }
}
