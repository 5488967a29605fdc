package org.l2bench.core.network;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * One matrix E for input and output (Press and Wolf 2017): a word is sqrt(width) times its row, logits are E h. Starts from
 * N(0, 1/width).
 */
public final class TiedEmbedding implements WordCode {
    private static final long NO_TARGET = -100;

    private final Parameter embedding;
    private final Scalar scale;

    public TiedEmbedding(String name, int words, int width, InitialStreams streams, ScalarType type) {
        var initial = streams.of(name).normal(1 / Math.sqrt(width), words, width);
        this.embedding = Parameter.of(name, Role.EMBEDDING, initial.to(type));
        this.scale = new Scalar(Math.sqrt(width));
    }

    @Override
    public Tensor embed(Tensor words) {
        return torch.embedding(embedding.tensor(), words).mul(scale);
    }

    private Tensor logits(Tensor hidden) {
        return torch.linear(hidden, embedding.tensor(), new TensorOptional());
    }

    @Override
    public Tensor negativeLogLikelihood(Tensor hidden, Tensor targets, Dropout dropout) {
        return torch.cross_entropy_loss(logits(hidden), targets, new TensorOptional(), 0, NO_TARGET, 0);
    }

    @Override
    public Tensor logProbabilities(Tensor hidden) {
        return torch.log_softmax(logits(hidden), 1);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(embedding);
    }
}
