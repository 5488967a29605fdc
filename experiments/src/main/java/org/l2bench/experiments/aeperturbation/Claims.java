package org.l2bench.experiments.aeperturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Quantity.Difference;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.Over;
import org.l2bench.core.claim.Rule.Range;

/** The claims of the sheet, as far as arms and tables of these settings have what they read. */
record Claims(Settings settings) {
    /** Of which the paired t has 4 degrees of freedom. */
    private static final int SEEDS = 5;

    private static final double MARGIN = 0.03;
    private static final double TRAINED = 0.97;
    private static final double SPARSE = 15;
    private static final double SPARSE_MOST = 40;
    private static final String NONE_OURS = "none (ours)";
    private static final String NOT_TESTED = "not tested there";
    private static final String PD_SPEECH = "pd-speech";
    private static final String SONAR = "sonar";

    List<Claim> all() {
        var known = Known.of(settings);
        return Stream.of(rivals(), sparsity(), pruning(), traditional(), controls())
                .flatMap(List::stream)
                .filter(c -> known.hasAll(c.reads()))
                .toList();
    }

    List<Caveat> caveats() {
        var there = all().stream().map(Claim::id).collect(Collectors.toSet());
        return Stream.of(
                        new Caveat(
                                "C2a",
                                "C2b",
                                "Against L2 of a tuned strength no gain is shown: the published gap is one of strength."),
                        new Caveat(
                                "C6i",
                                "C6l",
                                "An L2-penalised linear model has the higher mean accuracy on a table where the method holds against"
                                        + " boosting."),
                        new Caveat(
                                "C1",
                                "G",
                                "An arm does not fit its training rows: differences may be those of unfinished training."))
                .filter(c -> there.containsAll(Set.of(c.claim(), c.control())))
                .toList();
    }

    private static Quantity acc(Method method, String set) {
        return acc(method.arm(), set);
    }

    private static Quantity acc(String arm, String set) {
        return Quantity.metric(arm, MetricNames.of(MetricNames.ACC, set));
    }

    private static Quantity difference(Method one, Method other, String set) {
        return new Difference(acc(one, set), acc(other, set));
    }

    private static Contrast contrast(Method one, Method other, String set) {
        return Contrast.of(set, acc(one, set), acc(other, set));
    }

    /** So many of the tables as 4 of 6 are, and more than half. */
    static int most(int sets) {
        return Math.max(2 * sets / 3, sets / 2 + 1);
    }

    private static Rule signs(List<String> sets, Function<String, Contrast> contrast) {
        return new Rule.MeanSigns(most(sets.size()), sets.stream().map(contrast).toList());
    }

    /** The counting rule of C1. */
    private static Rule above(Method one, Method other, List<String> sets) {
        return signs(sets, set -> contrast(one, other, set));
    }

    private List<String> sets() {
        return settings.data().sets();
    }

    private List<String> core() {
        return settings.data().core();
    }

    private static Claim claim(String id, String sentence, Rule rule) {
        return Claim.of(id, sentence, rule).seeds(SEEDS);
    }

