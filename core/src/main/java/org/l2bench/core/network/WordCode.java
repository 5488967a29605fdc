package org.l2bench.core.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Words as vectors and back: the input embedding of a language model and its output, which share their weights. */
public interface WordCode {
    /** int64 [...] to [..., width]. */
    Tensor embed(Tensor words);

    /** -ln p(target) of every position: hidden [n, width], targets int64 [n], to [n]. */
    Tensor negativeLogLikelihood(Tensor hidden, Tensor targets, Dropout dropout);

    /** The mean of {@link #negativeLogLikelihood}, a scalar to train on; it can be differentiated once. */
    default Tensor meanNegativeLogLikelihood(Tensor hidden, Tensor targets, Dropout dropout) {
        return negativeLogLikelihood(hidden, targets, dropout).mean();
    }

    /** ln p of every word: hidden [n, width] to [n, words]. */
    Tensor logProbabilities(Tensor hidden);

    List<Parameter> parameters();
}
