package org.l2bench.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import jsat.classifiers.CategoricalData;
import jsat.classifiers.DataPoint;
import jsat.classifiers.linear.LinearBatch;
import jsat.classifiers.linear.LinearSGD;
import jsat.classifiers.linear.NewGLMNET;
import jsat.linear.DenseVector;
import jsat.lossfunctions.LogisticLoss;
import jsat.math.decayrates.NoDecay;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Sample;

/** JSAT's steps, and why two of its classes end at no optimum. */
final class JsatSteps {
    private static final double[][] ROWS = {{1, 2, -3}, {-1, 0.5, 1}};

    /** A pass over {@link #ROWS}, whose labels are 1 and -1, more than once. */
    private static final int STEPS = 6;

    /** Where the loss and the gradient are asked for. */
    private static final double[] WEIGHTS = {0.5, -1, 0.25};

    private JsatSteps() {}

    static List<Step> all() {
        var steps = new ArrayList<Step>();
        for (var rate : List.of(0.05, 0.2)) {
            for (var lambda : List.of(0.3, 0.9)) {
                steps.add(new Step(
                        "jsat.LinearSGD",
                        lambda,
                        Facts.NONE.with(Fact.LEARNING_RATE, rate),
                        1e-12,
                        strength -> descended(rate, strength),
                        () -> updated(rate, lambda)));
            }
        }
        return steps;
    }

    static List<Said> said() {
        var once = classes();
        var runs = new ArrayList<Said>();
        for (var lambda : List.of(0.1, 0.5)) {
            runs.add(new Said(
                    "jsat.LinearBatch",
                    "its loss adds lambda0 w'w and its gradient subtracts lambda0 w",
                    "lambda0 " + lambda,
                    1e-12,
                    lossAndGradient(once, lambda),
                    () -> lossAndGradientOf(new LinearBatch(new LogisticLoss(), lambda), once)));
        }
        for (var c : List.of(0.5, 2.0)) {
            for (var sample : List.of(once, Tables.twice(once))) {
                var run = "C " + c + ", " + sample.rows() + " rows";
                var ofSteps = optimum(sample, 1 / (2 * sample.rows() * c));
                var ofSearch = optimum(sample, 1 / (sample.rows() * c));
                runs.add(new Said(
                        "jsat.NewGLMNET",
                        "its steps lead to the optimum of lambda = 1 / (2 n C)",
                        run + ", begun there",
                        1e-9,
                        ofSteps,
                        () -> trained(sample, c, ofSteps)));
                runs.add(new Said(
                        "jsat.NewGLMNET",
                        "its line search counts the penalty twice and refuses them",
                        run + ", begun at the optimum of the line search",
                        1e-2,
                        ofSearch,
                        () -> trained(sample, c, ofSearch)));
            }
        }
        return runs;
    }

    private static Sample classes() {
        try {
            return Tables.read(Loss.LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gradient descent, one row at a time, on log-loss + strength w'w with a free bias: the penalty's step comes first. */
    private static double[] descended(double rate, double strength) {
        var w = new double[ROWS[0].length + 1];
        for (var step = 0; step < STEPS; step++) {
            var x = Arrays.copyOf(ROWS[step % 2], w.length);
            x[w.length - 1] = 1;
            double y = step % 2 == 0 ? 1 : -1;
            double f = 0;
            for (var j = 0; j < w.length; j++) {
                w[j] *= j < w.length - 1 ? 1 - 2 * rate * strength : 1;
                f += w[j] * x[j];
            }
            var slope = y / (1 + Math.exp(y * f));
            for (var j = 0; j < w.length; j++) {
                w[j] += rate * slope * x[j];
            }
        }
        return w;
    }

    private static double[] updated(double rate, double lambda) {
        var width = ROWS[0].length;
        var model = new LinearSGD(new LogisticLoss(), rate, new NoDecay(), lambda, 0);
        model.setUp(new CategoricalData[0], width, new CategoricalData(2));
        for (var step = 0; step < STEPS; step++) {
            var x = new DenseVector(ROWS[step % 2]);
            model.update(new DataPoint(x, new int[0], new CategoricalData[0]), step % 2 == 0 ? 1 : 0);
        }
        var w = Arrays.copyOf(model.getRawWeight(0).arrayCopy(), width + 1);
        w[width] = model.getBias(0);
        return w;
    }

    /** At {@link #WEIGHTS}: the mean log-loss + lambda w'w, then the gradient of the mean log-loss - lambda/2 w'w. */
    private static double[] lossAndGradient(Sample sample, double lambda) {
        var width = sample.width();
        var numbers = new double[width + 1];
        for (var j = 0; j < width; j++) {
            numbers[0] += lambda * WEIGHTS[j] * WEIGHTS[j];
            numbers[j + 1] = -lambda * WEIGHTS[j];
        }
        for (var i = 0; i < sample.rows(); i++) {
            var x = sample.features()[i];
            var y = sample.labels()[i];
            var f = IntStream.range(0, width)
                    .mapToDouble(j -> WEIGHTS[j] * x[j])
                    .sum();
            numbers[0] += Math.log1p(Math.exp(-y * f)) / sample.rows();
            for (var j = 0; j < width; j++) {
                numbers[j + 1] -= y / (1 + Math.exp(y * f)) * x[j] / sample.rows();
            }
        }
        return numbers;
    }

    private static double[] lossAndGradientOf(LinearBatch model, Sample sample) {
        var table = JsatFits.classes(sample);
        var w = new DenseVector(WEIGHTS);
        return DoubleStream.concat(
                        DoubleStream.of(model.new LossFunction(table, model.getLoss()).f(w)),
                        Arrays.stream(model.new GradFunction(table, model.getLoss())
                                .f(w)
                                .arrayCopy()))
                .toArray();
    }

    private static double[] optimum(Sample sample, double strength) {
        return ClosedForm.smooth(sample, j -> strength, Loss.LOG, false).weights();
    }

    /** Without a bias, from given weights. */
    private static double[] trained(Sample sample, double c, double[] weights) {
        var table = JsatFits.classes(sample);
        var begin = ofGlmnet(c);
        begin.trainC(table);
        for (var j = 0; j < weights.length; j++) {
            begin.getRawWeight().set(j, weights[j]);
        }
        var model = ofGlmnet(c);
        model.trainC(table, begin);
        return model.getRawWeight().arrayCopy();
    }

    private static NewGLMNET ofGlmnet(double c) {
        var model = new NewGLMNET(c, 0);
        model.setUseBias(false);
        model.setTolerance(1e-10);
        model.setMaxIters(10_000);
        return model;
    }
}
