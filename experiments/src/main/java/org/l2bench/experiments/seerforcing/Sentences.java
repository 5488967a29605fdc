package org.l2bench.experiments.seerforcing;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.PaddedTokens;
import org.l2bench.core.translation.StyleLanguage;

/** Sentence pairs as a network takes them, ends included. */
record Sentences(PaddedTokens sources, PaddedTokens targets) {
    /** Of the synthetic language and of texts alike. */
    static final int PADDING = StyleLanguage.PADDING;

    static final int END = StyleLanguage.END;

    /** Numbered pairs, each with its end. */
    static Sentences of(List<int[]> sources, List<int[]> targets, Compute compute) {
        return new Sentences(padded(sources, compute), padded(targets, compute));
    }

    private static PaddedTokens padded(List<int[]> sentences, Compute compute) {
        var tokens = PaddedTokens.of(sentences, PADDING);
        return new PaddedTokens(compute.place(tokens.tokens()), compute.place(tokens.lengths()));
    }

    int count() {
        return (int) sources.sentences();
    }

    /** Some of the pairs; indices int64 [batch]. */
    Sentences select(Tensor indices) {
        return new Sentences(sources.select(indices), targets.select(indices));
    }

    /** The first so many. */
    Sentences first(int pairs) {
        return select(torch.arange(new Scalar((long) pairs), sources.lengths().options()));
    }

    /** The pairs sorted by their lengths, so many at once, as indices int64 [batch]; all of them once. */
    List<Tensor> batches(int pairs) {
        var lengths = TensorArrays.longs(targets.lengths());
        var order = new ArrayList<Integer>();
        for (int i = 0; i < count(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> Long.compare(lengths[a], lengths[b]));
        var batches = new ArrayList<Tensor>();
        for (int start = 0; start < count(); start += pairs) {
            var some = order.subList(start, Math.min(start + pairs, count()));
            var indices =
                    TensorArrays.of(some.stream().mapToLong(Integer::longValue).toArray());
            batches.add(indices.to(sources.lengths().device(), indices.scalar_type()));
        }
        return batches;
    }
}
