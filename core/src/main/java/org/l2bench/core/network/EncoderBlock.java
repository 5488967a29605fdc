package org.l2bench.core.network;

import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** One post-norm block of an encoder: self-attention, then a feed-forward net. */
final class EncoderBlock {
    /** Of all norms; PyTorch's default. */
    static final double EPSILON = 1e-5;

    private final SelfAttention self;
    private final FeedForward feedForward;

    EncoderBlock(String name, EncoderDecoderSpec spec, InitialStreams streams) {
        this.self = new SelfAttention(name + ".self", spec, streams);
        this.feedForward = new FeedForward(name + ".feed-forward", spec, streams);
    }

    /** @param visible bool [batch, 1, 1, time] */
    Tensor forward(Tensor input, Tensor visible, Dropout dropout) {
        return feedForward.forward(self.masked(input, visible, dropout), dropout);
    }

    Stream<Parameter> parameters() {
        return Stream.concat(self.parameters(), feedForward.parameters());
    }
}
