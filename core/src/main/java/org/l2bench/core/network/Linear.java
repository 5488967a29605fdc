package org.l2bench.core.network;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** y = x W^T + b: [batch, in] to [batch, out]. */
public final class Linear implements Layer {
    private final Parameter weight;
    private final Parameter bias;
    private final TensorOptional biasArgument;

    /** PyTorch's initial values: weight and bias uniform on +-1/sqrt(in). */
    public Linear(String name, int in, int out, InitialStreams streams) {
        this(
                Parameter.of(
                        name + ".weight",
                        Role.WEIGHT,
                        streams.of(name + ".weight").uniform(1 / Math.sqrt(in), out, in)),
                Parameter.of(
                        name + ".bias", Role.BIAS, streams.of(name + ".bias").uniform(1 / Math.sqrt(in), out)));
    }

    /** Given weight [out, in] and bias [out]. */
    public Linear(Parameter weight, Parameter bias) {
        this.weight = weight;
        this.bias = bias;
        this.biasArgument = new TensorOptional(bias.tensor());
    }

    @Override
    public Tensor forward(Tensor input, Mode mode) {
        return torch.linear(input, weight.tensor(), biasArgument);
    }

    /** [out, in]. */
    public Tensor weight() {
        return weight.tensor();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public Map<String, Tensor> buffers() {
        return Map.of();
    }
}
