package org.l2bench.experiments.seerforcing;

import java.util.Optional;
import java.util.function.LongFunction;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.EncoderDecoderSpec.Embeddings;

/**
 * What a trial learns from and is tested on.
 *
 * @param embeddings shared where the vocabulary is a joint one
 * @param batches the training pairs of a step, int64 [batch]
 * @param teacher what an oracle says of each place of the training pairs, [pairs, longest, words]; if it is asked for
 */
record Corpus(
        int sourceWords,
        int targetWords,
        Embeddings embeddings,
        Sentences training,
        Sentences validation,
        Sentences test,
        LongFunction<Tensor> batches,
        Optional<Tensor> teacher) {
    /** All arms of a seed share data, order, initial values and dropout. */
    static final String GROUP = "all arms";
}
