package org.l2bench.experiments.seerforcing;

import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.FlushedSubnormals;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.EncoderDecoderSpec.Embeddings;
import org.l2bench.core.translation.Bleu;
import org.l2bench.experiments.seerforcing.Scores.Decoder;

/** A trial on a parallel text. */
final class PairsTrial {
    private final Texts texts;
    private final Corpus corpus;
    private final Trial trial;

    private PairsTrial(TrialContext<Settings> context) {
        var settings = context.settings();
        var treatment = context.treatment(Treatment.class);
        var seeds = context.seeds();
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        this.texts = Texts.of(settings.data(), treatment.pairs(), seeds, context.data());
        var training = texts.training();
        var order = new TokenOrder(
                training.lengthsOfSources(),
                training.lengthsOfTargets(),
                settings.training().tokens(),
                epoch -> new RandomStream(seeds.stream(Corpus.GROUP, "order of epoch " + epoch)),
                compute);
        int words = texts.vocabulary().size();
        this.corpus = new Corpus(
                words,
                words,
                Embeddings.SHARED,
                sentences(training, compute),
                sentences(texts.validation(), compute),
                sentences(texts.test(), compute),
                order::batch,
                Optional.empty());
        this.trial = new Trial(context, corpus, compute);
    }

    static Outcome run(TrialContext<Settings> context) {
        try (var scope = new PointerScope();
                var flushed = new FlushedSubnormals()) {
            return new PairsTrial(context).outcome();
        }
    }

    private static Sentences sentences(Texts.Numbered text, Compute compute) {
        return Sentences.of(text.sources(), text.targets(), compute);
    }

    private Outcome outcome() {
        var net = trial.net();
        trial.scored(
                Scores.of(net, corpus.validation(), Decoder.CONVENTIONAL),
                Scores.of(net, corpus.test(), Decoder.CONVENTIONAL));
        var translated = trial.translated().stream().map(texts::spoken).toList();
        var references = texts.test().references().targets().subList(0, translated.size());
        trial.bleu(tokens(translated), tokens(references));
        trial.put(MetricNames.EXAMPLES, Examples.of(texts.test().references().sources(), references, translated));
        return trial.outcome();
    }

    private static List<List<String>> tokens(List<String> lines) {
        return lines.stream().map(Bleu::tokens).toList();
    }
}
