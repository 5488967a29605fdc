package org.l2bench.experiments.seerforcing;

import static org.l2bench.core.claim.Quantity.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Quantity.Difference;
import org.l2bench.core.claim.Quantity.Fixed;
import org.l2bench.core.claim.Requirement;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.Over;
import org.l2bench.core.claim.Rule.Range;

/** The claims of the sheet, as far as the arms of these settings have what they read. */
record Claims(Settings settings) {
    /** The fewest of which a sign flip can come to 0.05. */
    private static final int SEEDS = 5;

    /** The fewest that a count over all runs, or an order of means, is made of. */
    private static final int FEW = 3;

    private static final double MORE = 0.05;
    private static final double LEAST_ABOVE = -0.03;
    private static final double COPIES = 0.99;
    private static final double BLEU_MARGIN = 0.5;
    private static final double QUARTER = 0.25;
    private static final double HALF = 0.5;
    private static final String NONE_OURS = "none (ours)";
    private static final String NULL_OURS = "no: the paper says that gains grow with data";

    List<Claim> all() {
        var arms = new Arms(settings).having(t -> true);
        return Stream.concat(known(), comparisons().stream())
                .filter(c -> c.reads().stream().allMatch(r -> arms.containsAll(r.arms())))
                .toList();
    }

    List<Caveat> caveats() {
        var there = all().stream().map(Claim::id).collect(Collectors.toSet());
        return Stream.of(new Caveat(
                        "C3",
                        "C4",
                        "That the future is the cause is not shown: distillation without a future, a second task or smoother targets may"
                                + " do as well."))
                .filter(c -> there.contains(c.claim()) && there.contains(c.control()))
                .toList();
    }

    private boolean isLanguage() {
        return settings.data().isLanguage();
    }

    private static Quantity calibrated(String arm) {
        return metric(arm, MetricNames.CALIBRATED);
    }

    private static Quantity calibrated(Method method) {
        return calibrated(method.arm());
    }

    /** How much less the second arm loses. */
    private static Contrast gain(Method rival, Method method) {
        return Contrast.of(rival.arm(), calibrated(rival), calibrated(method));
    }

    private static Rule flip(Contrast... contrasts) {
        return new Rule.SignFlip(List.of(contrasts), 0);
    }

    private List<String> withSeer(boolean isKd) {
        return new Arms(settings)
                .having(t -> t.seer().isPresent()).stream()
                        .filter(a -> !isKd || distilled().contains(a))
                        .toList();
    }

    /** kd, of all sizes. */
    private List<String> distilled() {
        return Stream.concat(
                        Stream.of(Method.KD.arm()),
                        settings.data().sizes().stream().sorted().map(size -> Arms.sized(Method.KD, size)))
                .toList();
    }

    /** Gates: is there something to gain, does the seer know more, and is it honest. */
    private Stream<Claim> known() {
        var claims = new ArrayList<Claim>();
        if (isLanguage()) {
            claims.add(claim("C0", "There is something to gain: a perfect seer as teacher beats none", ceiling())
                    .needs(copying(Method.PLAIN), copying(Method.ORACLE))
                    .paperFigure(NONE_OURS)
                    .weightOfNull("the size is wrong, and C3 to C6 are not judged")
                    .control());
        }
        claims.add(Claim.of(
                        "C1",
                        "The seer knows more: on validation pairs it loses less than the conventional decoder by 0.05, in every run",
                        new Rule.Within(
                                withSeer(true).stream()
                                        .map(arm -> Range.atLeast(
                                                arm,
                                                new Difference(
                                                        metric(arm, MetricNames.VALIDATED),
                                                        metric(arm, MetricNames.SEER)),
                                                MORE))
                                        .toList(),
                                Over.EVERY_SEED))
                .seeds(FEW)
                .paperFigure("none")
                .weightOfNull("yes: nothing else makes sense then"));
        if (isLanguage()) {
            claims.add(Claim.of(
                            "C2",
                            "No leak: no second decoder beats the optimum given past and future by more than 0.03, and none changes what"
                                    + " it says of a word when that word changes",
                            new Rule.Within(
                                    withSeer(false).stream()
                                            .flatMap(Claims::honest)
                                            .toList(),
                                    Over.EVERY_SEED))
                    .paperFigure("none")
                    .weightOfNull("a bug")
                    .control());
        }
        claims.add(Claim.of(
                        "C7",
                        "The cost of decoding is unchanged: as many parameters as without a seer, and the same translations with its"
                                + " layers deleted",
                        new Rule.Within(
                                Stream.of(
                                                new Range(
                                                        "parameters",
                                                        new Difference(
                                                                metric(Method.KD.arm(), MetricNames.PARAMETERS),
                                                                metric(Method.PLAIN.arm(), MetricNames.PARAMETERS)),
                                                        0,
                                                        0),
                                                new Range(
                                                        "translations that change",
                                                        metric(Method.KD.arm(), MetricNames.CHANGED),
                                                        0,
                                                        0))
                                        .toList(),
                                Over.EVERY_SEED))
                .paperFigure("the seer is not used at test time (abstract)")
                .weightOfNull("yes"));
        return claims.stream().filter(c -> !c.reads().isEmpty());
    }

    private static Stream<Range> honest(String arm) {
        return Stream.of(
                Range.atLeast(
                        arm + ", above the optimum",
                        new Difference(metric(arm, MetricNames.SEER_CALIBRATED), metric(arm, MetricNames.BAYES_BOTH)),
                        LEAST_ABOVE),
                new Range(arm + ", leak", metric(arm, MetricNames.LEAK), 0, 0));
    }

    private Rule ceiling() {
        return flip(gain(Method.PLAIN, Method.ORACLE));
    }

