package org.l2bench.core.network;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Normalisation over the last axis (Ba et al. 2016), with weight (initially 1) and bias (initially 0), epsilon 1e-6. */
final class LayerNorm implements Layer {
    private static final double EPSILON = 1e-6;

    private final long[] shape;
    private final List<Parameter> parameters;

    LayerNorm(String name, int size) {
        this.shape = new long[] {size};
        var scale = torch.ones(shape, new TensorOptions(ScalarType.Float));
        this.parameters = List.of(
                Parameter.ofNorm(name + ".weight", Role.NORM_SCALE, NormPlace.PLAIN, scale),
                Parameter.ofNorm(name + ".bias", Role.NORM_SHIFT, NormPlace.PLAIN, VisionTransformer.zeros(size)));
    }

    @Override
    public Tensor forward(Tensor input, Mode mode) {
        var scale = new TensorOptional(parameters.get(0).tensor());
        var shift = new TensorOptional(parameters.get(1).tensor());
        return torch.layer_norm(input, shape, scale, shift, EPSILON, true);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Map<String, Tensor> buffers() {
        return Map.of();
    }
}
