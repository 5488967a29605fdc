package org.l2bench.core.network;

import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.setting.Problems;

/**
 * A transformer that reads a sentence and writes one (Vaswani et al. 2017).
 *
 * @param sourceWords size of the vocabulary that it reads
 * @param targetWords size of the vocabulary that it writes
 * @param embeddings which matrices of words are one
 * @param width of its states
 * @param feedForward width inside the feed-forward nets
 * @param dropout on embeddings and on the outputs of sublayers
 * @param longest tokens of the longest sentence that it can read or write, the end included
 */
public record EncoderDecoderSpec(
        int sourceWords,
        int targetWords,
        Embeddings embeddings,
        int width,
        int heads,
        int feedForward,
        int encoderLayers,
        int decoderLayers,
        double dropout,
        int longest,
        ScalarType type) {

    /** Which matrices of words are one; the output is always the target's. */
    public enum Embeddings {
        /** Source and target have one each. */
        OWN,
        /** One for both, with a joint vocabulary. */
        SHARED
    }

    public EncoderDecoderSpec {
        new Problems()
                .require(sourceWords >= 2, "sourceWords must be >= 2, was %s", sourceWords)
                .require(targetWords >= 2, "targetWords must be >= 2, was %s", targetWords)
                .require(
                        embeddings == Embeddings.OWN || sourceWords == targetWords,
                        "sourceWords and targetWords must be equal where embeddings are shared, were %s and %s",
                        sourceWords,
                        targetWords)
                .require(
                        heads >= 1 && width % heads == 0 && width % 2 == 0,
                        "width must be even and a multiple of heads (%s), was %s",
                        heads,
                        width)
                .require(feedForward >= 1, "feedForward must be >= 1, was %s", feedForward)
                .require(encoderLayers >= 1, "encoderLayers must be >= 1, was %s", encoderLayers)
                .require(decoderLayers >= 1, "decoderLayers must be >= 1, was %s", decoderLayers)
                .require(dropout >= 0 && dropout < 1, "dropout must be >= 0 and < 1, was %s", dropout)
                .require(longest >= 1, "longest must be >= 1, was %s", longest)
                .throwIfAny();
    }
}
