package org.l2bench.core.network;

import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** One post-norm block of a decoder: causal self-attention, attention to the sentence that was read, a feed-forward net. */
record DecoderBlock(SelfAttention self, CrossAttention cross, FeedForward feedForward) {
    static DecoderBlock of(String name, EncoderDecoderSpec spec, InitialStreams streams) {
        return new DecoderBlock(
                new SelfAttention(name + ".self", spec, streams),
                new CrossAttention(name + ".cross", spec, streams),
                new FeedForward(name + ".feed-forward", spec, streams));
    }

    /** [batch, time, width] to the same. */
    Tensor forward(Tensor input, Memory memory, Dropout dropout) {
        return behindSelf(self.causal(input, dropout), cross.seen(memory), dropout);
    }

    /** The second and third sublayer. */
    Tensor behindSelf(Tensor attended, CrossAttention.Seen seen, Dropout dropout) {
        return feedForward.forward(cross.forward(attended, seen, dropout), dropout);
    }

    Stream<Parameter> parameters() {
        return Stream.of(self.parameters(), cross.parameters(), feedForward.parameters())
                .flatMap(p -> p);
    }
}
