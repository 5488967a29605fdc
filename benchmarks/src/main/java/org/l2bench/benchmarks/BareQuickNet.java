package org.l2bench.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoDispatchBelowAutograd;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.l2bench.core.engine.Handles;

/** The quick net and its training by libtorch's operations alone, the same ones in the same order: the gradient is written out. */
final class BareQuickNet {
    private static final long[] NONE = {0, 0};
    private static final long[] EVERY_SECOND = {2, 2};
    private static final Scalar SLOPE = new Scalar(0.01);
    private static final Scalar ZERO = new Scalar(0.0);

    private final List<BareUnit> units = new ArrayList<>();
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
        units.add(new BareUnit("stem.conv", "stem.norm", 2, tensors, decayed, others));
        for (int stage = 1; stage <= 3; stage++) {
            var block = "stage" + stage + ".block1";
            int stride = stage > 1 ? 2 : 1;
            units.add(new BareUnit(block + ".conv1", block + ".norm1", stride, tensors, decayed, others));
            units.add(new BareUnit(block + ".conv2", block + ".norm2", 1, tensors, decayed, others));
        }
        this.headWeight = tensors.get("head.weight");
        this.headBias = new TensorOptional(tensors.get("head.bias"));
        decayed.add(headWeight);
        others.add(tensors.get("head.bias"));
        this.parameters = new BareParameters(decayed, others, learningRate, weightDecay);
    }

    /** One step on a batch of the first epoch; the loss belongs to the caller's scope. */
    Tensor step(int step) {
        var batch = permutation.narrow(0, (long) step * data.batchSize(), data.batchSize());
        var pass = new Pass();
        Tensor features;
        try (var guard = new NoGradGuard();
                var below = new AutoDispatchBelowAutograd()) {
            features = pass.forward(data.inputs().index_select(0, batch));
        }
        features.set_requires_grad(true);
        var loss = torch.cross_entropy_loss(
                torch.linear(features, headWeight, headBias), data.labels().index_select(0, batch));
        loss.backward();
        try (var scope = new PointerScope();
                var guard = new NoGradGuard();
                var below = new AutoDispatchBelowAutograd()) {
            pass.backward(Handles.gradient(features));
        }
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

    /** What the way back needs of the way there. */
    private final class Pass {
        private final List<BareUnit.Pass> passes = new ArrayList<>();
        private final Tensor[] hidden = new Tensor[4];

        Tensor forward(Tensor images) {
            hidden[0] = activated(units.get(0), images);
            for (int block = 0; block < 3; block++) {
                var input = hidden[block];
                var inner = activated(units.get(1 + 2 * block), input);
                var pass = units.get(2 + 2 * block).forward(inner);
                passes.add(pass);
                pass.output().add_(block == 0 ? input : shortcut(input));
                torch.leaky_relu_(pass.output(), SLOPE);
                hidden[block + 1] = pass.output();
            }
            return hidden[3].mean(2, 3);
        }

        private Tensor activated(BareUnit unit, Tensor input) {
            var pass = unit.forward(input);
            passes.add(pass);
            torch.leaky_relu_(pass.output(), SLOPE);
            return pass.output();
        }

        private static Tensor shortcut(Tensor input) {
            return torch.constant_pad_nd(
                    torch.avg_pool2d(input, EVERY_SECOND), new long[] {0, 0, 0, 0, 0, input.size(1)}, ZERO);
        }

        void backward(Tensor ofFeatures) {
            var last = hidden[3];
            var gradient = ofFeatures
                    .div(new Scalar((double) last.size(2) * last.size(3)))
                    .view(last.size(0), last.size(1), 1, 1)
                    .expand(last.shape())
                    .contiguous(MemoryFormat.ChannelsLast);
            for (int block = 2; block >= 0; block--) {
                back(gradient, hidden[block + 1]);
                var inner = passes.get(1 + 2 * block).output();
                var ofInner = passes.get(2 + 2 * block).backward(gradient);
                back(ofInner, inner);
                var ofInput = passes.get(1 + 2 * block).backward(ofInner);
                ofInput.add_(block == 0 ? gradient : ofShortcut(gradient, hidden[block]));
                gradient = ofInput;
            }
            back(gradient, hidden[0]);
            passes.get(0).backward(gradient);
        }

        private static void back(Tensor gradient, Tensor output) {
            torch.leaky_relu_backward_out(gradient, gradient, output, SLOPE, true);
        }

        private static Tensor ofShortcut(Tensor gradient, Tensor input) {
            return torch.avg_pool2d_backward(
                    gradient.narrow(1, 0, input.size(1)),
                    input,
                    EVERY_SECOND,
                    EVERY_SECOND,
                    NONE,
                    false,
                    true,
                    new LongOptional());
        }
    }
}
