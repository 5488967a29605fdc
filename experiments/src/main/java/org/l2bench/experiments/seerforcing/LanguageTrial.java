package org.l2bench.experiments.seerforcing;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.FlushedSubnormals;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.EncoderDecoderSpec.Embeddings;
import org.l2bench.core.train.EpochOrder;
import org.l2bench.core.translation.Bleu;
import org.l2bench.core.translation.StyleLanguage;
import org.l2bench.core.translation.StyleLanguage.Pair;
import org.l2bench.core.translation.StyleLanguage.View;
import org.l2bench.experiments.seerforcing.Scores.Batch;
import org.l2bench.experiments.seerforcing.Scores.Decoder;
import org.l2bench.experiments.seerforcing.Treatment.Transfer;

/** A trial on the synthetic language, whose optimum is known. */
final class LanguageTrial {
    /** Smoothing 0.1 keeps a perfect model so far above the optimum, whatever the temperature. */
    static final double FLOOR = 0.034;

    /** That of the floor. */
    static final double SMOOTHING = 0.1;

    private static final int LEAK_SENTENCES = 8;

    private final Treatment treatment;
    private final List<Pair> validation;
    private final List<Pair> test;
    private final Corpus corpus;
    private final Trial trial;

    private LanguageTrial(TrialContext<Settings> context) {
        this.treatment = context.treatment(Treatment.class);
        var data = context.settings().data();
        var seeds = context.seeds();
        this.validation = StyleLanguage.pairs(data.validation(), stream(context, "validation pairs"));
        this.test = StyleLanguage.pairs(data.test(), stream(context, "test pairs"));
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var trained = StyleLanguage.pairs(treatment.pairs(), stream(context, "training pairs"));
        var order = new EpochOrder(
                trained.size(),
                context.settings().training().batch(),
                epoch -> new RandomStream(seeds.stream(Corpus.GROUP, "order of epoch " + epoch)),
                compute);
        this.corpus = new Corpus(
                StyleLanguage.SOURCE_VOCABULARY,
                StyleLanguage.TARGET_VOCABULARY,
                Embeddings.OWN,
                sentences(trained, compute),
                sentences(validation, compute),
                sentences(test, compute),
                order::batch,
                treatment.transfer() == Transfer.ORACLE ? Optional.of(optimum(trained, compute)) : Optional.empty());
        this.trial = new Trial(context, corpus, compute);
    }

    static Outcome run(TrialContext<Settings> context) {
        try (var scope = new PointerScope();
                var flushed = new FlushedSubnormals()) {
            return new LanguageTrial(context).outcome();
        }
    }

    private static long stream(TrialContext<Settings> context, String purpose) {
        return context.seeds().stream(Corpus.GROUP, purpose);
    }

    static Sentences sentences(List<Pair> pairs, Compute compute) {
        return Sentences.of(
                pairs.stream().map(Pair::source).toList(),
                pairs.stream().map(Pair::target).toList(),
                compute);
    }

    /** p of each place given all other words, [pairs, longest, words]. */
    static Tensor optimum(List<Pair> pairs, Compute compute) {
        int longest = StyleLanguage.LONGEST + 1;
        int words = StyleLanguage.TARGET_VOCABULARY;
        var all = new float[pairs.size() * longest * words];
        for (int i = 0; i < pairs.size(); i++) {
            var rows = StyleLanguage.probabilities(pairs.get(i).target(), View.PAST_AND_FUTURE);
            for (int t = 0; t < rows.length; t++) {
                for (int word = 0; word < words; word++) {
                    all[(i * longest + t) * words + word] = (float) rows[t][word];
                }
            }
        }
        return compute.place(TensorArrays.of(all, pairs.size(), longest, words));
    }

