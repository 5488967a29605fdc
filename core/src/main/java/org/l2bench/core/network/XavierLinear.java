package org.l2bench.core.network;

import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Linear layers that start uniform on +-sqrt(6 / (in + out)) (Glorot and Bengio 2010), with biases 0. */
final class XavierLinear {
    private XavierLinear() {}

    static Linear of(String name, int in, int out, InitialStreams streams, ScalarType type) {
        return stacked(name, in, out, streams, type, "");
    }

    /**
     * Several layers of one input as one: each starts as it would by itself, and their outputs stand side by side.
     *
     * @param out of each
     * @param parts what the layers are called; each has a stream of its own
     */
    static Linear stacked(String name, int in, int out, InitialStreams streams, ScalarType type, String... parts) {
        double bound = Math.sqrt(6.0 / (in + out));
        var weights = Stream.of(parts)
                .map(part -> streams.of(name + (part.isEmpty() ? "" : "." + part) + ".weight")
                        .uniform(bound, out, in))
                .toArray(Tensor[]::new);
        return new Linear(
                Parameter.of(
                        name + ".weight",
                        Role.WEIGHT,
                        torch.cat(new TensorVector(weights), 0).to(type)),
                Parameter.of(
                        name + ".bias",
                        Role.BIAS,
                        torch.zeros(new long[] {(long) out * parts.length}, new TensorOptions(type))));
    }
}
