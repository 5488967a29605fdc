package org.l2bench.experiments.bngammal2;

import static org.l2bench.core.claim.Quantity.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Quantity.Difference;
import org.l2bench.core.claim.Quantity.Fixed;
import org.l2bench.core.claim.Quantity.Ratio;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.Association;
import org.l2bench.core.claim.Rule.BootstrapWithin;
import org.l2bench.core.claim.Rule.Count;
import org.l2bench.core.claim.Rule.Equivalence;
import org.l2bench.core.claim.Rule.Event;
import org.l2bench.core.claim.Rule.Over;
import org.l2bench.core.claim.Rule.PairedDifference;
import org.l2bench.core.claim.Rule.Range;
import org.l2bench.core.claim.Rule.SeedsBut;
import org.l2bench.core.claim.Rule.SmallestEffect;
import org.l2bench.core.claim.Statistic.RankOfMeans;

/** The claims of the sheet, C1 to C9. */
record Claims(Settings settings) {
    private static final int SEEDS = 5;

    /** Of which nine must show what C7a says. */
    private static final int ALL_SEEDS = 10;

    /** Points. */
    private static final double BAR = 0.5;

    private static final double POINT = 1;
    private static final double SHARE_BAR = 0.05;
    private static final double EPSILON_BAR = 0.01;
    private static final String APPLICABLE = "+1 to +4 % for applicable gammas (abstract)";
    private static final String INAPPLICABLE = "-1 to -3 % for inapplicable gammas (abstract)";
    private static final String PRINCIPLE = "principle (abstract)";
    private static final String LAST = Category.LAST.label;
    private static final String DOWN = Category.DOWN.label;
    private static final String OTHERS = Category.OTHERS.label;
    private static final String STEM = Category.STEM.label;

    List<Claim> all() {
        var claims = new ArrayList<Claim>();
        claims.addAll(accuracy());
        claims.addAll(guideline());
        claims.addAll(branches());
        claims.addAll(norms());
        claims.addAll(size());
        return claims;
    }

    static List<Caveat> caveats() {
        return List.of(
                new Caveat(
                        "C6a",
                        "C9",
                        "Gammas drawn from all places lower the branches' share too: it may be their number that does it, not their"
                                + " place."),
                new Caveat(
                        "C7a",
                        "C7e",
                        "The epsilon of the norm that follows is no longer small against the variance, so that the pairs are not"
                                + " scale-invariant."));
    }

    private List<Claim> accuracy() {
        return List.of(
                claim("C1", "Decay of the last gammas of the branches raises accuracy", counts(gain(LAST, Arms.NONE)))
                        .paperFigure(APPLICABLE)
                        .weightOfNull("no")
                        .reading(),
                noEffect("C1n", "No effect of half a point of decaying last", LAST),
                claim("C2", "Decay of the gammas on projections lowers accuracy", counts(gain(Arms.NONE, DOWN)))
                        .paperFigure(INAPPLICABLE)
                        .weightOfNull("no")
                        .reading(),
                noEffect("C2n", "No effect of half a point of decaying down", DOWN),
                claim(
                                "C3",
                                "Decay of the inner gammas costs less than half a point",
                                new PairedDifference(List.of(gain(OTHERS, Arms.NONE)), -BAR))
                        .paperFigure(APPLICABLE)
                        .weightOfNull("no")
                        .reading(),
                claim(
                                "C3b",
                                "The same with their betas, where the pair is scale-invariant",
                                new PairedDifference(List.of(gain(Arms.OTHERS_BETA, Arms.NONE)), -BAR))
                        .control(),
                claim("C4", "Decay of the stem's gammas lowers accuracy (a guess)", counts(gain(Arms.NONE, STEM)))
                        .paperFigure(INAPPLICABLE)
                        .weightOfNull("no")
                        .reading(),
                noEffect("C4n", "No effect of half a point of decaying stem", STEM));
    }

    /** That an accuracy is higher, by so much that it counts. */
    private static Rule counts(Contrast... contrasts) {
        return new SmallestEffect(new PairedDifference(List.of(contrasts), 0), BAR);
    }

    private static Claim noEffect(String id, String statement, String arm) {
        return claim(id, statement, new Equivalence(List.of(gain(arm, Arms.NONE)), BAR))
                .control();
    }

    private List<Claim> guideline() {
        var arms = new Arms(settings);
        return List.of(
                claim(
                                "C5",
                                "Decay by our reading of the guidelines is more accurate than by habit, none, the reverse, and the"
                                        + " same number at random",
                                counts(
                                        gain(Arms.GUIDELINE, Arms.ALL),
                                        gain(Arms.GUIDELINE, Arms.NONE),
                                        gain(Arms.GUIDELINE, Arms.ANTI),
                                        gain(Arms.GUIDELINE, arms.random())))
                        .weightOfNull("no")
                        .reading(),
                claim(
                                "C5w",
                                "Sceptic of C5: the guidelines' gammas less a stronger decay of the weights alone",
                                new Rule.ReportDifference(List.of(gain(Arms.GUIDELINE, arms.weights()))))
                        .control());
    }

