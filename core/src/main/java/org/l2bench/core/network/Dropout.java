package org.l2bench.core.network;

import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.RandomStream;

/** Dropout (Srivastava et al. 2014) whose masks come from a stream of the trial and not from libtorch's own generator. */
@FunctionalInterface
public interface Dropout {
    /** Each number is set to 0 with probability {@code rate}, or else divided by 1 - rate. */
    Tensor apply(Tensor input, double rate);

    /** For evaluation: everything stays. */
    static Dropout none() {
        return (input, rate) -> input;
    }

    /** Masks in the order of the calls. */
    static Dropout from(RandomStream stream) {
        return (input, rate) ->
                rate == 0 ? input : input.mul(stream.kept(rate, input.shape()).to(input.device(), input.scalar_type()));
    }
}
