package org.l2bench.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.bound.Certificate;
import org.l2bench.core.bound.MaskDivergence;
import org.l2bench.core.bound.MaskDivergence.Slab;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class MaskPriorTest {
    private final List<Tensor> priorLogits = List.of(normal(1, 2, 30), normal(2, 2, 4, 5));
    private final List<Tensor> priorWeights = List.of(normal(3, 1, 30), normal(4, 1, 4, 5));
    private final List<Tensor> logits = List.of(normal(5, 2, 30), normal(6, 2, 4, 5));
    private final List<Tensor> weights = List.of(normal(7, 1, 30), normal(8, 1, 4, 5));

    private static Tensor normal(long seed, double sd, long... shape) {
        return new RandomStream(seed).normal(sd, shape).set_requires_grad(true);
    }

    /** Against the sum over weights of the divergence with numbers. */
    @Test
    void theDivergenceIsTheSumOverWeights() {
        double sd = 0.3;
        double masks = 0;
        double slabs = 0;
        for (int layer = 0; layer < 2; layer++) {
            var r = TensorArrays.doubles(logits.get(layer));
            var r0 = TensorArrays.doubles(priorLogits.get(layer));
            var w = TensorArrays.doubles(weights.get(layer));
            var w0 = TensorArrays.doubles(priorWeights.get(layer));
            for (int i = 0; i < r.length; i++) {
                masks += MaskDivergence.bernoulli(r[i], r0[i]);
                slabs += MaskDivergence.spikeAndSlab(r[i], new Slab(w[i], sd), r0[i], new Slab(w0[i], sd));
            }
        }
        assertThat(new MaskPrior(priorLogits, priorWeights, 0)
                        .divergence(logits, weights)
                        .item_double())
                .isCloseTo(masks, within(1e-9));
        assertThat(new MaskPrior(priorLogits, priorWeights, sd)
                        .divergence(logits, weights)
                        .item_double())
                .isCloseTo(slabs, within(1e-9 * slabs));
    }

    @Test
    void ofThePriorItselfItIsExactlyNought() {
        for (double sd : new double[] {0, 0.03}) {
            assertThat(new MaskPrior(priorLogits, priorWeights, sd)
                            .divergence(priorLogits, priorWeights)
                            .item_double())
                    .isZero();
        }
    }

    /** dKL/dr = lambda (1 - lambda) (r - r0), and dKL/dw = lambda (w - w0) / sd^2. */
    @Test
    void itsGradientIsTheFormulas() {
        var slab = new MaskPrior(priorLogits, priorWeights, 0.5);
        new MaskPrior(priorLogits, priorWeights, 0).divergence(logits, weights).backward();
        double r = TensorArrays.doubles(logits.get(1))[3];
        double r0 = TensorArrays.doubles(priorLogits.get(1))[3];
        double lambda = 1 / (1 + Math.exp(-r));
        assertThat(TensorArrays.doubles(Handles.gradient(logits.get(1)))[3])
                .isCloseTo(lambda * (1 - lambda) * (r - r0), within(1e-6));
        slab.divergence(logits, weights).backward();
        double shift = TensorArrays.doubles(weights.get(1))[3] - TensorArrays.doubles(priorWeights.get(1))[3];
        assertThat(TensorArrays.doubles(Handles.gradient(weights.get(1)))[3])
                .isCloseTo(lambda * shift / 0.25, within(1e-5));
    }

    @Test
    void logitsFarOutDoNotOverflow() {
        var prior = new MaskPrior(List.of(TensorArrays.of(new double[] {-1000, 3}, 2)), List.of(), 0);
        var posterior = List.of(TensorArrays.of(new double[] {1000, 1e30}, 2));
        assertThat(prior.divergence(posterior, List.of()).item_double())
                .isCloseTo(MaskDivergence.bernoulli(15, -15) + MaskDivergence.bernoulli(15, 3), within(1e-9));
    }

    @Test
    void theObjectiveIsBoundedCrossEntropyAndTheRootOfTheDivergence() {
        var outputs = TensorArrays.of(new double[] {0, 0, 100, 0}, 2, 2).to(ScalarType.Float);
        var labels = TensorArrays.of(new int[] {0, 1});
        // ln 2 for the first; the second's probability is below the least, so that it counts 1.
        double ce = 0.5 * (Math.log(2) / Math.log(1e4) + 1);
        assertThat(PacBayesObjective.boundedCrossEntropy(outputs, labels).item_double())
                .isCloseTo(ce, within(1e-6));
        var divergence = TensorArrays.of(new double[] {3}, 1).sum();
        double root = Math.sqrt((3 + Certificate.complexity(5000, 0.025)) / 10_000);
        assertThat(new PacBayesObjective(5000, 0.025, 0.3)
                        .of(outputs, labels, divergence)
                        .item_double())
                .isCloseTo(ce + 0.3 * root, within(1e-6));
    }
}
