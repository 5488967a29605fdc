package org.l2bench.core.network;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** A sublayer in which a sequence attends to a sentence that was read: x' = LN(x + dropout(W_o attention + b_o)). */
final class CrossAttention {
    private final int heads;
    private final double rate;
    private final Linear query;
    private final Linear keyValue;
    private final Linear output;
    private final LayerNorm norm;

    /** A sentence as this layer sees it: keys and values, [batch, heads, time, size], and the visible places. */
    record Seen(Tensor keys, Tensor values, Tensor visible) {
        /** Of some of the sentences. */
        Seen select(Tensor sentences) {
            return new Seen(
                    keys.index_select(0, sentences),
                    values.index_select(0, sentences),
                    visible.index_select(0, sentences));
        }
    }

    CrossAttention(String name, EncoderDecoderSpec spec, InitialStreams streams) {
        int width = spec.width();
        this.heads = spec.heads();
        this.rate = spec.dropout();
        this.query = XavierLinear.of(name + ".query", width, width, streams, spec.type());
        this.keyValue = XavierLinear.stacked(name + ".kv", width, width, streams, spec.type(), "key", "value");
        this.output = XavierLinear.of(name + ".out", width, width, streams, spec.type());
        this.norm = new LayerNorm(name + ".norm", width, EncoderBlock.EPSILON, spec.type());
    }

    Seen seen(Memory memory) {
        var all = FusedAttention.split(keyValue.forward(memory.states(), Mode.EVALUATION), 2, heads);
        return new Seen(all.select(0, 0), all.select(0, 1), memory.visible());
    }

    /** @param input [batch, any number of places, width] */
    Tensor forward(Tensor input, Seen seen, Dropout dropout) {
        var asked = FusedAttention.split(query.forward(input, Mode.EVALUATION), 1, heads)
                .select(0, 0);
        var attended = FusedAttention.masked(asked, seen.keys(), seen.values(), seen.visible());
        var out = dropout.apply(output.forward(attended, Mode.EVALUATION), rate);
        return norm.forward(input.add(out), Mode.EVALUATION);
    }

    Stream<Parameter> parameters() {
        return Stream.of(query, keyValue, output, norm).map(Layer::parameters).flatMap(List::stream);
    }
}
