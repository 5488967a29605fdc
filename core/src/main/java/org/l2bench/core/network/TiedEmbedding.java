package org.l2bench.core.network;

import java.util.List;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.NoGradGuard;
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

    /**
     * The gradient of the logits is (softmax - one-hot of the target) / n, and is written into the softmax itself: recorded
     * operations would pass over [n, words] numbers four more times, and keep them twice.
     */
    @Override
    public Tensor meanNegativeLogLikelihood(Tensor hidden, Tensor targets, Dropout dropout) {
        if (!GradMode.is_enabled() || torch.is_autocast_enabled(hidden.device().type())) {
            return WordCode.super.meanNegativeLogLikelihood(hidden, targets, dropout);
        }
        Tensor mean;
        Tensor ofHidden; // [n, width]
        Tensor ofEmbedding; // [words, width]
        try (var guard = new NoGradGuard()) {
            double share = 1.0 / hidden.size(0);
            var places = targets.view(-1, 1);
            var logs = torch.log_softmax(logits(hidden), 1);
            var ofTargets = logs.gather(1, places);
            mean = ofTargets.neg().mean();
            var ofLogits = logs.exp_()
                    .mul_(new Scalar(share))
                    .scatter_add_(1, places, torch.full_like(ofTargets, new Scalar(-share)));
            ofHidden = ofLogits.mm(embedding.tensor());
            ofEmbedding = ofLogits.t().mm(hidden);
        }
        // Its value is that of the mean, its gradients are those above.
        var tangent = dot(hidden, ofHidden).add(dot(embedding.tensor(), ofEmbedding));
        return tangent.sub(tangent.detach()).add(mean);
    }

    private static Tensor dot(Tensor values, Tensor gradient) {
        return torch.dot(values.reshape(-1), gradient.view(-1));
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
