package org.l2bench.core.translation;

import org.bytedeco.pytorch.Tensor;

/** A model that says how sentences go on, one word after the other. It remembers the words so far. */
public interface Continuation extends AutoCloseable {
    /**
     * What each sentence begins with.
     *
     * @param tokens the start, int64 [sentences, 1]
     * @return log-probabilities of the first word, [sentences, 1, words]
     */
    Tensor start(Tensor tokens);

    /**
     * How hypotheses go on.
     *
     * @param tokens the last word of each, int64 [sentences, hypotheses]
     * @param origins the hypothesis of the call before that each goes on from, in [sentences * hypotheses] of that call, int64
     *     [sentences * hypotheses]
     * @param sentences those of the call before that are still here, in their order, int64 [sentences]
     * @return log-probabilities of the next word, [sentences, hypotheses, words]
     */
    Tensor next(Tensor tokens, Tensor origins, Tensor sentences);

    /** Frees what is remembered. */
    @Override
    void close();
}
