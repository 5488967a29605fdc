package org.l2bench.core.regulariser;

import java.util.List;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.NormPlace;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;

/** One parameter of each common kind, float64. */
final class Parameters {
    private Parameters() {}

    static List<Parameter> some() {
        return List.of(
                Parameter.of("conv.weight", Role.WEIGHT, TensorArrays.of(new double[] {1, -2, 0.1, 7}, 1, 1, 2, 2)),
                Parameter.ofNorm("norm.scale", Role.NORM_SCALE, NormPlace.STEM, TensorArrays.of(new double[] {3}, 1)),
                Parameter.ofNorm("norm.shift", Role.NORM_SHIFT, NormPlace.STEM, TensorArrays.of(new double[] {4}, 1)),
                Parameter.of("head.weight", Role.WEIGHT, TensorArrays.of(new double[] {-0.7, 0.3}, 2, 1)),
                Parameter.of("head.bias", Role.BIAS, TensorArrays.of(new double[] {5, 6}, 2)));
    }
}
