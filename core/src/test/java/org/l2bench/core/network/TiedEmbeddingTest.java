package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class TiedEmbeddingTest {
    private static final int WORDS = 11;
    private static final int WIDTH = 6;
    private static final int POSITIONS = 7;

    private final Tensor targets = new RandomStream(3).integers(WORDS, POSITIONS);

    private static TiedEmbedding embedding(ScalarType type) {
        return new TiedEmbedding("embedding", WORDS, WIDTH, tensor -> new RandomStream(1), type);
    }

    private static Tensor hidden(double scale, ScalarType type) {
        return new RandomStream(2).normal(scale, POSITIONS, WIDTH).to(type).set_requires_grad(true);
    }

    /** The gradient of the embedding has a second part, from its other end. */
    @Test
    void gradientsOfTheMeanAreThoseThatAutomaticDifferentiationFinds() {
        var written = embedding(ScalarType.Double);
        var recorded = embedding(ScalarType.Double);
        var ofWritten = hidden(1, ScalarType.Double);
        var ofRecorded = hidden(1, ScalarType.Double);

        var mean = written.meanNegativeLogLikelihood(ofWritten, targets, Dropout.none());
        var expected = recorded.negativeLogLikelihood(ofRecorded, targets, Dropout.none())
                .mean();
        assertThatTensor(mean.detach()).isNear(expected.detach(), 0);
        mean.mul(new Scalar(3.0)).add(written.embed(targets).square().sum()).backward();
        expected.mul(new Scalar(3.0))
                .add(recorded.embed(targets).square().sum())
                .backward();

        assertThatTensor(Handles.gradient(ofWritten)).isNear(Handles.gradient(ofRecorded), 1e-15);
        assertThatTensor(Handles.gradient(written.parameters().get(0).tensor()))
                .isNear(Handles.gradient(recorded.parameters().get(0).tensor()), 1e-14);
    }

    /** In float32 exp(-1000) is 0, its logarithm would be infinite. */
    @Test
    void targetsThatTheModelAllButExcludesHaveAFiniteLossAndGradient() {
        var embedding = embedding(ScalarType.Float);
        var hidden = hidden(2000, ScalarType.Float);
        var mean = embedding.meanNegativeLogLikelihood(hidden, targets, Dropout.none());
        mean.backward();
        assertThat(mean.item_double()).isFinite().isGreaterThan(200);
        assertThat(Handles.gradient(hidden).isfinite().all().item_bool()).isTrue();
        assertThatTensor(mean.detach())
                .isNear(
                        embedding
                                .negativeLogLikelihood(hidden, targets, Dropout.none())
                                .mean()
                                .detach(),
                        0);
    }
}
