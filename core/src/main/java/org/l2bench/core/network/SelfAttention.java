package org.l2bench.core.network;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A sublayer in which a sequence attends to itself: x' = LN(x + dropout(W_o attention + b_o)). */
final class SelfAttention {
    private final int heads;
    private final double rate;
    private final Linear queryKeyValue;
    private final Linear output;
    private final LayerNorm norm;

    /** Keys and values of the places so far, [rows, heads, places, size] each. */
    record Cache(Tensor keys, Tensor values) {}

    /** A new place, and what there is with it. */
    record Stepped(Tensor output, Cache cache) {}

    SelfAttention(String name, EncoderDecoderSpec spec, InitialStreams streams) {
        int width = spec.width();
        this.heads = spec.heads();
        this.rate = spec.dropout();
        this.queryKeyValue =
                XavierLinear.stacked(name + ".qkv", width, width, streams, spec.type(), "query", "key", "value");
        this.output = XavierLinear.of(name + ".out", width, width, streams, spec.type());
        this.norm = new LayerNorm(name + ".norm", width, EncoderBlock.EPSILON, spec.type());
    }

    /** Every place sees itself and those before it: what follows a sentence's end is not seen from within it. [batch, time, width]. */
    Tensor causal(Tensor input, Dropout dropout) {
        var all = projected(input);
        return normed(input, FusedAttention.causal(all.select(0, 0), all.select(0, 1), all.select(0, 2)), dropout);
    }

    /** @param visible bool [batch, 1, 1, time] */
    Tensor masked(Tensor input, Tensor visible, Dropout dropout) {
        var all = projected(input);
        return normed(
                input, FusedAttention.masked(all.select(0, 0), all.select(0, 1), all.select(0, 2), visible), dropout);
    }

    /** One further place of each row, [rows, 1, width], without dropout; cache null at the first place. */
    Stepped next(Tensor input, Cache cache) {
        var all = projected(input);
        var grown = cache == null
                ? new Cache(all.select(0, 1).contiguous(), all.select(0, 2).contiguous())
                : new Cache(
                        torch.cat(new TensorVector(cache.keys(), all.select(0, 1)), 2),
                        torch.cat(new TensorVector(cache.values(), all.select(0, 2)), 2));
        var attended = FusedAttention.full(all.select(0, 0), grown.keys(), grown.values());
        return new Stepped(normed(input, attended, Dropout.none()), grown);
    }

    private Tensor projected(Tensor input) {
        return FusedAttention.split(queryKeyValue.forward(input, Mode.EVALUATION), 3, heads);
    }

    private Tensor normed(Tensor input, Tensor attended, Dropout dropout) {
        var out = dropout.apply(output.forward(attended, Mode.EVALUATION), rate);
        return norm.forward(input.add(out), Mode.EVALUATION);
    }

    Stream<Parameter> parameters() {
        return Stream.of(queryKeyValue, output, norm).map(Layer::parameters).flatMap(List::stream);
    }
}
