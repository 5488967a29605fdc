package org.l2bench.experiments.seerforcing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;
import org.l2bench.experiments.seerforcing.Treatment.Transfer;

/**
 * What the numbers in the records mean. A tolerance of losses and scores is more than twice the largest difference that libtorch's kernels
 * without vector instructions make to plain in quick, 0.0076 nats, 0.0039 in word accuracy and 0.9 BLEU; those of smoke are 1e-6.
 */
record Metrics(Settings settings) {
    private static final double LOSS = 0.02;
    private static final double ACCURACY = 0.01;
    private static final double SCORE = 3;
    private static final double PULL = 0.2;

    /** Counts of BLEU in a sentence differ with its words. */
    private static final double COUNT = 1_000;

    /** The largest code point: where a translation differs, its characters do. */
    private static final double CHARACTER = 0x10FFFF;

    private static final String LOSSES = "loss";
    private static final String TRANSLATION = "translation";
    private static final String SECOND = "second decoder";
    private static final String NETS = "nets";

    List<Metric> all() {
        var arms = new Arms(settings);
        boolean isLanguage = settings.data().isLanguage();
        var families = new MetricFamilies();
        families.add(
                ArmSet.of(arms.having(t -> true)),
                loss(MetricNames.NLL, "nll", LOSSES),
                loss(MetricNames.CALIBRATED, "nll calibrated", LOSSES));
        if (isLanguage) {
            families.add(
                    ArmSet.of(arms.having(t -> t.smoothing() == LanguageTrial.SMOOTHING)),
                    loss(MetricNames.REGRET, "regret", LOSSES));
            families.add(
                    ArmSet.of(arms.having(t -> true)),
                    loss(MetricNames.SYNONYMS, "nll of synonyms", LOSSES),
                    new Metric(MetricNames.BAYES_PAST, "optimum, past", "nats", 3, 1e-9, LOSSES),
                    new Metric(MetricNames.BAYES_BOTH, "optimum, past and future", "nats", 3, 1e-9, LOSSES),
                    new Metric(MetricNames.ACCURACY, "word accuracy", "", 4, ACCURACY, TRANSLATION),
                    new Metric(MetricNames.BLEU_WORDS, "BLEU of words", "", 1, SCORE, TRANSLATION));
        }
        families.add(
                ArmSet.of(arms.having(t -> true)),
                new Metric(MetricNames.BLEU, "BLEU", "", 1, SCORE, TRANSLATION),
                new Metric(MetricNames.PARAMETERS, "parameters, decoding", "", 0, 0, NETS),
                new Metric(MetricNames.TRAINED, "parameters, training", "", 0, 0, NETS),
                new Metric(MetricNames.PAIRS, "pairs trained on", "", 0, 0, NETS),
                new Metric(
                        MetricNames.CHECKPOINT,
                        "checkpoint",
                        "steps",
                        0,
                        (double) settings.training().steps(),
                        NETS),
                Metric.measured(MetricNames.DECODING, "decoding a sentence", "ms", 2, NETS),
                loss(MetricNames.VALIDATED, "nll, validation", SECOND));
        families.add(
                ArmSet.of(arms.having(t -> t.seer().isPresent())),
                loss(MetricNames.SEER, "second decoder, validation", SECOND),
                loss(MetricNames.SEER_CALIBRATED, "second decoder, test, calibrated", SECOND),
                new Metric(MetricNames.CHANGED, "translations that change without it", "", 0, 0, SECOND));
        if (isLanguage) {
            families.add(
                    ArmSet.of(arms.having(t -> t.seer().isPresent())),
                    new Metric(MetricNames.LEAK, "leak", "", 6, 0, SECOND));
        }
        families.add(
                ArmSet.of(arms.having(Treatment::hasRatio)),
                new Metric(MetricNames.RATIO, "pull of the transfer", "", 2, PULL, SECOND));
        families.add(
                ArmSet.of(arms.having(t -> t.transfer() == Transfer.ADVERSARIAL)),
                new Metric(MetricNames.JUDGED, "D on the conventional decoder", "", 2, PULL, SECOND),
                new Metric(MetricNames.JUDGED_SEER, "D on the seer decoder", "", 2, PULL, SECOND));
        if (settings.runs(Method.PLAIN)) {
            families.add(
                    ArmSet.of(arms.having(t ->
                            t.pairs() == settings.data().pairs() && t.seer().isPresent())),
                    gain(MetricNames.BLEU_GAIN, "BLEU above plain"),
                    gain(MetricNames.BLEU_LOW, "2.5 % of draws of sentences"),
                    gain(MetricNames.BLEU_HIGH, "97.5 % of draws"),
                    new Metric(MetricNames.BLEU_NOT_BETTER, "draws in which it is not above", "", 3, 0, TRANSLATION)
                            .combined());
        }
        return families.all();
    }

    private static Metric loss(String name, String label, String group) {
        return new Metric(name, label, "nats", 3, LOSS, group);
    }

    private static Metric gain(String name, String label) {
        return new Metric(name, label, "", 1, 0, TRANSLATION).combined();
    }

    List<CurveFamily> curves() {
        var arms = new Arms(settings);
        var training = settings.training();
        var steps = LongStream.rangeClosed(1, training.steps() / training.every())
                .mapToObj(i -> i * training.every())
                .toList();
        var all = ArmSet.of(arms.having(t -> true));
        var curves = new ArrayList<CurveFamily>();
        curves.add(new CurveFamily(MetricNames.VALIDATION, LOSS).of(all).at(steps));
        curves.add(new CurveFamily(MetricNames.VALIDATION_SEER, LOSS)
                .of(ArmSet.of(arms.having(t -> t.seer().isPresent())))
                .at(steps));
        curves.add(new CurveFamily(MetricNames.RATIO, PULL)
                .of(ArmSet.of(arms.having(Treatment::hasRatio)))
                .at(steps));
        for (var judged : List.of(MetricNames.JUDGED, MetricNames.JUDGED_SEER)) {
            curves.add(new CurveFamily(judged, PULL)
                    .of(ArmSet.of(arms.having(t -> t.transfer() == Transfer.ADVERSARIAL)))
                    .at(steps));
        }
        curves.add(new CurveFamily(MetricNames.COUNTS + ".*", COUNT).of(all));
        if (settings.data().isLanguage()) {
            curves.add(
                    new CurveFamily(MetricNames.VALIDATION_PAST, 1e-9).of(all).at(steps));
            curves.add(
                    new CurveFamily(MetricNames.VALIDATION_BOTH, 1e-9).of(all).at(steps));
        } else {
            curves.add(new CurveFamily(MetricNames.EXAMPLES + ".*", CHARACTER).of(all));
        }
        curves.addAll(Combination.families(settings));
        return curves;
    }
}
