package org.l2bench.core.train;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;

/**
 * Random brightness and contrast, independently for each image and in random order, as torchvision's: brightness multiplies by a
 * factor from [1 - b, 1 + b]; contrast blends with the mean of the grey image, factor from [max(0, 1 - c), 1 + c]; both cut off at 0
 * and 1.
 *
 * @param brightness b, in [0, 1]
 * @param contrast c, at least 0
 */
public record ColourJitter(double brightness, double contrast, Compute compute) {
    private static final double[] GREY = {0.2989, 0.587, 0.114};

    /** Images [batch, 3, h, w] from 0 to 1 to the same; three draws an image. */
    public Tensor apply(Tensor images, RandomStream stream) {
        long batch = images.size(0);
        var light = factor(stream, batch, 1 - brightness, 1 + brightness);
        var blend = factor(stream, batch, Math.max(0, 1 - contrast), 1 + contrast);
        var first = compute.place(stream.integers(2, batch, 1, 1, 1)).to(ScalarType.Bool);
        return torch.where(first, contrasted(lit(images, light), blend), lit(contrasted(images, blend), light));
    }

    private Tensor factor(RandomStream stream, long batch, double low, double high) {
        var centred = stream.uniform((high - low) / 2, batch, 1, 1, 1);
        return compute.place(centred.add(new Scalar((high + low) / 2)));
    }

    private static Tensor lit(Tensor images, Tensor factor) {
        return cut(images.mul(factor));
    }

    private Tensor contrasted(Tensor images, Tensor factor) {
        var weights = compute.place(TensorArrays.of(GREY, 1, GREY.length, 1, 1).to(images.scalar_type()));
        var mean =
                images.mul(weights).sum(1).mean(new long[] {1, 2}, false, null).view(images.size(0), 1, 1, 1);
        return cut(images.sub(mean).mul(factor).add(mean));
    }

    private static Tensor cut(Tensor images) {
        return images.clamp_min(new Scalar(0.0)).clamp_max(new Scalar(1.0));
    }
}
