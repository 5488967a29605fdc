package org.l2bench.core.dpsgd;

import java.util.List;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.Parameter;

/**
 * A convolution of stride 1 whose output has the size of its input: [batch, in, h, w] to [batch, out, h, w]. The patches U [in k k,
 * pixels] that the kernel sees turn the gradient of a record into delta U^T. Its norm is taken of that product, or, where this
 * is less to hold, of the pixels' Gram matrices: |delta U^T|^2 = sum of (U^T U)(delta^T delta) (Bu, Mao, Xu 2022, arXiv
 * 2205.10683). A few records at a time, so that no more is held than {@link #HELD} numbers.
 *
 * @param weight [out, in, k, k], k odd
 * @param bias [out]
 */
public record PaddedConvolution(Parameter weight, Parameter bias) implements RecordwiseLayer {
    /** Numbers of patches or of gradients of records that are held at a time; 16 MB in float32. */
    private static final long HELD = 1L << 22;

    private static final long[] UNIT = {1, 1};
    private static final long[] NONE = {0, 0};

    private long out() {
        return weight.tensor().size(0);
    }

    /** Numbers of a patch. */
    private long patch() {
        return weight.tensor().numel() / out();
    }

    private long[] kernel() {
        return new long[] {weight.tensor().size(2), weight.tensor().size(3)};
    }

    private long[] padding() {
        return new long[] {weight.tensor().size(2) / 2, weight.tensor().size(3) / 2};
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public Trace forward(Tensor input, Dropout dropout) {
        return new Pass(
                this,
                input,
                torch.conv2d(input, weight.tensor(), new TensorOptional(bias.tensor()), UNIT, padding(), UNIT, 1));
    }

    private record Pass(PaddedConvolution layer, Tensor input, Tensor output) implements Trace {
        @Override
        public Tensor back(Tensor gradient) {
            return Handles.at(gradients(gradient, true), 0);
        }

        @Override
        public void addGradients(Tensor gradient) {
            var sums = gradients(gradient, false);
            Handles.gradient(layer.weight.tensor()).add_(Handles.at(sums, 1));
            Handles.gradient(layer.bias.tensor()).add_(Handles.at(sums, 2));
        }

        /** Of the input, or of weight and bias. */
        private T_TensorTensorTensor_T gradients(Tensor gradient, boolean ofInput) {
            var wanted = new BoolPointer(3).put(0, ofInput).put(1, !ofInput).put(2, !ofInput);
            return torch.convolution_backward(
                    gradient,
                    input,
                    layer.weight.tensor(),
                    new long[] {layer.out()},
                    UNIT,
                    layer.padding(),
                    UNIT,
                    false,
                    NONE,
                    1,
                    wanted);
        }

        @Override
        public void addSquaredNorms(Tensor gradient, Tensor squares) {
            long records = input.size(0);
            long pixels = gradient.size(2) * gradient.size(3);
            long product = layer.out() * layer.patch();
            boolean byPixels = 2 * pixels * pixels <= product;
            long each = layer.patch() * pixels + (byPixels ? 2 * pixels * pixels : product);
            long atATime = Math.max(1, HELD / each);
            for (long from = 0; from < records; from += atATime) {
                long count = Math.min(atATime, records - from);
                var deltas = gradient.narrow(0, from, count).reshape(count, layer.out(), pixels);
                var patches = torch.im2col(
                        input.narrow(0, from, count),
                        layer.kernel(),
                        UNIT,
                        layer.padding(),
                        UNIT); // [count, patch, pixels]
                var ofWeight = byPixels
                        ? patches.transpose(1, 2)
                                .bmm(patches)
                                .mul_(deltas.transpose(1, 2).bmm(deltas))
                        : deltas.bmm(patches.transpose(1, 2)).square_();
                var ofBias = deltas.sum(2).square_();
                squares.narrow(0, from, count).add_(ofWeight.sum(1, 2)).add_(ofBias.sum(1));
            }
        }
    }
}
