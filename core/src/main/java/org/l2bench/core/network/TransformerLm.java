package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.network.TransformerSpec.Positions;

/** The causal, pre-norm transformer language model of a {@link TransformerSpec}, without a norm after the last block. */
public final class TransformerLm {
    private static final double LONGEST_WAVE = 10_000;

    private final TransformerSpec spec;
    private final WordCode words;
    private final List<Parameter> learnedPositions = new ArrayList<>();
    private final List<TransformerLmBlock> blocks = new ArrayList<>();

    public TransformerLm(TransformerSpec spec, InitialStreams streams) {
        this.spec = spec;
        this.words = spec.cutoffs().isEmpty()
                ? new TiedEmbedding("embedding", spec.words(), spec.width(), streams, spec.type())
                : new AdaptiveEmbedding("embedding", spec, streams);
        if (spec.positions() == Positions.LEARNED) {
            var initial = streams.of("positions").normal(1 / Math.sqrt(spec.width()), spec.context(), spec.width());
            learnedPositions.add(Parameter.of("positions", Role.EMBEDDING, initial.to(spec.type())));
        }
        for (int i = 1; i <= spec.layers(); i++) {
            blocks.add(new TransformerLmBlock("block" + i, spec, streams));
        }
    }

    /**
     * One forward pass without the output layer.
     *
     * @param tokens int64 [batch, time], time at most the context
     * @return what passed through the last block
     */
    public TransformerLmBlock.Pass forward(Tensor tokens, Dropout dropout) {
        long time = tokens.size(1);
        if (time > spec.context()) {
            throw new IllegalArgumentException("tokens must be at most " + spec.context() + " in a row, were " + time);
        }
        var embedded = words.embed(tokens);
        var input = dropout.apply(embedded.add(positions(time, embedded)), spec.dropout());
        var causal = torch.full(new long[] {1, time, time}, new Scalar(Double.NEGATIVE_INFINITY), input.options())
                .triu(1);
        TransformerLmBlock.Pass pass = null;
        for (var block : blocks) {
            pass = block.forward(pass == null ? input : pass.output(), causal, dropout);
        }
        return pass;
    }

    private Tensor positions(long time, Tensor like) {
        if (!learnedPositions.isEmpty()) {
            return learnedPositions.get(0).tensor().narrow(0, 0, time);
        }
        long half = spec.width() / 2;
        var frequencies = torch.arange(new Scalar(half))
                .to(ScalarType.Double)
                .mul(new Scalar(-Math.log(LONGEST_WAVE) / Math.max(1, half - 1)))
                .exp();
        var angles = torch.arange(new Scalar(time))
                .to(ScalarType.Double)
                .view(time, 1)
                .mul(frequencies);
        return torch.cat(new TensorVector(angles.sin(), angles.cos()), 1).to(like.device(), like.scalar_type());
    }

    /** The embedding at the input and at the output. */
    public WordCode words() {
        return words;
    }

    public TransformerLmBlock lastBlock() {
        return blocks.get(blocks.size() - 1);
    }

    public TransformerSpec spec() {
        return spec;
    }

    /** In a fixed order, names unique. */
    public List<Parameter> parameters() {
        return Stream.of(
                        words.parameters().stream(),
                        learnedPositions.stream(),
                        blocks.stream().flatMap(b -> b.parameters().stream()))
                .flatMap(p -> p)
                .toList();
    }
}
