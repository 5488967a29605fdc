package org.l2bench.experiments.seerforcing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.Discriminator;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.EncoderDecoder;
import org.l2bench.core.network.EncoderDecoderSpec;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.PaddedTokens;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.SeerDecoder;
import org.l2bench.experiments.seerforcing.Treatment.Transfer;

/** The translator of an arm, and what is trained beside it. */
record Net(EncoderDecoder model, Optional<SeerDecoder> seer, Optional<Discriminator> discriminator) {
    /**
     * What decoders make of a batch, at the places of its words.
     *
     * @param places of words among all places
     * @param words int64 [tokens]
     * @param states of the conventional decoder, [tokens, width]
     * @param seerStates of the second one
     */
    record Pass(Tensor places, Tensor words, Tensor states, Optional<Tensor> seerStates) {}

    /** The net of a treatment, at its initial values. */
    static Net of(Settings settings, Treatment treatment, Corpus corpus, SeedTree seeds) {
        var streams = InitialStreams.of(seeds, Corpus.GROUP);
        var net = settings.net();
        return new Net(
                new EncoderDecoder(spec(settings, corpus, net.dropout()), streams),
                treatment
                        .seer()
                        .map(future -> new SeerDecoder(spec(settings, corpus, net.seerDropout()), future, streams)),
                treatment.transfer() == Transfer.ADVERSARIAL
                        ? Optional.of(new Discriminator("discriminator", net.width(), streams, ScalarType.Float))
                        : Optional.empty());
    }

    private static EncoderDecoderSpec spec(Settings settings, Corpus corpus, double dropout) {
        var net = settings.net();
        return new EncoderDecoderSpec(
                corpus.sourceWords(),
                corpus.targetWords(),
                corpus.embeddings(),
                net.width(),
                net.heads(),
                net.feedForward(),
                net.encoderLayers(),
                net.decoderLayers(),
                dropout,
                settings.data().longest() + 1, // the end
                ScalarType.Float);
    }

    /** @param ofSeer dropout of the second decoder's layers */
    Pass forward(Sentences batch, Dropout dropout, Dropout ofSeer) {
        var targets = batch.targets();
        var memory = model.encode(batch.sources(), dropout);
        var embedded = model.embedTarget(targets.shifted(Sentences.END), dropout);
        var places = targets.places();
        return new Pass(
                places,
                PaddedTokens.at(places, targets.tokens()),
                PaddedTokens.at(places, model.decode(embedded, memory, dropout)),
                seer.map(s -> PaddedTokens.at(places, s.decode(embedded, targets, memory, ofSeer))));
    }

    List<Parameter> parameters() {
        return Stream.of(
                        model.parameters().stream(),
                        seer.stream().flatMap(s -> s.parameters().stream()),
                        discriminator.stream().flatMap(d -> d.parameters().stream()))
                .flatMap(p -> p)
                .toList();
    }

    static long size(List<Parameter> parameters) {
        return parameters.stream().mapToLong(Parameter::size).sum();
    }
}
