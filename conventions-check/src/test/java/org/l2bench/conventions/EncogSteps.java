package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.encog.engine.network.activation.ActivationLinear;
import org.encog.ml.data.MLDataSet;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.back.Backpropagation;
import org.encog.neural.networks.training.propagation.sgd.StochasticGradientDescent;
import org.encog.neural.networks.training.propagation.sgd.update.MomentumUpdate;
import org.encog.neural.networks.training.strategy.RegularizationStrategy;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;

/** Encog. Its inputs are 0 and its target is the bias, so that the error has no gradient. */
final class EncogSteps {
    /** Three weights and the bias. */
    private static final double[] START = {1, 2, -3, 0.5};

    private static final MLDataSet STILL = new BasicMLDataSet(new double[][] {{0, 0, 0}}, new double[][] {{0.5}});

    private EncogSteps() {}

    static List<Step> all() {
        var steps = new ArrayList<Step>();
        for (var lambda : List.of(0.1, 0.4)) {
            for (var rate : List.of(0.1, 0.7)) {
                steps.add(new Step(
                        "encog.RegularizationStrategy",
                        lambda,
                        Facts.NONE.with(Fact.LEARNING_RATE, rate),
                        1e-12,
                        share -> Arrays.stream(START).map(w -> w * (1 - share)).toArray(),
                        () -> regularised(rate, lambda)));
            }
        }
        return steps;
    }

    static List<Said> said() {
        var runs = new ArrayList<Said>();
        var squares = Arrays.stream(START).map(w -> w * w).sum();
        for (var l2 : List.of(0.01, 0.04)) {
            for (var rate : List.of(0.1, 0.7)) {
                var expected = START.clone();
                expected[3] += rate * l2 * squares;
                runs.add(new Said(
                        "encog.StochasticGradientDescent",
                        "weights stay as they are and the bias grows by lr L2 times the sum of squares, its own among them",
                        "lr " + rate + ", L2 " + l2,
                        1e-12,
                        expected,
                        () -> descended(rate, l2)));
            }
        }
        return runs;
    }

    static List<Ignored> ignored() {
        return List.of(new Ignored("encog.Backpropagation", 0, 100, 0, EncogSteps::propagated));
    }

    private static BasicNetwork network() {
        var network = new BasicNetwork();
        network.addLayer(new BasicLayer(null, true, 3));
        network.addLayer(new BasicLayer(new ActivationLinear(), false, 1));
        network.getStructure().finalizeStructure();
        for (var i = 0; i < START.length; i++) {
            network.setWeight(0, i, 0, START[i]);
        }
        return network;
    }

    private static double[] weights(BasicNetwork network) {
        var weights = new double[START.length];
        Arrays.setAll(weights, i -> network.getWeight(0, i, 0));
        return weights;
    }

    private static double[] regularised(double rate, double lambda) {
        var network = network();
        var training = new Backpropagation(network, STILL, rate, 0);
        training.addStrategy(new RegularizationStrategy(lambda));
        training.iteration();
        return weights(network);
    }

    private static double[] descended(double rate, double l2) {
        var network = network();
        var training = new StochasticGradientDescent(network, STILL);
        training.setUpdateRule(new MomentumUpdate());
        training.setLearningRate(rate);
        training.setMomentum(0);
        training.setL2(l2);
        training.iteration();
        return weights(network);
    }

    private static double[] propagated(double l2) {
        var network = network();
        var rows =
                new BasicMLDataSet(new double[][] {{1, 0, 2}, {0, -1, 1}, {2, 1, 0}}, new double[][] {{1}, {0}, {2}});
        var training = new Backpropagation(network, rows, 0.05, 0.5);
        training.setL2(l2);
        for (var i = 0; i < 5; i++) {
            training.iteration();
        }
        return weights(network);
    }
}
