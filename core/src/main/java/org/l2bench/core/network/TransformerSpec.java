package org.l2bench.core.network;

import java.util.List;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.setting.Problems;

/**
 * A causal transformer language model.
 *
 * @param words size of the vocabulary
 * @param context positions that it can see at most
 * @param dropout on embeddings and on the outputs of sublayers
 * @param attentionDropout on attention weights
 * @param reluDropout inside the feed-forward nets
 * @param cutoffs of the adaptive embedding, ascending; empty for one matrix with full softmax
 * @param adaptiveDropout on the projected states before the rarer bands of the adaptive softmax
 */
public record TransformerSpec(
        int words,
        int context,
        int layers,
        int width,
        int heads,
        int feedForward,
        double dropout,
        double attentionDropout,
        double reluDropout,
        Positions positions,
        List<Integer> cutoffs,
        double adaptiveDropout,
        ScalarType type) {

    /** How a position enters. */
    public enum Positions {
        /** A vector each, trained, from N(0, 1/width). */
        LEARNED,
        /** Sines and cosines of geometric wavelengths (Vaswani et al. 2017). */
        SINUSOIDAL
    }

    public TransformerSpec {
        cutoffs = List.copyOf(cutoffs);
        new Problems()
                .require(words >= 2, "words must be >= 2, was %s", words)
                .require(context >= 1, "context must be >= 1, was %s", context)
                .require(layers >= 1, "layers must be >= 1, was %s", layers)
                .require(
                        heads >= 1 && width % heads == 0 && width % 2 == 0,
                        "width must be even and a multiple of heads (%s), was %s",
                        heads,
                        width)
                .require(feedForward >= 1, "feedForward must be >= 1, was %s", feedForward)
                .throwIfAny();
    }
}
