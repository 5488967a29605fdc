package org.l2bench.core.network;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A second decoder for training alone, which sees the words behind the one that it is asked for as well as those before it (Feng et al.
 * 2021). Two streams go through the same weights, each causal in its own direction: the past one reads [start, y1 .. yn], the future one
 * the same embedded words from right to left, [yn .. y1, start]. In the top layer both attend to themselves; then the past state of
 * target t, which knows y1 .. yt, and the future state n - 2 - t from the right, which knows y_(t+2) .. yn, are joined by a linear
 * layer, and the joined sequence goes on through the attention to the source and the feed-forward net. The last word and the end have no
 * future: theirs is the zero vector. So nothing of y_(t+1) is seen where it is asked for.
 *
 * <p>Each sentence is reversed by its own length, and what fills its row stays behind it. Embedding and output are the {@link
 * EncoderDecoder}'s.
 */
public final class SeerDecoder {
    private final long width;
    private final Future future;
    private final List<DecoderBlock> blocks;
    private final Linear fusion;

    /** Whether it sees the words behind. */
    public enum Future {
        SEEN,
        /** The future is the zero vector everywhere: a second decoder that knows no more than the first. */
        HIDDEN
    }

    /** As many layers as the spec's decoder has. */
    public SeerDecoder(EncoderDecoderSpec spec, Future future, InitialStreams streams) {
        this.width = spec.width();
        this.future = future;
        this.blocks = IntStream.rangeClosed(1, spec.decoderLayers())
                .mapToObj(i -> DecoderBlock.of("seer" + i, spec, streams))
                .toList();
        this.fusion = XavierLinear.of("seer.fusion", 2 * spec.width(), spec.width(), streams, spec.type());
    }

    /**
     * The last states before the output.
     *
     * @param embedded what both decoders read, [batch, time, width]
     * @param targets the sentences that are asked for, ends included
     * @return [batch, time, width]
     */
    public Tensor decode(Tensor embedded, PaddedTokens targets, Memory memory, Dropout dropout) {
        var fused = fusion.forward(
                future == Future.SEEN
                        ? bothStreams(embedded, targets, memory, dropout)
                        : pastAlone(embedded, memory, dropout),
                Mode.EVALUATION);
        var top = top();
        return top.behindSelf(fused, top.cross().seen(memory), dropout);
    }

    private DecoderBlock top() {
        return blocks.get(blocks.size() - 1);
    }

    private Tensor pastAlone(Tensor embedded, Memory memory, Dropout dropout) {
        var states = embedded;
        for (var block : blocks.subList(0, blocks.size() - 1)) {
            states = block.forward(states, memory, dropout);
        }
        var past = top().self().causal(states, dropout);
        return torch.cat(new TensorVector(past, torch.zeros_like(past)), 2);
    }

    /**
     * The streams lie side by side as [batch, 2, time, width]: to self-attention they are 2 batch rows, to the source one row of 2 time
     * places, for there the order does not count and the source's keys are not copied.
     */
    private Tensor bothStreams(Tensor embedded, PaddedTokens targets, Memory memory, Dropout dropout) {
        long batch = embedded.size(0);
        long time = embedded.size(1);
        var places = targets.times().view(1, time);
        var lengths = targets.lengths().view(-1, 1);
        var rows = torch.arange(new Scalar(batch), lengths.options()).view(-1, 1);

        var fromRight =
                torch.where(places.lt(lengths), lengths.sub(new Scalar(1L)).sub(places), places);
        var reversed = embedded.reshape(batch * time, width)
                .index_select(0, rows.mul(new Scalar(time)).add(fromRight).view(-1))
                .view(batch, time, width);
        var states = torch.stack(new TensorVector(embedded, reversed), 1); // [batch, 2, time, width]

        for (var block : blocks.subList(0, blocks.size() - 1)) {
            var attended = block.self().causal(states.view(2 * batch, time, width), dropout);
            states = block.behindSelf(
                    attended.view(batch, 2 * time, width), block.cross().seen(memory), dropout);
        }
        var attended = top().self().causal(states.view(2 * batch, time, width), dropout);

        var past = attended.view(batch, 2, time, width).select(1, 0);
        var behind = lengths.sub(new Scalar(3L)).sub(places); // n - 2 - t with n = length - 1
        var place = rows.mul(new Scalar(2 * time)).add(new Scalar(time)).add(behind.clamp_min(new Scalar(0L)));
        var ahead = attended.view(batch * 2 * time, width)
                .index_select(0, place.view(-1))
                .view(batch, time, width)
                .mul(behind.ge(new Scalar(0L)).unsqueeze(2));
        return torch.cat(new TensorVector(past, ahead), 2);
    }

    /** W of the fusion, [width, 2 width]: past, then future. */
    public Tensor fusionWeight() {
        return fusion.weight();
    }

    /** In a fixed order, names unique and not those of the {@link EncoderDecoder}. */
    public List<Parameter> parameters() {
        return Stream.concat(blocks.stream().flatMap(DecoderBlock::parameters), fusion.parameters().stream())
                .toList();
    }
}
