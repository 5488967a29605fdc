package org.l2bench.core.regulariser.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.l2bench.core.regulariser.convention.Intercept;
import org.l2bench.core.regulariser.convention.Loss;

/** The equations gradient + penalty's gradient = 0 of a smooth loss, each feature in units of its deviation. */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers, never compared
record Stationarity(Loss loss, Sample sample, Fitted fitted, double[] gradient, Optional<Parabola> parabola) {
    /** Above this share of the gradient a penalty does not explain it. */
    static final double EXPLAINED = 1e-3;

    /** An L2 part below this share of the L1 part is rounding. */
    private static final double NOTHING = 1e-6;

    private static final double DECADES = 3;

    Stationarity(Loss loss, Sample sample, Fitted fitted, double[] gradient) {
        this(loss, sample, fitted, gradient, Optional.empty());
    }

    static Stationarity of(Loss loss, Sample sample, Fitted fitted) {
        var parabola = loss == Loss.SQUARED ? Optional.of(Parabola.of(sample, fitted)) : Optional.<Parabola>empty();
        return new Stationarity(loss, sample, fitted, MeanLoss.gradient(loss, sample, fitted), parabola);
    }

    /** Each form with its best lambda: the one that leaves least of the gradient, or, if none explains it, of the nearest optimum. */
    List<FormFit> fits() {
        var fits = Form.of(fitted).stream().map(this::fit).toList();
        boolean areExplained = fits.stream().anyMatch(f -> f.lambda() > 0 && f.unexplained() <= EXPLAINED);
        return areExplained ? fits : fits.stream().map(this::nearest).toList();
    }

    private FormFit fit(Form form) {
        var equations = equations(form);
        var left = equations.stream().mapToDouble(e -> e.gradient).toArray();
        var right = equations.stream().mapToDouble(e -> e.penalty).toArray();
        var lambda = dot(right, right) == 0 ? 0 : -dot(left, right) / dot(right, right);
        var rest = IntStream.range(0, left.length)
                .mapToDouble(i -> left[i] + lambda * right[i])
                .toArray();
        var unexplained = dot(left, left) == 0 ? 0 : Math.sqrt(dot(rest, rest) / dot(left, left));
        return FormFit.of(form, lambda, unexplained, lambda < 0 ? Double.NaN : distance(form, lambda));
    }

    /** Where the weights are no optimum, the nearest optimum says more than the gradient does. */
    private FormFit nearest(FormFit fit) {
        if (fit.lambda() <= 0) {
            return fit;
        }
        var lambda = nearest(fit.form(), fit.lambda());
        return FormFit.of(fit.form(), lambda, fit.unexplained(), distance(fit.form(), lambda));
    }

    private double nearest(Form form, double lambda) {
        var search = new BrentOptimizer(1e-6, 1e-9);
        var found = search.optimize(
                new MaxEval(200),
                GoalType.MINIMIZE,
                new UnivariateObjectiveFunction(t -> Math.min(distance(form, Math.exp(t)), 1e9)),
                new SearchInterval(
                        Math.log(lambda) - DECADES * Math.log(10),
                        Math.log(lambda) + DECADES * Math.log(10),
                        Math.log(lambda)));
        return Math.exp(found.getPoint());
    }

    double distance(Form form, double lambda) {
        return new Optimum(loss, sample, parabola, form, ownStrength()).distance(fitted, lambda);
    }

    /** The strength that the intercept alone would have. */
    double ownStrength() {
        return fitted.bias() == 0 ? 0 : -gradient[sample.width()] / (2 * fitted.bias());
    }

    /** Of the loss alone: a gradient at the level of rounding. */
    boolean isAtRest() {
        var size = norm(gradient, fitted);
        var zero = new Fitted(new double[sample.width()], fitted.intercept());
        return size <= 1e-12 * norm(MeanLoss.gradient(loss, sample, zero), fitted);
    }

    /** The distance from where they were that the digits of the weights allow for. */
    double digits() {
        var sizes = new double[sample.width()];
        var halves = new double[sample.width()];
        for (var j = 0; j < sizes.length; j++) {
            var weight = fitted.weights()[j];
            sizes[j] = weight * sample.deviation(j);
            halves[j] = Fitted.halfUnit(weight, fitted.rounding()) * sample.deviation(j);
        }
        return dot(sizes, sizes) == 0 ? 0 : Math.sqrt(dot(halves, halves) / dot(sizes, sizes));
    }

    private double norm(double[] of, Fitted model) {
        var sum = model.intercept().isPresent() ? of[sample.width()] * of[sample.width()] : 0;
        for (var j = 0; j < sample.width(); j++) {
            sum += sample.isConstant(j) ? 0 : Math.pow(of[j] / sample.deviation(j), 2);
        }
        return Math.sqrt(sum);
    }

