package org.l2bench.core.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** y = x W^T + b: [batch, in] to [batch, out]. */
public final class Linear implements Layer {
    private final Parameter weight;
    private final Optional<Parameter> bias;
    private final boolean frozen;
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
        this(weight, Optional.of(bias), false);
    }

    private Linear(Parameter weight, Optional<Parameter> bias, boolean frozen) {
        this.weight = weight;
        this.bias = bias;
        this.frozen = frozen;
        this.biasArgument = bias.map(b -> new TensorOptional(b.tensor())).orElseGet(TensorOptional::new);
    }

    /** Without bias, for a batch norm that follows would subtract it again. */
    static Linear withoutBias(Parameter weight) {
        return new Linear(weight, Optional.empty(), false);
    }

    /** The same values, never trained: they are among the buffers, and no gradient is computed for them. */
    public Linear frozen() {
        weight.tensor().set_requires_grad(false);
        bias.ifPresent(b -> b.tensor().set_requires_grad(false));
        return new Linear(weight, bias, true);
    }

    @Override
    public Tensor forward(Tensor input, Mode mode) {
        return torch.linear(input, weight.tensor(), biasArgument);
    }

    /** [out, in]. */
    public Tensor weight() {
        return weight.tensor();
    }

    private List<Parameter> tensors() {
        return Stream.concat(Stream.of(weight), bias.stream()).toList();
    }

    @Override
    public List<Parameter> parameters() {
        return frozen ? List.of() : tensors();
    }

    @Override
    public Map<String, Tensor> buffers() {
        var buffers = new LinkedHashMap<String, Tensor>();
        if (frozen) {
            tensors().forEach(p -> buffers.put(p.name(), p.tensor()));
        }
        return buffers;
    }
}