    private List<Claim> branches() {
        var random = new Arms(settings).random();
        return List.of(
                claim(
                                "C6a",
                                "Decay of the last gammas shrinks the branch against the shortcut in every block",
                                new SmallestEffect(
                                        new PairedDifference(
                                                settings.net().places().stream()
                                                        .map(p -> fall(p.name(), MetricNames.share(p.name()), LAST))
                                                        .toList(),
                                                0),
                                        SHARE_BAR))
                        .paperFigure(PRINCIPLE)
                        .weightOfNull("yes")
                        .reading(),
                claim(
                                "C6b",
                                "Decay of the gammas on projections enlarges the branch against them",
                                new SmallestEffect(
                                        new PairedDifference(
                                                List.of(Contrast.of(
                                                        "",
                                                        metric(DOWN, MetricNames.PROJECTION_SHARE),
                                                        metric(Arms.NONE, MetricNames.PROJECTION_SHARE))),
                                                0),
                                        SHARE_BAR))
                        .paperFigure(PRINCIPLE)
                        .weightOfNull("yes")
                        .reading(),
                claim(
                                "C6c",
                                "Over arms and doses, accuracy rises where the branches' share falls",
                                opposite("ρ over arms and doses", cells()))
                        .paperFigure("reasoning (abstract)")
                        .weightOfNull("no")
                        .reading(),
                claim(
                                "C6m",
                                "The same over the arms at the main dose alone, for high doses underfit",
                                opposite("ρ over arms", new Arms(settings).main()))
                        .control(),
                claim(
                                "C9",
                                "As many gammas drawn from all places shrink the branches less than half as much as the last ones",
                                new PairedDifference(
                                        List.of(Contrast.of(
                                                "", new Ratio(fallOfMean(LAST), new Fixed(2)), fallOfMean(random))),
                                        0))
                        .weightOfNull("yes")
                        .control());
    }

    private static Contrast fall(String label, String share, String arm) {
        return Contrast.of(label, metric(Arms.NONE, share), metric(arm, share));
    }

    private static Quantity fallOfMean(String arm) {
        return new Difference(metric(Arms.NONE, MetricNames.SHARE), metric(arm, MetricNames.SHARE));
    }

    private static Rule opposite(String label, List<String> arms) {
        var cells = arms.stream()
                .map(arm -> new Association(
                        "",
                        new Difference(metric(arm, MetricNames.SHARE), metric(Arms.NONE, MetricNames.SHARE)),
                        new Difference(metric(arm, MetricNames.ACCURACY), metric(Arms.NONE, MetricNames.ACCURACY))))
                .toList();
        return new BootstrapWithin(label, new RankOfMeans(cells), Double.NEGATIVE_INFINITY, 0);
    }

    private List<Claim> norms() {
        var gamma = MetricNames.gamma(Category.OTHERS);
        return List.of(
                Claim.of(
                                "C7a",
                                "Without decay the pairs (gamma, beta) of inner norms do not shrink; decayed, they end below half of"
                                        + " that, in every block",
                                new SeedsBut(List.of(new Event("", List.of(), pairs())), 1))
                        .seeds(ALL_SEEDS)
                        .paperFigure(PRINCIPLE)
                        .weightOfNull("yes")
                        .reading(),
                claim(
                                "C7b",
                                "Decay of the inner gammas alone makes them smaller and is as accurate as that of the pairs, within a"
                                        + " point",
                                new Rule.All(List.of(
                                        new PairedDifference(
                                                List.of(Contrast.of(
                                                        "fall of |gamma|",
                                                        metric(Arms.NONE, gamma),
                                                        metric(OTHERS, gamma))),
                                                0),
                                        new Equivalence(List.of(gain(OTHERS, Arms.OTHERS_BETA)), POINT))))
                        .weightOfNull("no")
                        .reading(),
                claim(
                                "C7e",
                                "Where C7a looks, epsilon is small against the variance that it is added to",
                                new Rule.Within(
                                        Stream.of(Arms.NONE, Arms.OTHERS_BETA)
                                                .map(arm -> Range.atMost(
                                                        arm, metric(arm, MetricNames.EPSILON_SHARE), EPSILON_BAR))
                                                .toList(),
                                        Over.EVERY_SEED))
                        .control());
    }

    /** A pair's norm is 1 at the start. */
    private List<Range> pairs() {
        return settings.net().places().stream()
                .map(p -> MetricNames.norm(p.name()))
                .flatMap(n -> Stream.of(
                        Range.atLeast("", metric(Arms.NONE, n), 0.98),
                        Range.atMost("", new Ratio(metric(Arms.OTHERS_BETA, n), metric(Arms.NONE, n)), 0.5)))
                .toList();
    }

    private List<Claim> size() {
        return List.of(
                claim(
                                "C8",
                                "Some arm at some dose has an effect of a point or more",
                                new Count(
                                        1,
                                        List.of(new PairedDifference(
                                                cells().stream()
                                                        .flatMap(arm ->
                                                                Stream.of(gain(arm, Arms.NONE), gain(Arms.NONE, arm)))
                                                        .toList(),
                                                POINT))))
                        .paperFigure("1 to 4 points (abstract)")
                        .weightOfNull("no")
                        .reading(),
                claim(
                                "C8n",
                                "No arm at the main dose has an effect of a point",
                                new Equivalence(
                                        new Arms(settings)
                                                .main().stream()
                                                        .map(arm -> gain(arm, Arms.NONE))
                                                        .toList(),
                                        POINT))
                        .control());
    }

    /** Arms and doses. */
    private List<String> cells() {
        var arms = new Arms(settings);
        return Stream.concat(arms.main().stream(), arms.swept().stream()).toList();
    }

    /** How much more accurate one arm is than another, in points. */
    static Contrast gain(String arm, String than) {
        return Contrast.of(arm + " - " + than, metric(arm, MetricNames.ACCURACY), metric(than, MetricNames.ACCURACY));
    }

    private static Claim claim(String id, String statement, Rule rule) {
        return Claim.of(id, statement, rule).seeds(SEEDS);
    }
}