    private List<Claim> rivals() {
        int most = most(sets().size());
        return List.of(
                claim(
                                "C1",
                                "Perturbation beats dropout on most tables; by coin flips alone 4 of 6 or better happens with a chance of"
                                        + " 22/64 = 0.344",
                                above(Method.DAE_PERTURB, Method.DAE_DROPOUT, sets()))
                        .paperFigure("4 of 6 (abstract)")
                        .weightOfNull("no"),
                claim(
                                "C2a",
                                "Perturbation beats L1 and L2 of the published strength on most tables",
                                new Rule.All(List.of(
                                        above(Method.DAE_PERTURB, Method.DAE_L1, sets()),
                                        above(Method.DAE_PERTURB, Method.DAE_L2, sets()))))
                        .paperFigure("L1 and L2 inferior (abstract)")
                        .weightOfNull("yes"),
                claim(
                                "C2b",
                                "Perturbation beats L2 of a tuned strength on most tables",
                                above(Method.DAE_PERTURB, Method.DAE_L2_TUNED, sets()))
                        .paperFigure(NOT_TESTED)
                        .weightOfNull("no; if C2a holds and this does not, the published gap is one of strength")
                        .control(),
                claim(
                                "C2c",
                                "What the published strengths do: reconstruction error above that of the plain autoencoder, and training"
                                        + " accuracy below its",
                                new Rule.ReportDifference(Stream.of(Method.DAE_L1, Method.DAE_L2)
                                        .flatMap(m -> sets().stream().flatMap(set -> collapse(m, set)))
                                        .toList()))
                        .paperFigure(NONE_OURS)
                        .control(),
                claim(
                                "C3a",
                                "The mean share of entries set to zero over all events and matrices is from 15 % to 40 % on most tables",
                                new Rule.Count(
                                        most,
                                        List.of(new Rule.Within(
                                                sets().stream()
                                                        .map(set -> new Range(
                                                                set,
                                                                metric(Method.DAE_PERTURB, MetricNames.RUNNING, set),
                                                                SPARSE,
                                                                SPARSE_MOST))
                                                        .toList(),
                                                Over.SEED_MEAN))))
                        .paperFigure("15 % to 40 % (abstract)")
                        .weightOfNull("no: it depends on width and length of training"),
                claim(
                                "C3b",
                                "The delivered classifier has at least 15 % exact zeros, on each table and in every fold",
                                new Rule.Within(
                                        sets().stream()
                                                .map(set -> Range.atLeast(
                                                        set,
                                                        metric(Method.DAE_PERTURB, MetricNames.ZEROS_LEAST, set),
                                                        SPARSE))
                                                .toList(),
                                        Over.EVERY_SEED))
                        .paperFigure("the same range, read as sparsity")
                        .weightOfNull("yes"));
    }

    private static Quantity metric(Method method, String metric, String set) {
        return Quantity.metric(method.arm(), MetricNames.of(metric, set));
    }

    private static Stream<Contrast> collapse(Method method, String set) {
        return Stream.of(MetricNames.REC_MSE, MetricNames.TRAIN_ACC)
                .map(m -> Contrast.of(
                        m + " of " + method.arm() + ", " + set, metric(method, m, set), metric(Method.DAE, m, set)));
    }

    private List<Claim> sparsity() {
        return List.of(claim(
                        "C3c",
                        "The third event's share beside the mean of all, and what a held mask delivers beside what regrows",
                        new Rule.ReportDifference(core().stream()
                                .flatMap(set -> Stream.of(
                                        Contrast.of(
                                                "last event above the mean, " + set,
                                                Quantity.metric(
                                                        Method.DAE_PERTURB.arm(),
                                                        MetricNames.event(
                                                                settings.reset()
                                                                        .afterEpochs()
                                                                        .size(),
                                                                set)),
                                                metric(Method.DAE_PERTURB, MetricNames.RUNNING, set)),
                                        Contrast.of(
                                                "zeros held above regrown, " + set,
                                                metric(Method.DAE_HELD, MetricNames.ZEROS, set),
                                                metric(Method.DAE_PERTURB, MetricNames.ZEROS, set))))
                                .toList()))
                .paperFigure(NONE_OURS)
                .control());
    }