    private static Claim claim(String id, String sentence, Rule rule) {
        return Claim.of(id, sentence, rule).seeds(SEEDS);
    }

    private static Requirement copying(Method method) {
        return copying(method.arm());
    }

    private static Requirement copying(String arm) {
        return new Requirement.AtLeast(
                metric(arm, MetricNames.ACCURACY), COPIES, arm + " does not copy: its word accuracy is below 0.99");
    }

    /** Judged only where there is something to gain, and where all arms copy; of a text neither is known. */
    private Claim gated(Claim claim, String... arms) {
        if (!isLanguage()) {
            return claim;
        }
        var copying = Stream.of(arms).map(Claims::copying).toArray(Requirement[]::new);
        var gains = new Requirement.Supported(ceiling(), "there is nothing to gain at this size, see C0");
        return settings.runs(Method.ORACLE) ? claim.needs(gains).needs(copying) : claim.needs(copying);
    }

    private List<Claim> comparisons() {
        var claims = new ArrayList<Claim>();
        claims.add(gated(
                claim(
                                "C3",
                                "Seer forcing by distillation beats plain teacher forcing, at no cost of BLEU",
                                beatsPlain())
                        .weightOfNull(NULL_OURS),
                Method.KD.arm(),
                Method.PLAIN.arm()));
        if (isLanguage()) {
            claims.add(gated(
                    claim(
                                    "C4",
                                    "The future is the cause: it beats a seer without transfer and distillation without a future, and"
                                            + " plain training with smoother labels",
                                    new Rule.SignFlip(
                                            List.of(
                                                    gain(Method.ALPHA1, Method.KD),
                                                    gain(Method.SELF, Method.KD),
                                                    Contrast.of(
                                                            "plain-ls, synonyms",
                                                            metric(Method.PLAIN_LS.arm(), MetricNames.SYNONYMS),
                                                            metric(Method.KD.arm(), MetricNames.SYNONYMS))),
                                            0))
                            .paperFigure(NONE_OURS)
                            .weightOfNull("no")
                            .control(),
                    Method.KD.arm(),
                    Method.ALPHA1.arm(),
                    Method.SELF.arm(),
                    Method.PLAIN_LS.arm()));
        } else {
            claims.add(claim(
                            "C4",
                            "The future is the cause: it beats distillation without a future",
                            flip(gain(Method.SELF, Method.KD)))
                    .paperFigure(NONE_OURS)
                    .weightOfNull("no")
                    .control());
        }
        claims.add(gated(
                claim(
                                "C5",
                                "Distillation is the best transfer: it beats L2 between states, and an adversary",
                                flip(gain(Method.L2, Method.KD), gain(Method.ADV, Method.KD)))
                        .paperFigure("KD is best (abstract)")
                        .weightOfNull("no: the forms of L2 and adversary and their κ are ours"),
                Method.KD.arm(),
                Method.L2.arm(),
                Method.ADV.arm()));
        settings.data().sizes().stream().max(Integer::compare).ifPresent(size -> claims.add(growth(size)));
        if (isLanguage()) {
            claims.add(sensitivity());
        }
        return claims;
    }

    private Rule beatsPlain() {
        var bleu = isLanguage() ? MetricNames.BLEU_WORDS : MetricNames.BLEU;
        var order = new Rule.Series(
                bleu,
                List.of(
                        new Difference(metric(Method.PLAIN.arm(), bleu), new Fixed(BLEU_MARGIN)),
                        metric(Method.KD.arm(), bleu)),
                true);
        return new Rule.All(List.of(flip(gain(Method.PLAIN, Method.KD)), new Rule.MeanOrder(List.of(order))));
    }

    private Claim growth(int size) {
        var plain = Arms.sized(Method.PLAIN, size);
        var kd = Arms.sized(Method.KD, size);
        return gated(
                claim(
                                "C6",
                                "The gain grows with data: it is larger on " + size + " pairs than on "
                                        + settings.data().pairs(),
                                flip(Contrast.of(
                                        "",
                                        new Difference(calibrated(plain), calibrated(kd)),
                                        new Difference(calibrated(Method.PLAIN), calibrated(Method.KD)))))
                        .paperFigure("greater improvements on the bigger data sets (abstract)")
                        .weightOfNull("no: small sizes"),
                Method.KD.arm(),
                Method.PLAIN.arm(),
                plain,
                kd);
    }

    private Claim sensitivity() {
        boolean isRun = settings.runs(Method.KD_A0) && settings.runs(Method.KD_A025);
        var rule = isRun
                ? new Rule.Count(1, List.of(between(Method.KD_A025, QUARTER), between(Method.KD, HALF)))
                : new Rule.MeanOrder(List.of(new Rule.Series(
                        "α = 0.5 below α = 1", List.of(calibrated(Method.KD), calibrated(Method.ALPHA1)), true)));
        return Claim.of("C8", "A share α of 0.25 or 0.5 is better than both 0 and 1, by means over seeds", rule)
                .seeds(FEW)
                .needs(new Requirement.OfSettings(
                        isRun, "on demand: it needs kd-a0 and kd-a025 among arms, which are not run"))
                .paperFigure("0.25 and 0.5 are used (authors' code)")
                .weightOfNull("exploratory")
                .control();
    }

    private static Rule between(Method method, double alpha) {
        return new Rule.All(Stream.of(Method.ALPHA1, Method.KD_A0)
                .<Rule>map(end -> new Rule.MeanOrder(List.of(new Rule.Series(
                        "α = " + alpha + " and " + end.arm(), List.of(calibrated(method), calibrated(end)), true))))
                .toList());
    }
}