    private Outcome outcome() {
        var net = trial.net();
        var validated = Scores.of(net, corpus.validation(), Decoder.CONVENTIONAL);
        var tested = Scores.of(net, corpus.test(), Decoder.CONVENTIONAL);
        trial.scored(validated, tested);
        trial.put(MetricNames.BAYES_PAST, StyleLanguage.bayes(test, View.PAST));
        trial.put(MetricNames.BAYES_BOTH, StyleLanguage.bayes(test, View.PAST_AND_FUTURE));
        if (treatment.smoothing() == SMOOTHING) {
            trial.put(
                    MetricNames.REGRET,
                    trial.metric(MetricNames.CALIBRATED) - trial.metric(MetricNames.BAYES_PAST) - FLOOR);
        }
        trial.put(
                MetricNames.SYNONYMS,
                tested.map(LanguageTrial::amongSynonyms)
                        .negativeLogLikelihood(
                                validated.map(LanguageTrial::amongSynonyms).temperature()));
        trial.put(MetricNames.ACCURACY, accuracy(tested));
        if (net.seer().isPresent()) {
            trial.put(MetricNames.LEAK, Leak.of(net, corpus.test().first(Math.min(LEAK_SENTENCES, test.size()))));
        }
        translate();
        lines();
        return trial.outcome();
    }

    /** Of words without ends, the logits of the three synonyms of the right word, and which of them it is. */
    static Batch amongSynonyms(Tensor logits, Tensor targets) {
        var words =
                torch.ne(targets, new Scalar((long) Sentences.END)).nonzero().view(-1);
        var numbers = targets.index_select(0, words).sub(new Scalar(2L));
        var synonyms = numbers.remainder(new Scalar((long) StyleLanguage.SYNONYMS));
        var first = numbers.sub(synonyms).add(new Scalar(2L)).view(-1, 1);
        var offsets = torch.arange(new Scalar((long) StyleLanguage.SYNONYMS), targets.options());
        return new Batch(logits.index_select(0, words).gather(1, first.add(offsets)), synonyms);
    }

    /** The share of words whose most probable token is one of their synonyms. */
    static double accuracy(Scores scores) {
        long right = 0;
        long all = 0;
        for (var batch : scores.batches()) {
            var said = TensorArrays.longs(batch.logits().argmax(new LongOptional(1), false));
            var targets = TensorArrays.longs(batch.targets());
            for (int i = 0; i < targets.length; i++) {
                if (targets[i] != Sentences.END) {
                    all++;
                    right += said[i] > Sentences.END
                                    && StyleLanguage.word((int) said[i]) == StyleLanguage.word((int) targets[i])
                            ? 1
                            : 0;
                }
            }
        }
        return (double) right / all;
    }

    private void translate() {
        var found = trial.translated();
        var wanted = Decoding.words(corpus.test().first(found.size()).targets());
        trial.bleu(tokens(found), tokens(wanted));
        trial.put(MetricNames.BLEU_WORDS, Bleu.of(meanings(found), meanings(wanted)));
    }

    private static List<List<String>> tokens(List<int[]> sentences) {
        return sentences.stream()
                .map(s -> Arrays.stream(s).mapToObj(String::valueOf).toList())
                .toList();
    }

    /** Whatever the synonym. */
    private static List<List<String>> meanings(List<int[]> sentences) {
        return sentences.stream()
                .map(s -> Arrays.stream(s)
                        .map(StyleLanguage::word)
                        .mapToObj(String::valueOf)
                        .toList())
                .toList();
    }

    /** What the best translators of the validation pairs lose, at the places of the training curves. */
    private void lines() {
        var places = trial.validations();
        trial.put(MetricNames.VALIDATION_PAST, line(places, StyleLanguage.bayes(validation, View.PAST)));
        trial.put(MetricNames.VALIDATION_BOTH, line(places, StyleLanguage.bayes(validation, View.PAST_AND_FUTURE)));
    }

    private static Curve line(List<Double> places, double height) {
        return new Curve(places, Collections.nCopies(places.size(), height));
    }
}
