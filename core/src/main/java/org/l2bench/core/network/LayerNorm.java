package org.l2bench.core.network;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Layer normalisation over the last dimension: gamma * z + beta with z = (x - mean) / sqrt(var + epsilon), population variance
 * (Ba, Kiros and Hinton 2016). Starts with gamma 1 and beta 0.
 */
public final class LayerNorm implements Layer {
    private final long[] shape;
    private final double epsilon;
    private final Parameter gamma;
    private final Parameter beta;

    public LayerNorm(String name, int size, double epsilon, ScalarType type) {
        this.shape = new long[] {size};
        this.epsilon = epsilon;
        this.gamma = Parameter.ofNorm(
                name + ".weight", Role.NORM_SCALE, NormPlace.PLAIN, torch.ones(shape, new TensorOptions(type)));
        this.beta = Parameter.ofNorm(
                name + ".bias", Role.NORM_SHIFT, NormPlace.PLAIN, torch.zeros(shape, new TensorOptions(type)));
    }

    @Override
    public Tensor forward(Tensor input, Mode mode) {
        return normalised(input, new TensorOptional(gamma.tensor()), new TensorOptional(beta.tensor()));
    }

    /** z alone, without gamma and beta. */
    public Tensor withoutScale(Tensor input) {
        return normalised(input, new TensorOptional(), new TensorOptional());
    }

    private Tensor normalised(Tensor input, TensorOptional scale, TensorOptional shift) {
        return torch.layer_norm(input, shape, scale, shift, epsilon, false);
    }

    /** [size]. */
    public Tensor gamma() {
        return gamma.tensor();
    }

    /** [size]. */
    public Tensor beta() {
        return beta.tensor();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gamma, beta);
    }

    @Override
    public Map<String, Tensor> buffers() {
        return Map.of();
    }
}
