package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;
import weka.classifiers.functions.SGD;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.SelectedTag;

/** Weka's SGD over a table whose rows are all the same, so that their order does not matter. */
final class WekaSteps {
    private WekaSteps() {}

    static List<Step> all() {
        var steps = new ArrayList<Step>();
        for (var loss : List.of(SGD.LOGLOSS, SGD.HINGE, SGD.SQUAREDLOSS)) {
            for (var rate : List.of(0.02, 0.05)) {
                for (var lambda : List.of(4.0, 10.0)) {
                    for (var rows : List.of(5, 10)) {
                        steps.add(new Step(
                                row(loss),
                                lambda,
                                Facts.NONE.with(Fact.ROWS, rows).with(Fact.LEARNING_RATE, rate),
                                1e-12,
                                strength -> descended(loss, rows, rate, strength),
                                () -> built(loss, rows, rate, lambda)));
                    }
                }
            }
        }
        return steps;
    }

    static List<Said> said() {
        return Hinge.stream("weka.SGD.updateClassifier", WekaSteps::updated);
    }

    private static String row(int loss) {
        return loss == SGD.LOGLOSS ? "weka.SGD.log" : loss == SGD.HINGE ? "weka.SGD.hinge" : "weka.SGD.squared";
    }

    /** Gradient descent, one row at a time, on loss + strength w'w with a free bias; its squared loss is the half. */
    private static double[] descended(int loss, int rows, double rate, double strength) {
        var w = new double[Hinge.ROW.length];
        double bias = 0;
        for (var i = 0; i < rows; i++) {
            var f = bias;
            for (var j = 0; j < w.length; j++) {
                f += w[j] * Hinge.ROW[j];
            }
            double slope = loss == SGD.LOGLOSS ? 1 / (1 + Math.exp(f)) : loss == SGD.HINGE ? (f < 1 ? 1 : 0) : 1 - f;
            for (var j = 0; j < w.length; j++) {
                w[j] += rate * (slope * Hinge.ROW[j] - (loss == SGD.SQUAREDLOSS ? 1 : 2) * strength * w[j]);
            }
            bias += rate * slope;
        }
        return w;
    }

    private static Instances table(boolean isNominal) {
        var attributes = new ArrayList<Attribute>();
        List.of("a", "b", "c").forEach(n -> attributes.add(new Attribute(n)));
        attributes.add(isNominal ? new Attribute("y", List.of("-1", "1")) : new Attribute("y"));
        var table = new Instances("table", attributes, 0);
        table.setClassIndex(Hinge.ROW.length);
        return table;
    }

    private static void add(Instances table) {
        var row = new DenseInstance(Hinge.ROW.length + 1);
        IntStream.range(0, Hinge.ROW.length).forEach(j -> row.setValue(j, Hinge.ROW[j]));
        // The second class, or the number 1.
        row.setValue(Hinge.ROW.length, 1);
        table.add(row);
    }

    private static SGD model(int loss, double rate, double lambda) {
        var model = new SGD();
        model.setLossFunction(new SelectedTag(loss, SGD.TAGS_SELECTION));
        model.setLearningRate(rate);
        model.setLambda(lambda);
        model.setEpochs(1);
        model.setDontNormalize(true);
        model.setDontReplaceMissing(true);
        return model;
    }

    private static double[] built(int loss, int rows, double rate, double lambda) throws Exception {
        var table = table(loss != SGD.SQUAREDLOSS);
        IntStream.range(0, rows).forEach(i -> add(table));
        var model = model(loss, rate, lambda);
        model.buildClassifier(table);
        return weights(model);
    }

    /** From the header alone, then row by row. */
    private static double[] updated(int rows, double rate, double lambda) throws Exception {
        var table = table(true);
        var model = model(SGD.HINGE, rate, lambda);
        model.buildClassifier(table);
        add(table);
        for (var i = 0; i < rows; i++) {
            model.updateClassifier(table.instance(0));
        }
        return weights(model);
    }

    /** Behind them stand the place of the class and the bias. */
    private static double[] weights(SGD model) {
        return Arrays.copyOf(model.getWeights(), Hinge.ROW.length);
    }
}
