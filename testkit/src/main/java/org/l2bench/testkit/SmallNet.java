package org.l2bench.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Trainer;

/** A net in float64 with weights, biases and a scale, on 20 drawn samples: what the contracts of regularisers try them on. */
record SmallNet(List<Parameter> parameters, ParameterBuffer buffer, Tensor inputs, Tensor targets) {
    private static final int SAMPLES = 20;

    /** The same numbers every time. */
    static SmallNet drawn() {
        var stream = new RandomStream(20_240_611);
        var parameters = List.of(
                Parameter.of("hidden.weight", Role.WEIGHT, doubles(stream.normal(0.5, 3, 4))),
                Parameter.of("hidden.bias", Role.BIAS, doubles(stream.normal(0.5, 3))),
                Parameter.of("scale", Role.NORM_SCALE, doubles(stream.normal(0.5, 3))),
                Parameter.of("head.weight", Role.WEIGHT, doubles(stream.normal(0.5, 2, 3))));
        var buffer = ParameterBuffer.of(parameters, List.of(), false, Compute.CPU);
        return new SmallNet(
                parameters, buffer, doubles(stream.normal(1, SAMPLES, 4)), doubles(stream.normal(1, SAMPLES, 2)));
    }

    private static Tensor doubles(Tensor drawn) {
        return drawn.to(ScalarType.Double);
    }

    /** Mean of the squares of head(scale tanh(hidden(x))) - y, a differentiable scalar. */
    Tensor loss() {
        var hidden =
                torch.linear(inputs, tensor(0), new TensorOptional(tensor(1))).tanh();
        return torch.mse_loss(torch.linear(hidden.mul(tensor(2)), tensor(3)), targets);
    }

    private Tensor tensor(int parameter) {
        return parameters.get(parameter).tensor();
    }

    /** A trainer of so many steps. */
    Trainer trainer(long steps, Optimiser optimiser) {
        return Trainer.of(steps, Compute.CPU, buffer, optimiser);
    }

    /** All parameters after steps on the full batch, in the buffer's order. */
    static double[] trained(
            int steps, Function<ParameterBuffer, Optimiser> optimiser, Function<SmallNet, List<ObjectiveTerm>> terms) {
        try (var scope = new PointerScope()) {
            var net = drawn();
            net.trainer(steps, optimiser.apply(net.buffer()))
                    .adding(terms.apply(net))
                    .run(step -> net.loss(), (done, loss) -> {});
            return TensorArrays.doubles(net.buffer().values());
        }
    }

    /** The values of all parameters in the buffer's order. */
    double[] values() {
        return TensorArrays.doubles(buffer.values());
    }

    void set(double... values) {
        buffer.values().copy_(TensorArrays.of(values, values.length));
    }

    /** The gradient of a term in the buffer's order. */
    double[] gradient(ObjectiveTerm term) {
        try (var scope = new PointerScope()) {
            buffer.gradients().zero_();
            term.term(parameters).backward();
            return TensorArrays.doubles(buffer.gradients());
        }
    }

    double value(ObjectiveTerm term) {
        try (var scope = new PointerScope()) {
            return term.term(parameters).item_double();
        }
    }

    /** Whether each number in the buffer's order belongs to a parameter that a selector covers. */
    boolean[] covered(ParameterSelector selector) {
        var marks = new boolean[values().length];
        int from = 0;
        for (var parameter : parameters) {
            int to = from + Math.toIntExact(parameter.size());
            Arrays.fill(marks, from, to, selector.covers().test(parameter));
            from = to;
        }
        return marks;
    }
}
