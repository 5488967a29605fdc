package org.l2bench.experiments.oodl2norm;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.datasets.image.ImageSet;

/** Images as network inputs: scaled to [0, 1], enlarged where needed, zero-padded, then centred and scaled. */
record ImageTensors(int contentSize, int imageSize) {
    /** Mean and standard deviation of the inputs, one per channel. */
    record Statistics(List<Double> mean, List<Double> std) {}

    /** float32 [count, channels, imageSize, imageSize], before centring and scaling. */
    Tensor padded(ImageSet images) {
        var bytes =
                TensorArrays.of(images.pixels(), images.count(), images.channels(), images.height(), images.width());
        var unit = bytes.to(ScalarType.Float).div(new Scalar((double) images.maxValue()));
        if (images.width() < contentSize) {
            // Corners not aligned: pixel centres at half-integers.
            unit = torch.upsample_bilinear2d(unit, new long[] {contentSize, contentSize}, false);
        }
        int margin = (imageSize - contentSize) / 2;
        return torch.constant_pad_nd(unit, new long[] {margin, margin, margin, margin}, new Scalar(0.0));
    }

    /** Over all pixels of padded images, population standard deviation, in float64. */
    static Statistics measure(Tensor padded) {
        var exact = padded.to(ScalarType.Double);
        var mean = exact.mean(0, 2, 3);
        var std = exact.square().mean(0, 2, 3).sub(mean.square()).sqrt();
        return new Statistics(list(mean), list(std));
    }

    /** (x - mean) / std per channel. */
    static Tensor standardised(Tensor padded, Statistics statistics) {
        var mean = perChannel(statistics.mean()).to(ScalarType.Float);
        var std = perChannel(statistics.std()).to(ScalarType.Float);
        return padded.sub(mean).div(std);
    }

    /** What a black pixel becomes, [1, channels, 1, 1]. */
    static Tensor black(Statistics statistics) {
        return standardised(torch.zeros(1, statistics.mean().size(), 1, 1), statistics);
    }

    private static Tensor perChannel(List<Double> values) {
        var array = values.stream().mapToDouble(Double::doubleValue).toArray();
        return TensorArrays.of(array, 1, array.length, 1, 1);
    }

    private static List<Double> list(Tensor values) {
        return Arrays.stream(TensorArrays.doubles(values)).boxed().toList();
    }
}
