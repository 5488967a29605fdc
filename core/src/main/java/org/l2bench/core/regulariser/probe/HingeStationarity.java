package org.l2bench.core.regulariser.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.l2bench.core.regulariser.convention.Intercept;
import org.l2bench.core.regulariser.convention.Loss;

/**
 * The same for the hinge, whose gradient is a set: a row on the margin pulls with a share from 0 to 1. A linear programme finds the
 * shares that leave least, and the range of lambda that they allow.
 *
 * @param margin how far from 1 a row may be and count as on the margin
 */
record HingeStationarity(Sample sample, Fitted fitted, double margin) {
    private static final double EPSILON = 1e-10;
    private static final double LEAST_MARGIN = 1e-9;
    private static final int ULPS = 10;
    private static final int ITERATIONS = 20_000;

    /** What one form comes to. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Solved(FormFit fit, double[] gradient) {}

    List<Solved> solved() {
        return Form.of(fitted).stream().map(this::solved).toList();
    }

    /** Whether every row is beyond the margin, so that the hinge is 0 and pulls at nothing. */
    static boolean isAtRest(Sample sample, Fitted fitted) {
        return IntStream.range(0, sample.rows())
                .allMatch(i -> sample.labels()[i] * fitted.predict(sample.features()[i]) > 1 + LEAST_MARGIN);
    }

    private Solved solved(Form form) {
        var equations = new Equations(form);
        var least = equations.optimum(equations.rest(), GoalType.MINIMIZE, Double.POSITIVE_INFINITY);
        var rest = least[1];
        var slack = rest * 1.001 + 1e-8;
        var low = equations.optimum(equations.strength(), GoalType.MINIMIZE, slack);
        var high = equations.optimum(equations.strength(), GoalType.MAXIMIZE, slack);
        var unit = equations.unit;
        if (equations.isPenaltyZero()) {
            // What is 0 is not penalised by any strength.
            return new Solved(FormFit.of(form, 0, rest <= EPSILON ? 0 : 1, Double.NaN), gradient(equations, low));
        }
        var unexplained = high[0] <= 0 ? 1 : Math.min(1, rest * Math.sqrt(equations.count()) / high[0]);
        var fit = new FormFit(
                form, (low[0] + high[0]) / 2 / unit, low[0] / unit, high[0] / unit, unexplained, Double.NaN);
        return new Solved(fit, gradient(equations, low));
    }

    private double[] gradient(Equations equations, double[] solution) {
        var gradient = new double[sample.width() + 1];
        for (var j = 0; j <= sample.width(); j++) {
            gradient[j] = pull(equations.inside, j);
            for (var k = 0; k < equations.onMargin.length; k++) {
                gradient[j] += solution[2 + k] * pull(new int[] {equations.onMargin[k]}, j);
            }
        }
        return gradient;
    }

    /** The gradient of the hinge of rows within the margin. */
    private double pull(int[] rows, int coordinate) {
        return Arrays.stream(rows)
                .mapToDouble(i -> -sample.labels()[i]
                        * (coordinate == sample.width() ? 1 : sample.features()[i][coordinate])
                        / sample.rows())
                .sum();
    }

    private int[] rows(double from, double to) {
        return IntStream.range(0, sample.rows())
                .filter(i -> {
                    var rest = 1 - sample.labels()[i] * fitted.predict(sample.features()[i]);
                    return rest > from && rest <= to;
                })
                .toArray();
    }

    /** Variables: lambda in its unit, the largest rest of an equation, then a share for each row on the margin. */
    private final class Equations {
        private final int[] inside = rows(margin, Double.POSITIVE_INFINITY);
        private final int[] onMargin = rows(-margin, margin);
        private final List<Integer> coordinates = new ArrayList<>();
        private final Form form;
        private final double size;
        private final double unit;

