package org.l2bench.core.network;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** R(x) = x with dR/dx = -1 (Ganin and Lempitsky 2015): what follows is trained against what comes before. */
public final class GradientReversal {
    private GradientReversal() {}

    /** 2 x, of which no gradient is taken, minus x: x to the last bit, for doubling is exact and so is this difference. */
    public static Tensor of(Tensor input) {
        return input.detach().mul(new Scalar(2.0)).sub(input);
    }
}
