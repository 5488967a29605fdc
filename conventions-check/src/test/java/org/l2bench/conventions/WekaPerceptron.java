package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;
import weka.classifiers.functions.MultilayerPerceptron;

/**
 * Weka's network without a hidden layer, whose inputs are zero: the bias alone has a gradient, and its error shrinks by one minus the
 * learning rate at each row. What the weights begin at does not matter: two trainings from the same seed are compared.
 */
final class WekaPerceptron {
    private static final int FEWER = 2;
    private static final int MORE = 6;
    private static final double LABEL = 3;

    private WekaPerceptron() {}

    static List<Said> said() {
        var runs = new ArrayList<Said>();
        for (var rate : List.of(0.1, 0.4)) {
            for (var rows : List.of(2, 3)) {
                double kept = 1;
                for (var epoch = FEWER + 1; epoch <= MORE; epoch++) {
                    kept *= Math.pow(1 - rate / epoch, rows);
                }
                runs.add(new Said(
                        "weka.MultilayerPerceptron",
                        "none of the weights: the learning rate is divided by the number of the epoch",
                        "lr " + rate + ", " + rows + " rows",
                        1e-9,
                        new double[] {1, 1, 1, kept},
                        () -> ratios(rate, rows)));
            }
        }
        return runs;
    }

    /** Of the weights and of the bias's error after {@link #MORE} epochs to those after {@link #FEWER}. */
    private static double[] ratios(double rate, int rows) throws Exception {
        var fewer = trained(rate, rows, FEWER);
        var more = trained(rate, rows, MORE);
        return DoubleStream.concat(
                        IntStream.range(0, fewer.weights().length)
                                .mapToDouble(j -> more.weights()[j] / fewer.weights()[j]),
                        DoubleStream.of(error(more.intercept()) / error(fewer.intercept())))
                .toArray();
    }

    private static double error(OptionalDouble bias) {
        return LABEL - bias.orElseThrow();
    }

    private static Fitted trained(double rate, int rows, int epochs) throws Exception {
        var labels = new double[rows];
        Arrays.fill(labels, LABEL);
        var table = WekaFits.instances(new Sample(List.of("a", "b", "c"), new double[rows][3], labels), false);
        var model = new MultilayerPerceptron();
        model.setHiddenLayers("0");
        model.setNormalizeAttributes(false);
        model.setNormalizeNumericClass(false);
        model.setMomentum(0);
        model.setLearningRate(rate);
        model.setDecay(true);
        model.setTrainingTime(epochs);
        model.buildClassifier(table);
        return Linear.of(3, row -> WekaFits.predicted(model, table, row));
    }
}