    private List<Claim> pruning() {
        return List.of(
                claim(
                                "C4",
                                "At equal sparsity, all layers trained in both, the held mask beats pruning by magnitude on most core"
                                        + " tables",
                                above(Method.DAE_HELD, Method.DAE_MAGPRUNE, core()))
                        .paperFigure("not established")
                        .weightOfNull("no"),
                claim(
                                "C4g",
                                "What training the head alone costs, as published for the rival: if more than the difference of C4,"
                                        + " freezing explains the published gap; training accuracies beside it, for a head may also lack"
                                        + " steps",
                                new Rule.ReportDifference(core().stream()
                                        .flatMap(set -> Stream.of(
                                                gap(Method.DAE_HELD, Method.DAE_HELD_FROZEN, MetricNames.ACC, set),
                                                gap(
                                                        Method.DAE_MAGPRUNE,
                                                        Method.DAE_MAGPRUNE_FROZEN,
                                                        MetricNames.ACC,
                                                        set),
                                                gap(
                                                        Method.DAE_HELD,
                                                        Method.DAE_HELD_FROZEN,
                                                        MetricNames.TRAIN_ACC,
                                                        set),
                                                gap(
                                                        Method.DAE_MAGPRUNE,
                                                        Method.DAE_MAGPRUNE_FROZEN,
                                                        MetricNames.TRAIN_ACC,
                                                        set)))
                                        .toList()))
                        .paperFigure(NONE_OURS)
                        .control(),
                claim(
                                "C5",
                                "Perturbation beats the plain net on most tables, the published one as well as the repaired one",
                                new Rule.All(List.of(
                                        above(Method.DAE_PERTURB, Method.DNN, sets()),
                                        above(
                                                Method.DAE_PERTURB,
                                                Method.DNN_PUBLISHED,
                                                settings.data().binary()))))
                        .paperFigure("plain net worst (abstract)")
                        .weightOfNull("yes"),
                claim(
                                "C5r",
                                "The two differences of C5 over the tables with two classes, and how much of the larger one is the fault",
                                new Rule.ReportDifference(List.of(
                                        Contrast.of("to the repaired net", mean(Method.DAE_PERTURB), mean(Method.DNN)),
                                        Contrast.of(
                                                "to the published net",
                                                mean(Method.DAE_PERTURB),
                                                mean(Method.DNN_PUBLISHED)),
                                        Contrast.of("their difference", mean(Method.DNN), mean(Method.DNN_PUBLISHED)))))
                        .paperFigure(NONE_OURS)
                        .control());
    }

    private static Contrast gap(Method all, Method frozen, String metric, String set) {
        return Contrast.of(
                metric + " of " + all.arm() + ", " + set, metric(all, metric, set), metric(frozen, metric, set));
    }

    private Quantity mean(Method method) {
        return Quantity.mean(
                settings.data().binary().stream().map(set -> acc(method, set)).toList());
    }

    private List<Claim> traditional() {
        var real = List.of(PD_SPEECH, SONAR);
        var uncorrelated = Tables.uncorrelated(sets()).orElse(Tables.MADELON_LIKE);
        var claims = new ArrayList<>(List.of(
                claim(
                                "C6i",
                                "Perturbation is not worse than boosting by 3 points on pd-speech and sonar",
                                new Rule.PairedDifference(
                                        real.stream()
                                                .map(set -> contrast(Method.DAE_PERTURB, Method.GBT, set))
                                                .toList(),
                                        -MARGIN))
                        .paperFigure("can beat traditional models (abstract)")
                        .weightOfNull("no"),
                claim(
                                "C6l",
                                "Sceptic of C6i: perturbation has at least the mean of an L2-penalised linear model there",
                                new Rule.MeanOrder(real.stream()
                                        .map(set -> new Rule.Series(
                                                set,
                                                List.of(acc(Method.RIDGE, set), acc(Method.DAE_PERTURB, set)),
                                                true))
                                        .toList()))
                        .paperFigure(NONE_OURS)
                        .weightOfNull("then a linear L2 model does better")
                        .control(),
                claim(
                                "C6ii",
                                "With uncorrelated columns boosting beats the net with the best mean",
                                new Rule.PairedDifference(
                                        List.of(Contrast.of(
                                                uncorrelated,
                                                acc(Method.GBT, uncorrelated),
                                                acc(Arms.BEST_DEEP, uncorrelated))),
                                        0))
                        .paperFigure("traditional superior to any deep model (abstract)")
                        .weightOfNull("yes")));
        var factors = settings.data().factors();
        if (factors.size() > 1) {
            claims.add(claim(
                            "C6iii",
                            "What perturbation gains on boosting grows with the correlation of the columns",
                            new Rule.PairedDifference(
                                    List.of(Contrast.of(
                                            "",
                                            difference(Method.DAE_PERTURB, Method.GBT, factors.get(factors.size() - 1)),
                                            difference(Method.DAE_PERTURB, Method.GBT, factors.get(0)))),
                                    0))
                    .paperFigure("direction (abstract)")
                    .weightOfNull("yes"));
        }
        claims.add(claim(
                        "C6r",
                        "The linear L2 model in every row of C6: perturbation less it, and boosting less it",
                        new Rule.ReportDifference(Stream.of(real, List.of(uncorrelated), factors)
                                .flatMap(List::stream)
                                .flatMap(set -> Stream.of(Method.DAE_PERTURB, Method.GBT)
                                        .map(m ->
                                                Contrast.of(m.arm() + ", " + set, acc(m, set), acc(Method.RIDGE, set))))
                                .toList()))
                .paperFigure(NONE_OURS)
                .control());
        return claims;
    }

