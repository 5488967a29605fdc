package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adagrad;
import org.bytedeco.pytorch.AdagradOptions;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;

/**
 * libtorch's own optimisers, in doubles. A coupled weight decay moves the weights as the row's penalty within the loss does, whatever
 * the optimiser makes of gradients; a decoupled one shrinks them beside.
 */
final class TorchSteps {
    private static final double[] START = {1, 2, -3};
    private static final int STEPS = 4;

    private TorchSteps() {}

    /** An optimiser of some weights with a learning rate and a weight decay. */
    private interface Maker {
        Optimizer of(TensorVector weights, double rate, double decay);
    }

    static List<Step> all() {
        var steps = new ArrayList<Step>();
        for (var rate : List.of(0.01, 0.05)) {
            for (var decay : List.of(0.3, 0.8)) {
                steps.add(coupled("libtorch.SGD", TorchSteps::sgd, rate, decay));
                steps.add(coupled("libtorch.Adam", TorchSteps::adam, rate, decay));
                steps.add(coupled("libtorch.RMSprop", TorchSteps::rmsprop, rate, decay));
                steps.add(coupled("libtorch.Adagrad", TorchSteps::adagrad, rate, decay));
                steps.add(decoupled(rate, decay));
            }
        }
        return steps;
    }

    /** The loss has a gradient of its own, for an adaptive step does not depend on the size of the penalty's alone. */
    private static Step coupled(String row, Maker maker, double rate, double decay) {
        return step(
                row,
                rate,
                decay,
                strength -> weights(maker, rate, 0, 1, strength),
                () -> weights(maker, rate, decay, 1, 0));
    }

    private static Step decoupled(double rate, double decay) {
        return step(
                "libtorch.AdamW",
                rate,
                decay,
                share -> Arrays.stream(START)
                        .map(w -> w * Math.pow(1 - share, STEPS))
                        .toArray(),
                () -> weights(TorchSteps::adamw, rate, decay, 0, 0));
    }

    private static Step step(
            String row, double rate, double decay, DoubleFunction<double[]> expected, Step.Measured measured) {
        return new Step(row, decay, Facts.NONE.with(Fact.LEARNING_RATE, rate), 1e-12, expected, measured);
    }

    /** After some steps on slope c'w + strength w'w. */
    private static double[] weights(Maker maker, double rate, double decay, double slope, double strength) {
        try (var scope = new PointerScope()) {
            var w = TensorArrays.of(START, 3).set_requires_grad(true);
            var c = TensorArrays.of(new double[] {0.5, -0.2, 0.4}, 3).mul(new Scalar(slope));
            var optimiser = maker.of(new TensorVector(w), rate, decay);
            for (var i = 0; i < STEPS; i++) {
                optimiser.zero_grad();
                c.mul(w).sum().add(penalty(w, strength)).backward();
                optimiser.step();
            }
            return TensorArrays.doubles(w.detach());
        }
    }

    private static Tensor penalty(Tensor w, double strength) {
        return w.square().sum().mul(new Scalar(strength));
    }

    private static Optimizer sgd(TensorVector weights, double rate, double decay) {
        var options = new SGDOptions(rate);
        options.momentum().put(0.9);
        options.weight_decay().put(decay);
        return new SGD(weights, options);
    }

    private static Optimizer adam(TensorVector weights, double rate, double decay) {
        var options = new AdamOptions(rate);
        options.weight_decay().put(decay);
        return new Adam(weights, options);
    }

    private static Optimizer adamw(TensorVector weights, double rate, double decay) {
        var options = new AdamWOptions(rate);
        options.weight_decay().put(decay);
        return new AdamW(weights, options);
    }

    private static Optimizer rmsprop(TensorVector weights, double rate, double decay) {
        var options = new RMSpropOptions(rate);
        options.weight_decay().put(decay);
        return new RMSprop(weights, options);
    }

    private static Optimizer adagrad(TensorVector weights, double rate, double decay) {
        var options = new AdagradOptions(rate);
        options.weight_decay().put(decay);
        return new Adagrad(weights, options);
    }
}
