package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;

/** Mean and standard deviation of each channel of the inputs, of images from 0 to 1. */
record Scaling(List<Double> mean, List<Double> std) {
    /** Images [n, channels, h, w] from 0 to 1 as the network takes them. */
    Tensor apply(Tensor unit) {
        return unit.sub(perChannel(mean, unit)).div_(perChannel(std, unit));
    }

    /** Back to images from 0 to 1. */
    Tensor undo(Tensor scaled) {
        return scaled.mul(perChannel(std, scaled)).add_(perChannel(mean, scaled));
    }

    private static Tensor perChannel(List<Double> values, Tensor like) {
        var array = values.stream().mapToDouble(Double::doubleValue).toArray();
        return TensorArrays.of(array, 1, array.length, 1, 1).to(like.device(), ScalarType.Float);
    }
}
