package org.l2bench.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Handles;

/** 3x3 convolution with spectral normalisation, then batch norm, by hand. */
final class BareUnit {
    private static final double COEFFICIENT = 3;
    private static final double EPSILON = 1e-5;
    private static final long[] UNIT = {1, 1};
    private static final long[] NONE = {0, 0};
    private static final int TAPS = 9;
    private final MemoryFormatOptional contiguous = new MemoryFormatOptional(MemoryFormat.Contiguous);

    private final Tensor weight;
    private final long stride;
    private final Tensor leftPixels;
    private final Tensor leftWindows;
    private final Tensor rightPixels;
    private final Tensor rightWindows;
    private final Tensor turned;
    private final Tensor scale;
    private final Tensor shift;
    private final TensorOptional mean;
    private final TensorOptional variance;

    /** The output, and dL/d output to dL/d input; the latter is undefined for one channel. */
    record Pass(Tensor output, UnaryOperator<Tensor> way) {
        Tensor backward(Tensor gradient) {
            return way.apply(gradient);
        }
    }

    private record Used(Tensor weight, UnaryOperator<Tensor> way) {}

    BareUnit(
            String convolution,
            String norm,
            long stride,
            Map<String, Tensor> tensors,
            List<Tensor> decayed,
            List<Tensor> others) {
        this.weight = tensors.get(convolution + ".weight");
        this.stride = stride;
        var left = tensors.get(convolution + ".left");
        var right = tensors.get(convolution + ".right");
        this.leftPixels = left.squeeze(0).permute(1, 2, 0);
        this.rightPixels = right.squeeze(0).permute(1, 2, 0);
        this.leftWindows = windows(left, right.size(2), 1, right.size(2) + 2);
        long rightSide = Math.max((left.size(2) - 1) * stride + 3, right.size(2) + 1);
        this.rightWindows = windows(right, left.size(2), stride, rightSide);
        this.turned = torch.arange(new Scalar(TAPS - 1), new Scalar(-1), new Scalar(-1))
                .view(TAPS, 1)
                .add(torch.arange(new Scalar(weight.size(0))).mul(new Scalar(TAPS)))
                .to(ScalarType.Long)
                .view(-1);
        this.scale = tensors.get(norm + ".scale");
        this.shift = tensors.get(norm + ".shift");
        this.mean = new TensorOptional(tensors.get(norm + ".running_mean"));
        this.variance = new TensorOptional(tensors.get(norm + ".running_variance"));
        decayed.add(weight);
        others.add(scale);
        others.add(shift);
    }

    /** Patches of the frame of zeros that an image stands in, [count, count, 3, 3 channels]. */
    private static Tensor windows(Tensor image, long count, long step, long side) {
        long channels = image.size(1);
        long row = side * channels;
        return image.as_strided(
                new long[] {count, count, 3, 3 * channels},
                new long[] {step * row, step * channels, row, 1},
                new LongOptional(0));
    }

    private Tensor rows(Tensor windows) {
        return windows.clone(contiguous).view(windows.size(0) * windows.size(1), -1);
    }

    private Used used() {
        var matrix = weight.permute(0, 2, 3, 1).reshape(weight.size(0), -1);
        var back = matrix.view(-1, weight.size(1)).index_select(0, turned);
        var v = rows(leftWindows).mm(back);
        torch.div_out(rightPixels, v.view(rightPixels.shape()), v.norm());
        var u = rows(rightWindows).mm(matrix.t());
        var norm = u.norm();
        torch.div_out(leftPixels, u.view(leftPixels.shape()), norm);
        double sigma = norm.item_double();
        if (sigma <= COEFFICIENT) {
            return new Used(weight, gradient -> gradient);
        }
        var factor = new Scalar(COEFFICIENT / sigma);
        var used = weight.mul(factor);
        var slope = leftPixels
                .clone(contiguous)
                .view(-1, weight.size(0))
                .t()
                .mm(rows(rightWindows))
                .view(weight.size(0), 3, 3, weight.size(1))
                .permute(0, 3, 1, 2);
        return new Used(used, gradient -> {
            double share = gradient.mul(used).sum().item_double() / COEFFICIENT;
            return gradient.sub(slope, new Scalar(share)).mul(factor);
        });
    }

    Pass forward(Tensor input) {
        var used = used();
        return weight.size(1) == 1 ? ofOneChannel(input, used) : convolved(input, used);
    }

    private Pass ofOneChannel(Tensor input, Used used) {
        long out = weight.size(0);
        long side = (input.size(2) - 1) / stride + 1;
        var patches = torch.im2col(input, new long[] {3, 3}, UNIT, UNIT, new long[] {stride, stride})
                .transpose(1, 2)
                .contiguous();
        var sums = torch.linear(patches, used.weight().reshape(out, -1), new TensorOptional())
                .view(input.size(0), side, side, out)
                .permute(0, 3, 1, 2);
        return normed(sums, gradient -> {
            var pixels = gradient.permute(0, 2, 3, 1).reshape(-1, out);
            var slope = pixels.t().mm(patches.view(pixels.size(0), -1)).view(weight.shape());
            Handles.gradient(weight).add_(used.way().apply(slope));
            return new Tensor();
        });
    }

    private Pass convolved(Tensor input, Used used) {
        var strides = new long[] {stride, stride};
        var sums = torch.conv2d(input, used.weight(), new TensorOptional(), strides, UNIT, UNIT, 1);
        return normed(sums, gradient -> {
            var gradients = torch.convolution_backward(
                    gradient,
                    input,
                    used.weight(),
                    new long[] {weight.size(0)},
                    strides,
                    UNIT,
                    UNIT,
                    false,
                    NONE,
                    1,
                    mask(true, true, false));
            Handles.gradient(weight).add_(used.way().apply(Handles.at(gradients, 1)));
            return Handles.at(gradients, 0);
        });
    }

    private Pass normed(Tensor sums, UnaryOperator<Tensor> before) {
        var scaleArgument = new TensorOptional(scale);
        var results = torch.native_batch_norm(
                sums, scaleArgument, new TensorOptional(shift), mean, variance, true, 0.1, EPSILON);
        var batchMean = new TensorOptional(Handles.at(results, 1));
        var inverse = new TensorOptional(Handles.at(results, 2));
        return new Pass(Handles.at(results, 0), gradient -> {
            var gradients = torch.native_batch_norm_backward(
                    gradient,
                    sums,
                    scaleArgument,
                    mean,
                    variance,
                    batchMean,
                    inverse,
                    true,
                    EPSILON,
                    mask(true, true, true));
            Handles.gradient(scale).add_(Handles.at(gradients, 1));
            Handles.gradient(shift).add_(Handles.at(gradients, 2));
            return before.apply(Handles.at(gradients, 0));
        });
    }

    private static BoolPointer mask(boolean... wanted) {
        var mask = new BoolPointer(wanted.length);
        for (int i = 0; i < wanted.length; i++) {
            mask.put(i, wanted[i]);
        }
        return mask;
    }
}
