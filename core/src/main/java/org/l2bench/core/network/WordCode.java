package org.l2bench.core.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Words as vectors and back: the input embedding of a language model and its output, which share their weights. */
public interface WordCode {
    /** int64 [...] to [..., width]. */
    Tensor embed(Tensor words);

    /** -ln p(target) of every position: hidden [n, width], targets int64 [n], to [n]. */
    Tensor negativeLogLikelihood(Tensor hidden, Tensor targets, Dropout dropout);

    /** ln p of every word: hidden [n, width] to [n, words]. */
    Tensor logProbabilities(Tensor hidden);

    List<Parameter> parameters();
}
