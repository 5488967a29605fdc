package org.l2bench.core.network;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A sublayer on each place by itself: x' = LN(x + dropout(W2 relu(W1 x + b1) + b2)). */
final class FeedForward {
    private final double rate;
    private final Linear up;
    private final Linear down;
    private final LayerNorm norm;

    FeedForward(String name, EncoderDecoderSpec spec, InitialStreams streams) {
        this.rate = spec.dropout();
        this.up = XavierLinear.of(name + ".1", spec.width(), spec.feedForward(), streams, spec.type());
        this.down = XavierLinear.of(name + ".2", spec.feedForward(), spec.width(), streams, spec.type());
        this.norm = new LayerNorm(name + ".norm", spec.width(), EncoderBlock.EPSILON, spec.type());
    }

    Tensor forward(Tensor input, Dropout dropout) {
        var inner = torch.relu(up.forward(input, Mode.EVALUATION));
        var out = dropout.apply(down.forward(inner, Mode.EVALUATION), rate);
        return norm.forward(input.add(out), Mode.EVALUATION);
    }

    Stream<Parameter> parameters() {
        return Stream.of(up, down, norm).map(Layer::parameters).flatMap(List::stream);
    }
}
