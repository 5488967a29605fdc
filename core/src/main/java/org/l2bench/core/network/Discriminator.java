package org.l2bench.core.network;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Tells vectors of two origins apart: width to width to 1, with a ReLU between; Xavier-uniform, biases 0. */
public final class Discriminator {
    private final Linear hidden;
    private final Linear output;

    public Discriminator(String name, int width, InitialStreams streams, ScalarType type) {
        this.hidden = XavierLinear.of(name + ".hidden", width, width, streams, type);
        this.output = XavierLinear.of(name + ".out", width, 1, streams, type);
    }

    /** [n, width] to logits [n]; their sigmoid is the probability of the second origin. */
    public Tensor logits(Tensor vectors) {
        var inner = torch.relu(hidden.forward(vectors, Mode.EVALUATION));
        return output.forward(inner, Mode.EVALUATION).view(-1);
    }

    public List<Parameter> parameters() {
        return Stream.of(hidden, output)
                .map(Linear::parameters)
                .flatMap(List::stream)
                .toList();
    }
}
