package org.l2bench.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** The quick net and its training by libtorch's operations alone, the same ones in the same order. */
final class BareQuickNet {
    private static final long[] UNIT = {1, 1};
    private static final long[] EVERY_SECOND = {2, 2};
    private static final long[] KERNEL = {3, 3};
    private static final Scalar SLOPE = new Scalar(0.01);
    private static final Scalar COEFFICIENT = new Scalar(3.0);
    private static final Scalar ONE = new Scalar(1.0);
    private static final Scalar ZERO = new Scalar(0.0);

    /** 3x3 convolution and batch norm. */
    private record Unit(
            Tensor weight,
            Tensor left,
            Tensor right,
            boolean halves,
            TensorOptional scale,
            TensorOptional shift,
            TensorOptional mean,
            TensorOptional variance) {
        long[] stride() {
            return halves ? EVERY_SECOND : UNIT;
        }
    }

    private final List<Unit> units = new ArrayList<>();
    private final Tensor headWeight;
    private final TensorOptional headBias;
    private final BareParameters parameters;
    private final TrainingData data;
    private final Tensor permutation;

    /** Starts from these tensors, which it takes over. */
    BareQuickNet(Map<String, Tensor> tensors, TrainingData data, double learningRate, double weightDecay) {
        this.data = data;
        this.permutation = data.permutation();
        var decayed = new ArrayList<Tensor>();
        var others = new ArrayList<Tensor>();
        addUnit("stem.conv", "stem.norm", true, tensors, decayed, others);
        for (int stage = 1; stage <= 3; stage++) {
            var block = "stage" + stage + ".block1";
            addUnit(block + ".conv1", block + ".norm1", stage > 1, tensors, decayed, others);
            addUnit(block + ".conv2", block + ".norm2", false, tensors, decayed, others);
        }
        this.headWeight = tensors.get("head.weight");
        this.headBias = new TensorOptional(tensors.get("head.bias"));
        decayed.add(headWeight);
        others.add(tensors.get("head.bias"));
        this.parameters = new BareParameters(decayed, others, learningRate, weightDecay);
    }

    private void addUnit(
            String convolution,
            String norm,
            boolean halves,
            Map<String, Tensor> tensors,
            List<Tensor> decayed,
            List<Tensor> others) {
        units.add(new Unit(
                tensors.get(convolution + ".weight"),
                tensors.get(convolution + ".left"),
                tensors.get(convolution + ".right"),
                halves,
                new TensorOptional(tensors.get(norm + ".scale")),
                new TensorOptional(tensors.get(norm + ".shift")),
                new TensorOptional(tensors.get(norm + ".running_mean")),
                new TensorOptional(tensors.get(norm + ".running_variance"))));
        decayed.add(tensors.get(convolution + ".weight"));
        others.add(tensors.get(norm + ".scale"));
        others.add(tensors.get(norm + ".shift"));
    }

    /** One step on a batch of the first epoch; the loss belongs to the caller's scope. */
    Tensor step(int step) {
        var batch = permutation.narrow(0, (long) step * data.batchSize(), data.batchSize());
        var loss = torch.cross_entropy_loss(
                logits(data.inputs().index_select(0, batch)), data.labels().index_select(0, batch));
        loss.backward();
        parameters.step();
        return loss;
    }

    void run(int steps) {
        for (int step = 0; step < steps; step++) {
            try (var scope = new PointerScope()) {
                step(step);
            }
        }
    }

    private Tensor logits(Tensor images) {
        var hidden = torch.leaky_relu(forward(units.get(0), images), SLOPE);
        for (int block = 0; block < 3; block++) {
            var inner = torch.leaky_relu(forward(units.get(1 + 2 * block), hidden), SLOPE);
            var branch = forward(units.get(2 + 2 * block), inner);
            var shortcut = block == 0
                    ? hidden
                    : torch.constant_pad_nd(
                            torch.avg_pool2d(hidden, EVERY_SECOND),
                            new long[] {0, 0, 0, 0, 0, 16L << (block - 1)},
                            ZERO);
            hidden = torch.leaky_relu(branch.add(shortcut), SLOPE);
        }
        return torch.linear(hidden.mean(2, 3), headWeight, headBias);
    }

    private static Tensor forward(Unit unit, Tensor input) {
        var matrix = unit.weight().reshape(unit.weight().size(0), -1);
        try (var guard = new NoGradGuard()) {
            var size = new long[] {unit.right().size(2), unit.right().size(3)};
            var v = torch.col2im(matrix.t().mm(unit.left()).unsqueeze(0), size, KERNEL, UNIT, UNIT, unit.stride());
            torch.div_out(unit.right(), v, v.norm());
        }
        var image = matrix.mm(
                torch.im2col(unit.right(), KERNEL, UNIT, UNIT, unit.stride()).squeeze(0));
        var constant = image.detach();
        torch.div_out(unit.left(), constant, constant.norm());
        var sigma = unit.left().mul(image).sum();
        var weight = unit.weight().div(sigma.div(COEFFICIENT).clamp_min(ONE));
        var sums = weight.size(1) == 1
                ? ofOneChannel(input, weight, unit.stride())
                : torch.conv2d(input, weight, new TensorOptional(), unit.stride(), UNIT, UNIT, 1);
        return torch.batch_norm(sums, unit.scale(), unit.shift(), unit.mean(), unit.variance(), true, 0.1, 1e-5, true);
    }

    private static Tensor ofOneChannel(Tensor input, Tensor weight, long[] stride) {
        long side = (input.size(2) - 1) / stride[0] + 1;
        var patches = torch.im2col(input, KERNEL, UNIT, UNIT, stride);
        var pixels = torch.linear(patches.transpose(1, 2), weight.reshape(weight.size(0), -1));
        return pixels.view(input.size(0), side, side, weight.size(0)).permute(0, 3, 1, 2);
    }
}
