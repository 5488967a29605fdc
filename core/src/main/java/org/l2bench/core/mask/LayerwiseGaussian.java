package org.l2bench.core.mask;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.RandomStream;

/**
 * The layerwise Gaussian estimator of a network with stochastic masks: what a layer makes of its input x is drawn from the Gaussian
 * with the mean and variance that independent masks, and slabs N(w, sd^2) of the weights, give it,
 *
 * <pre>mean = x (lambda w)^T + b,  variance = x^2 (lambda (1 - lambda) w^2 + lambda sd^2)^T</pre>
 *
 * <p>(Shayer, Levi and Fetaya 2018; local reparameterisation, Kingma, Salimans and Welling 2015). For a single linear layer with the
 * squared loss it is exact in expectation. It is for training alone: {@link MaskLogits#sampled} is what is evaluated.
 *
 * @param slabSd standard deviation of a weight that is kept; 0 for none
 */
public record LayerwiseGaussian(MaskableNet net, MaskLogits logits, double slabSd) {
    private static final double EPSILON = 1e-10;

    /** The two moments of a layer. */
    record Moments(Tensor mean, Tensor variance) {}

    /** Layers whose noise comes from a stream, one draw for each unit and sample. */
    public MaskableNet.Preactivation drawing(RandomStream noise) {
        return (layer, input) -> {
            var moments = moments(layer, input);
            var draws = noise.normal(1, moments.mean().shape()).to(input.device(), torch.ScalarType.Float);
            return moments.mean()
                    .addcmul(moments.variance().add(new Scalar(EPSILON)).sqrt(), draws);
        };
    }

    Moments moments(int layer, Tensor input) {
        var weight = net.weights().get(layer).tensor();
        var probability = torch.sigmoid(logits.layers().get(layer));
        var expected = probability.mul(weight);
        // lambda (1 - lambda) w^2 = (lambda w) (w - lambda w)
        var spread = expected.mul(weight.sub(expected));
        if (slabSd > 0) {
            spread = spread.add(probability, new Scalar(slabSd * slabSd));
        }
        var bias = new TensorOptional(net.biases().get(layer).tensor());
        return new Moments(
                MaskableNet.product(input, expected, bias),
                MaskableNet.product(input.square(), spread, new TensorOptional()));
    }
}