    record Equation(double gradient, double penalty) {}

    List<Equation> equations(Form form) {
        var equations = new ArrayList<Equation>();
        for (var j = 0; j < sample.width(); j++) {
            if (!sample.isConstant(j)) {
                var deviation = sample.deviation(j);
                var spread = sample.spread(form.spread(), j);
                equations.add(
                        new Equation(gradient[j] / deviation, 2 * spread * spread * fitted.weights()[j] / deviation));
            }
        }
        if (form.intercept() == Intercept.FREE) {
            equations.add(new Equation(gradient[sample.width()], 0));
        }
        if (form.intercept() == Intercept.PENALISED) {
            equations.add(new Equation(gradient[sample.width()], 2 * fitted.bias()));
        }
        return equations;
    }

    /** An L1 part beside the quadratic one that explains the gradient, if there are equations enough to tell. */
    Optional<L1Part> l1() {
        return Stream.of(false, true).map(this::l1).flatMap(Optional::stream).findFirst();
    }

    private Optional<L1Part> l1(boolean scaled) {
        var told = IntStream.range(0, sample.width())
                .filter(j -> !sample.isConstant(j) && fitted.weights()[j] != 0)
                .toArray();
        boolean isFree = fitted.intercept().isEmpty() || Math.abs(gradient[sample.width()]) <= EXPLAINED * largest();
        if (told.length < 3 || !isFree) {
            return Optional.empty();
        }
        var terms = new double[told.length][2];
        var left = new double[told.length];
        for (var i = 0; i < told.length; i++) {
            var deviation = sample.deviation(told[i]);
            var weight = fitted.weights()[told[i]];
            left[i] = -gradient[told[i]] / deviation;
            terms[i][0] = 2 * weight * (scaled ? deviation : 1 / deviation);
            terms[i][1] = Math.signum(weight) * (scaled ? 1 : 1 / deviation);
        }
        var solver = new SingularValueDecomposition(new Array2DRowRealMatrix(terms)).getSolver();
        var found = solver.solve(new ArrayRealVector(left)).toArray();
        var rest = IntStream.range(0, left.length)
                .mapToDouble(i -> left[i] - terms[i][0] * found[0] - terms[i][1] * found[1])
                .toArray();
        // With one equation to spare, weights of an optimiser that stopped early pass now and then.
        double share = told.length == 3 ? EXPLAINED * EXPLAINED : EXPLAINED;
        boolean explains = Math.sqrt(dot(rest, rest)) <= share * Math.sqrt(dot(left, left));
        boolean isPenalty = found[1] > 0 && found[0] >= -EXPLAINED * found[1];
        if (!explains || !isPenalty || !doesHoldAtZero(found[1], scaled)) {
            return Optional.empty();
        }
        var largest = Arrays.stream(told)
                .mapToDouble(j -> 2 * Math.abs(fitted.weights()[j]) * (scaled ? sample.deviation(j) : 1))
                .max()
                .orElseThrow();
        return Optional.of(new L1Part(found[0] * largest <= NOTHING * found[1] ? 0 : found[0], found[1], scaled));
    }

    /** A weight is 0 beside an L1 penalty only where the gradient is no stronger than that. */
    private boolean doesHoldAtZero(double strength, boolean scaled) {
        return IntStream.range(0, sample.width())
                .filter(j -> !sample.isConstant(j) && fitted.weights()[j] == 0)
                .allMatch(
                        j -> Math.abs(gradient[j]) <= strength * (scaled ? sample.deviation(j) : 1) * (1 + EXPLAINED));
    }

    private double largest() {
        return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    }

    static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    List<Coordinate> coordinates() {
        var all = new ArrayList<Coordinate>();
        for (var j = 0; j < sample.width(); j++) {
            all.add(Coordinate.of(sample.names().get(j), fitted.weights()[j], gradient[j]));
        }
        if (fitted.intercept().isPresent()) {
            all.add(Coordinate.of("intercept", fitted.bias(), gradient[sample.width()]));
        }
        return all;
    }

    /** Weights that are not 0 on columns that are not constant. */
    int telling() {
        return (int) IntStream.range(0, sample.width())
                .filter(j -> !sample.isConstant(j) && fitted.weights()[j] != 0)
                .count();
    }

    boolean hasZeroWithGradient() {
        var size = largest();
        return IntStream.range(0, sample.width())
                .anyMatch(
                        j -> !sample.isConstant(j) && fitted.weights()[j] == 0 && Math.abs(gradient[j]) > 1e-6 * size);
    }
}