        Equations(Form form) {
            this.form = form;
            IntStream.range(0, sample.width())
                    .filter(j -> !sample.isConstant(j))
                    .forEach(coordinates::add);
            if (form.intercept() == Intercept.FREE || form.intercept() == Intercept.PENALISED) {
                coordinates.add(sample.width());
            }
            size = Math.sqrt(coordinates.stream()
                    .mapToDouble(j -> Math.pow(penalty(j), 2))
                    .sum());
            unit = size == 0 ? 1 : size;
        }

        boolean isPenaltyZero() {
            return size == 0;
        }

        int count() {
            return coordinates.size();
        }

        private double scale(int j) {
            return j == sample.width() ? 1 : sample.deviation(j);
        }

        private double penalty(int j) {
            if (j == sample.width()) {
                return form.intercept() == Intercept.PENALISED ? 2 * fitted.bias() : 0;
            }
            return 2 * Math.pow(sample.spread(form.spread(), j), 2) * fitted.weights()[j] / scale(j);
        }

        LinearObjectiveFunction strength() {
            return objective(0);
        }

        LinearObjectiveFunction rest() {
            return objective(1);
        }

        private LinearObjectiveFunction objective(int variable) {
            var coefficients = new double[2 + onMargin.length];
            coefficients[variable] = 1;
            return new LinearObjectiveFunction(coefficients, 0);
        }

        double[] optimum(LinearObjectiveFunction objective, GoalType goal, double mostRest) {
            var constraints = new ArrayList<LinearConstraint>();
            for (var j : coordinates) {
                var row = new double[2 + onMargin.length];
                row[0] = penalty(j) / unit;
                for (var k = 0; k < onMargin.length; k++) {
                    row[2 + k] = pull(new int[] {onMargin[k]}, j) / scale(j);
                }
                var fixed = -pull(inside, j) / scale(j);
                row[1] = -1;
                constraints.add(new LinearConstraint(row.clone(), Relationship.LEQ, fixed));
                row[1] = 1;
                constraints.add(new LinearConstraint(row, Relationship.GEQ, fixed));
            }
            for (var k = 0; k < onMargin.length; k++) {
                var row = new double[2 + onMargin.length];
                row[2 + k] = 1;
                constraints.add(new LinearConstraint(row, Relationship.LEQ, 1));
            }
            if (Double.isFinite(mostRest)) {
                constraints.add(new LinearConstraint(rest().getCoefficients(), Relationship.LEQ, mostRest));
            }
            // The mean hinge is at most 1 per row, so that no penalty can be stronger than its largest pull.
            constraints.add(new LinearConstraint(strength().getCoefficients(), Relationship.LEQ, 1e6));
            return new SimplexSolver(EPSILON, ULPS)
                    .optimize(
                            objective,
                            new LinearConstraintSet(constraints),
                            goal,
                            new NonNegativeConstraint(true),
                            new MaxIter(ITERATIONS))
                    .getPoint();
        }
    }

    /** Which rows count as on the margin depends on how well the optimiser stopped: the narrowest margin that explains. */
    static List<Solved> best(Sample sample, Fitted fitted) {
        List<Solved> best = List.of();
        var least = Double.POSITIVE_INFINITY;
        for (var margin : new double[] {LEAST_MARGIN, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2}) {
            var solved = new HingeStationarity(sample, fitted, margin).solved();
            var unexplained = solved.stream()
                    .mapToDouble(s -> s.fit().unexplained())
                    .min()
                    .orElseThrow();
            if (unexplained < 0.5 * least) {
                best = solved;
                least = unexplained;
            }
            if (least <= Stationarity.EXPLAINED) {
                break;
            }
        }
        return best.isEmpty() ? new HingeStationarity(sample, fitted, LEAST_MARGIN).solved() : best;
    }

    static List<Coordinate> coordinates(Sample sample, Fitted fitted, double[] gradient) {
        return new Stationarity(Loss.HINGE, sample, fitted, gradient).coordinates();
    }
}