    private List<Claim> controls() {
        return List.of(
                claim(
                                "C7",
                                "Perturbation beats the plain autoencoder, and resetting as many weights at random, on most core tables",
                                new Rule.All(List.of(
                                        above(Method.DAE_PERTURB, Method.DAE, core()),
                                        above(Method.DAE_PERTURB, Method.DAE_RANDOM, core()))))
                        .paperFigure(NOT_TESTED)
                        .weightOfNull("no"),
                claim(
                                "C8",
                                "Perturbation gains more in pre-training than in the classifier, on most core tables",
                                signs(
                                        core(),
                                        set -> Contrast.of(
                                                set,
                                                difference(Method.DAE_PERTURB, Method.DAE, set),
                                                difference(Method.DNN_PERTURB, Method.DNN, set))))
                        .paperFigure("arcene: plain net 0.640 with and without (authors' code: outputs)")
                        .weightOfNull("no"),
                claim(
                                "C9",
                                "What the released code's faults are worth: ReLU on the logit, dropout's partial carry-over, the luckiest"
                                        + " batch",
                                new Rule.ReportDifference(Stream.of(
                                                faults(
                                                        Method.DNN_PUBLISHED,
                                                        Method.DNN,
                                                        settings.data().binary()),
                                                faults(
                                                        Method.DAE_DROPOUT_PUBLISHED,
                                                        Method.DAE_DROPOUT,
                                                        settings.data().partial()),
                                                faults(Method.DAE_MINBATCH, Method.DAE_PERTURB, sets()))
                                        .flatMap(s -> s)
                                        .toList()))
                        .paperFigure(NONE_OURS)
                        .control(),
                claim(
                                "G",
                                "Gate: the arms that are compared fit their training rows, at 0.97 on each table",
                                new Rule.Within(
                                        Stream.of(Method.DAE, Method.DAE_PERTURB, Method.DAE_DROPOUT, Method.DNN)
                                                .flatMap(m -> sets().stream()
                                                        .map(set -> Range.atLeast(
                                                                m.arm() + ", " + set,
                                                                metric(m, MetricNames.TRAIN_ACC, set),
                                                                TRAINED)))
                                                .toList(),
                                        Over.SEED_MEAN))
                        .paperFigure(NONE_OURS)
                        .weightOfNull("then differences may be those of unfinished training")
                        .control());
    }

    private static Stream<Contrast> faults(Method published, Method repaired, List<String> sets) {
        return sets.stream()
                .map(set -> Contrast.of(
                        published.arm() + " less " + repaired.arm() + ", " + set,
                        acc(published, set),
                        acc(repaired, set)));
    }
}
