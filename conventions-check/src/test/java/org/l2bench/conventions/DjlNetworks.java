package org.l2bench.conventions;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * DJL with PyTorch's engine, in floats: one linear block and a trainer, which gives every parameter to the optimiser. A trainer refuses
 * a step in which every gradient is zero, so that there is one input more, whose weight alone has a gradient.
 */
final class DjlNetworks {
    private static final double TOLERANCE = 1e-6;
    private static final int WIDTH = ZeroGradient.WEIGHTS.length + 1;

    private DjlNetworks() {}

    /** An optimiser with a learning rate and a weight decay. */
    interface Maker {
        Optimizer of(Tracker rate, float decay);
    }

    static List<Step> all() {
        return Stream.of(
                        steps("djl.sgd", DjlNetworks::sgd),
                        steps("djl.sgd", DjlNetworks::clipped),
                        steps("djl.adam", DjlNetworks::adam),
                        steps("djl.adamW", DjlNetworks::adamW))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Step> steps(String row, Maker maker) {
        return ZeroGradient.steps(
                row, TOLERANCE, (x, rate, rows) -> after(maker.of(Tracker.fixed((float) rate), (float) x), rows));
    }

    private static Optimizer sgd(Tracker rate, float decay) {
        return Optimizer.sgd()
                .setLearningRateTracker(rate)
                .optWeightDecays(decay)
                .build();
    }

    /** The clip is of the loss's gradient, before the decay is added. */
    private static Optimizer clipped(Tracker rate, float decay) {
        return Optimizer.sgd()
                .setLearningRateTracker(rate)
                .optWeightDecays(decay)
                .optClipGrad(1e-3f)
                .build();
    }

    private static Optimizer adam(Tracker rate, float decay) {
        return Optimizer.adam()
                .optLearningRateTracker(rate)
                .optWeightDecays(decay)
                .optBeta1((float) ZeroGradient.BETA1)
                .optBeta2((float) ZeroGradient.BETA2)
                .optEpsilon((float) ZeroGradient.EPSILON)
                .build();
    }

    private static Optimizer adamW(Tracker rate, float decay) {
        return Optimizer.adamW()
                .optLearningRateTracker(rate)
                .optWeightDecays(decay)
                .optEpsilon((float) ZeroGradient.EPSILON)
                .build();
    }

    /** The weights, then the bias. */
    static double[] after(Optimizer optimiser, int rows) {
        try (var model = Model.newInstance("linear", "PyTorch")) {
            var block = Linear.builder().setUnits(1).build();
            model.setBlock(block);
            try (var trainer = model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(optimiser))) {
                trainer.initialize(new Shape(rows, WIDTH));
                var weights = block.getParameters().get("weight");
                var bias = block.getParameters().get("bias");
                set(weights, Arrays.copyOf(ZeroGradient.WEIGHTS, WIDTH));
                set(bias, ZeroGradient.BIAS);
                for (var step = 0; step < ZeroGradient.STEPS; step++) {
                    step(trainer, rows);
                }
                var after = Arrays.copyOf(doubles(weights), WIDTH);
                after[WIDTH - 1] = doubles(bias)[0];
                return after;
            }
        }
    }

    private static void set(Parameter parameter, double... values) {
        var floats = new float[values.length];
        for (var i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        parameter.getArray().set(floats);
    }

    private static double[] doubles(Parameter parameter) {
        return Arrays.stream(parameter.getArray().toArray())
                .mapToDouble(Number::doubleValue)
                .toArray();
    }

    /** The last input is 1 and -1 by turns, and so is what the labels differ by: the gradient of the bias is zero. */
    private static void step(Trainer trainer, int rows) {
        var turns = new float[rows * WIDTH];
        for (var row = 0; row < rows; row++) {
            turns[row * WIDTH + WIDTH - 1] = row % 2 == 0 ? 1 : -1;
        }
        try (var manager = trainer.getManager().newSubManager()) {
            var inputs = manager.create(turns, new Shape(rows, WIDTH));
            var predicted = trainer.evaluate(new NDList(inputs)).singletonOrThrow();
            var labels = predicted.stopGradient().add(inputs.get(":, -1:"));
            try (var collector = trainer.newGradientCollector()) {
                collector.backward(trainer.getLoss().evaluate(new NDList(labels), trainer.forward(new NDList(inputs))));
            }
            trainer.step();
        }
    }
}
