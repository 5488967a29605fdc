package org.l2bench.core.train;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.ParameterSelector;

/** The parameters of f(w, b) = 1/2 sum (w - 1)^4 + sum sin(b), and their buffer; the bias comes first. */
record Problem(Parameter weight, Parameter bias, ParameterBuffer buffer) {
    static final double[] WEIGHT = {0.5, -1, 2};
    static final double[] BIAS = {1.5, -0.5};

    static Problem of(ScalarType type) {
        var bias = Parameter.of("b", Role.BIAS, TensorArrays.of(BIAS, 2).to(type));
        var weight = Parameter.of("w", Role.WEIGHT, TensorArrays.of(WEIGHT, 3).to(type));
        var covers = ParameterSelector.weights().covers();
        return new Problem(
                weight, bias, ParameterBuffer.of(List.of(bias, weight), List.of(covers), false, Compute.CPU));
    }

    Tensor loss() {
        var shifted = weight.tensor().sub(new Scalar(1.0));
        return shifted.pow(new Scalar(4.0))
                .sum()
                .mul(new Scalar(0.5))
                .add(bias.tensor().sin().sum());
    }

    /** df/dw_i, written out. */
    static double weightGradient(double w) {
        return 2 * Math.pow(w - 1, 3);
    }

    /** df/db_i, written out. */
    static double biasGradient(double b) {
        return Math.cos(b);
    }
}
