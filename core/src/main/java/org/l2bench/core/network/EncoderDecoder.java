package org.l2bench.core.network;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.EncoderDecoderSpec.Embeddings;

/**
 * The post-norm transformer of an {@link EncoderDecoderSpec} (Vaswani et al. 2017): a word is sqrt(width) times its row of an embedding
 * from N(0, 1/width), plus sines and cosines of its place; the output has the target embedding and no bias. Linear layers start
 * Xavier-uniform, query, key and value each by itself, with biases 0.
 *
 * <p>Nothing behind a sentence's end is seen: not in the source, which is masked, nor in the target, where each place sees those before it
 * alone.
 */
public final class EncoderDecoder {
    private final EncoderDecoderSpec spec;
    private final TiedEmbedding targetWords;
    private final TiedEmbedding sourceWords;
    private final Tensor positions;
    private final List<EncoderBlock> encoder;
    private final List<DecoderBlock> decoder;

    public EncoderDecoder(EncoderDecoderSpec spec, InitialStreams streams) {
        this.spec = spec;
        this.targetWords =
                new TiedEmbedding("target-embedding", spec.targetWords(), spec.width(), streams, spec.type());
        this.sourceWords = spec.embeddings() == Embeddings.SHARED
                ? targetWords
                : new TiedEmbedding("source-embedding", spec.sourceWords(), spec.width(), streams, spec.type());
        this.positions = SinusoidalPositions.of(spec.longest(), spec.width(), spec.type());
        this.encoder = IntStream.rangeClosed(1, spec.encoderLayers())
                .mapToObj(i -> new EncoderBlock("encoder" + i, spec, streams))
                .toList();
        this.decoder = IntStream.rangeClosed(1, spec.decoderLayers())
                .mapToObj(i -> DecoderBlock.of("decoder" + i, spec, streams))
                .toList();
    }

    /** Reads sentences. */
    public Memory encode(PaddedTokens source, Dropout dropout) {
        var visible = source.visible().view(source.sentences(), 1, 1, source.time());
        var states = embed(sourceWords, source.tokens(), dropout);
        for (var block : encoder) {
            states = block.forward(states, visible, dropout);
        }
        return new Memory(states, visible);
    }

    /**
     * What decoders read, see {@link PaddedTokens#shifted}.
     *
     * @param tokens int64 [batch, time]
     * @return [batch, time, width]
     */
    public Tensor embedTarget(Tensor tokens, Dropout dropout) {
        return embed(targetWords, tokens, dropout);
    }

    private Tensor embed(TiedEmbedding words, Tensor tokens, Dropout dropout) {
        var embedded = words.embed(tokens).add(places(0, tokens.size(1)));
        return dropout.apply(embedded, spec.dropout());
    }

    private Tensor places(long first, long count) {
        if (first + count > spec.longest()) {
            throw new IllegalArgumentException(
                    "a sentence must have at most " + spec.longest() + " tokens, had " + (first + count));
        }
        return positions.narrow(0, first, count).to(targetWeight().device(), spec.type());
    }

    /** Embedded words of one place, without dropout; int64 [rows] to [rows, 1, width]. */
    Tensor embedPlace(Tensor tokens, long place) {
        return targetWords.embed(tokens.reshape(-1, 1)).add(places(place, 1));
    }

    /**
     * The last states before the output.
     *
     * @param embedded from {@link #embedTarget}
     * @return [batch, time, width]
     */
    public Tensor decode(Tensor embedded, Memory memory, Dropout dropout) {
        var states = embedded;
        for (var block : decoder) {
            states = block.forward(states, memory, dropout);
        }
        return states;
    }

    /** States [..., width] to logits [..., targetWords], for this decoder's states and for those of another one. */
    public Tensor logits(Tensor states) {
        return torch.linear(states, targetWeight(), new TensorOptional());
    }

    private Tensor targetWeight() {
        return targetWords.parameters().get(0).tensor();
    }

    /** Decoding word by word of sentences that were read, in evaluation. To be closed. */
    public WordByWord wordByWord(Memory memory) {
        return new WordByWord(this, decoder, memory);
    }

    public EncoderDecoderSpec spec() {
        return spec;
    }

    /** In a fixed order, names unique. */
    public List<Parameter> parameters() {
        return Stream.of(
                        sourceWords == targetWords ? Stream.<Parameter>empty() : sourceWords.parameters().stream(),
                        encoder.stream().flatMap(EncoderBlock::parameters),
                        decoderParameters().stream(),
                        targetWords.parameters().stream())
                .flatMap(p -> p)
                .toList();
    }

    /** Those of the decoder alone, without the target embedding. */
    public List<Parameter> decoderParameters() {
        return decoder.stream().flatMap(DecoderBlock::parameters).toList();
    }
}
