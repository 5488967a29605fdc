package org.l2bench.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.Parameter;

/**
 * Steps of the quick U-Net of cnn-regularity without batch norm, two poolings deep, written out: libtorch's operations one after the other,
 * and libtorch's own Adam with its coupled decay.
 */
final class BareUNet {
    private static final long[] UNIT = {1, 1};
    private static final long[] NONE = {0, 0};

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final int scale;
    private final Tensor inputs;
    private final Tensor targets;
    private final Adam adam;

    /**
     * Copies of a net's parameters.
     *
     * @param inputs [batch, 1, n, n]
     */
    BareUNet(List<Parameter> parameters, int scale, Tensor inputs, Tensor targets, double rate, double decay) {
        this.scale = scale;
        this.inputs = inputs;
        this.targets = targets;
        var all = new TensorVector();
        for (var parameter : parameters) {
            var copy = parameter.tensor().detach().clone().set_requires_grad(true);
            tensors.put(parameter.name(), copy);
            all.push_back(copy);
        }
        var options = new AdamOptions(rate);
        options.weight_decay().put(decay / ((double) scale * scale));
        this.adam = new Adam(all, options);
    }

    /** The loss of each step. */
    double[] run(int steps) {
        var losses = new double[steps];
        for (int step = 0; step < steps; step++) {
            try (var scope = new PointerScope()) {
                adam.zero_grad();
                var loss = torch.mse_loss(forward(), targets);
                loss.backward();
                adam.step();
                losses[step] = loss.item_double();
            }
        }
        return losses;
    }

    private Tensor forward() {
        var first = twice("encoder0", inputs);
        var second = twice("encoder1", torch.max_pool2d(first, 2, 2));
        var lowest = twice("encoder2", torch.max_pool2d(second, 2, 2));
        var joined = twice("decoder1", torch.cat(new TensorVector(second, enlarged(lowest, second)), 1));
        var last = twice("decoder0", torch.cat(new TensorVector(first, enlarged(joined, first)), 1));
        return cropped(convolved("head.conv2", cropped(convolved("head.conv1", last, false)), false));
    }

    private Tensor twice(String name, Tensor input) {
        var once = torch.relu_(convolved(name + ".conv1", input, true));
        var maps = torch.relu_(convolved(name + ".conv2", once, true));
        return maps.size(2) == input.size(2)
                ? maps
                : maps.narrow(2, 0, input.size(2)).narrow(3, 0, input.size(3));
    }

    private Tensor cropped(Tensor maps) {
        return maps.size(2) == inputs.size(2)
                ? maps
                : maps.narrow(2, 0, inputs.size(2)).narrow(3, 0, inputs.size(3));
    }

    private Tensor convolved(String name, Tensor input, boolean reflects) {
        var weight = divided(tensors.get(name + ".weight"));
        var bias = new TensorOptional(divided(tensors.get(name + ".bias")));
        long border = weight.size(2) / 2;
        return reflects
                ? torch.conv2d(
                        torch.reflection_pad2d(input, border, border, border, border),
                        weight,
                        bias,
                        UNIT,
                        NONE,
                        UNIT,
                        1)
                : torch.conv2d(input, weight, bias, UNIT, new long[] {border, border}, UNIT, 1);
    }

    private Tensor divided(Tensor tensor) {
        return scale == 1 ? tensor : tensor.div(new Scalar((double) scale * scale));
    }

    private static Tensor enlarged(Tensor maps, Tensor to) {
        return torch.upsample_bilinear2d(
                maps, new long[] {to.size(2), to.size(3)}, true, new DoubleOptional(), new DoubleOptional());
    }
}
