package org.l2bench.core.logistic;

import java.util.Arrays;

/**
 * Logistic regression of two classes: P(positive | x) = 1 / (1 + exp(-(w.x + b))), fitted by minimising
 *
 * <pre>1/2 |w|^2 + K sum_i log(1 + exp(-s_i (w.x_i + b))),   s_i = +1 for positive, -1 for the others</pre>
 *
 * with the one half, the losses summed and not averaged, and the intercept b without a penalty. K is scikit-learn's C; in the suite's
 * own convention, mean loss + lambda |w|^2, lambda = 1 / (2 K n). The columns should be standardised, for the penalty treats them alike.
 *
 * <p>Newton's method with step halving: strictly convex, so there is one answer, whatever the start. A step costs n m^2 for m =
 * min(n, d), so few rows of very many columns are as cheap as few columns.
 *
 * @param weights w, [columns]; not copied
 * @param intercept b
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers, never compared
public record LogisticRegression(double[] weights, double intercept) {
    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 60;
    /** Of the largest entry of the gradient, for K = 1. */
    private static final double TOLERANCE = 1e-10;

    /** Keeps the system solvable where all rows are so well told apart that their curvature is lost in rounding. */
    private static final double LEAST_CURVATURE = 1e-13;

    /**
     * The minimum: the largest entry of the gradient is at most 1e-10 max(K, 1), or as small as rounding lets it become.
     *
     * @param features [rows, columns], all finite; not changed
     * @param positive [rows], with both classes in it
     * @param lossWeight K &gt; 0
     */
    public static LogisticRegression fit(double[][] features, boolean[] positive, double lossWeight) {
        return fit(features, NewtonSystem.of(features), positive, lossWeight);
    }

    /** The same, with what does not depend on K made once for several. */
    static LogisticRegression fit(double[][] features, NewtonSystem system, boolean[] positive, double lossWeight) {
        check(features, positive, lossWeight);
        int columns = features[0].length;
        var parameters = new double[columns + 1];
        double objective = objective(features, positive, lossWeight, parameters);
        var gradient = gradient(features, positive, lossWeight, parameters);
        for (int taken = 0; largest(gradient) > TOLERANCE * Math.max(lossWeight, 1); taken++) {
            if (taken == MOST_STEPS) {
                throw new ArithmeticException("logistic regression of " + features.length + " rows and " + columns
                        + " columns with K = " + lossWeight + " has not converged in " + MOST_STEPS
                        + " Newton steps, gradient " + largest(gradient));
            }
            var step = system.solve(curvatures(features, lossWeight, parameters), gradient);
            double promised = dot(gradient, step);
            // Here the objective's own rounding decides a comparison, and the whole step is right.
            boolean atTheBottom = promised <= 1e-10 * (1 + objective);
            var next = atTheBottom
                    ? minus(parameters, step, 1)
                    : halved(features, positive, lossWeight, parameters, step, objective, promised);
            var nextGradient = gradient(features, positive, lossWeight, next);
            if (atTheBottom && largest(nextGradient) >= largest(gradient)) {
                break;
            }
            parameters = next;
            gradient = nextGradient;
            objective = objective(features, positive, lossWeight, parameters);
        }
        return new LogisticRegression(Arrays.copyOf(parameters, columns), parameters[columns]);
    }

    /** w.x + b, positive where the positive class is the likelier one. */
    public double margin(double[] row) {
        if (row.length != weights.length) {
            throw new IllegalArgumentException(
                    "a row must have " + weights.length + " columns, as those fitted on, had " + row.length);
        }
        return dot(weights, row) + intercept;
    }

    /** {@link #margin} of every row. */
    public double[] margins(double[][] rows) {
        return Arrays.stream(rows).mapToDouble(this::margin).toArray();
    }

    /** P(positive | row), in [0, 1]. */
    public double probability(double[] row) {
        return probability(margin(row));
    }

    /** 1/2 |w|^2 + K sum of the log-losses, here. */
    public double objective(double[][] features, boolean[] positive, double lossWeight) {
        check(features, positive, lossWeight);
        return objective(features, positive, lossWeight, parameters());
    }

    /** The gradient of {@link #objective(double[][], boolean[], double)}, [columns + 1], the intercept last. */
    public double[] gradient(double[][] features, boolean[] positive, double lossWeight) {
        check(features, positive, lossWeight);
        return gradient(features, positive, lossWeight, parameters());
    }

    private double[] parameters() {
        var parameters = Arrays.copyOf(weights, weights.length + 1);
        parameters[weights.length] = intercept;
        return parameters;
    }

    private static double[] halved(
            double[][] features,
            boolean[] positive,
            double lossWeight,
            double[] from,
            double[] step,
            double objective,
            double promised) {
        double size = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            var next = minus(from, step, size);
            if (objective(features, positive, lossWeight, next) <= objective - 1e-4 * size * promised) {
                return next;
            }
            size /= 2;
        }
        throw new ArithmeticException("no step of Newton's method lowers the objective " + objective + " with K = "
                + lossWeight + "; the features are too large for doubles");
    }

    private static double objective(double[][] features, boolean[] positive, double lossWeight, double[] parameters) {
        double losses = 0;
        for (int i = 0; i < features.length; i++) {
            double margin = margin(features[i], parameters);
            losses += logLoss(positive[i] ? margin : -margin);
        }
        double penalty = 0;
        for (int j = 0; j < parameters.length - 1; j++) {
            penalty += parameters[j] * parameters[j];
        }
        return penalty / 2 + lossWeight * losses;
    }

    private static double[] gradient(double[][] features, boolean[] positive, double lossWeight, double[] parameters) {
        var gradient = parameters.clone();
        int columns = parameters.length - 1;
        gradient[columns] = 0;
        for (int i = 0; i < features.length; i++) {
            double margin = margin(features[i], parameters);
            // Not p - 1, which cancels for a row that is well told apart.
            double slope = lossWeight * (positive[i] ? -probability(-margin) : probability(margin));
            for (int j = 0; j < columns; j++) {
                gradient[j] += slope * features[i][j];
            }
            gradient[columns] += slope;
        }
        return gradient;
    }

    private static double[] curvatures(double[][] features, double lossWeight, double[] parameters) {
        var curvatures = new double[features.length];
        Arrays.setAll(curvatures, i -> {
            double margin = margin(features[i], parameters);
            return lossWeight * Math.max(probability(margin) * probability(-margin), LEAST_CURVATURE);
        });
        return curvatures;
    }

    private static double margin(double[] row, double[] parameters) {
        return dot(row, parameters) + parameters[row.length];
    }

    private static double probability(double margin) {
        double odds = Math.exp(-Math.abs(margin));
        return margin >= 0 ? 1 / (1 + odds) : odds / (1 + odds);
    }

    private static double logLoss(double margin) {
        return Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(-margin, 0);
    }

    /** Over the entries of the first. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] minus(double[] from, double[] step, double size) {
        var result = from.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] -= size * step[i];
        }
        return result;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    private static void check(double[][] features, boolean[] positive, double lossWeight) {
        if (!(lossWeight > 0) || lossWeight == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "K, the weight of the losses, must be > 0 and finite, was " + lossWeight);
        }
        if (features.length != positive.length) {
            throw new IllegalArgumentException("logistic regression needs a class for every row, had " + features.length
                    + " rows and " + positive.length + " classes");
        }
        int positives = 0;
        for (boolean one : positive) {
            positives += one ? 1 : 0;
        }
        if (positives == 0 || positives == positive.length) {
            throw new IllegalArgumentException("logistic regression needs rows of both classes, had " + positives
                    + " positive ones of " + positive.length);
        }
        for (int i = 0; i < features.length; i++) {
            if (features[i].length != features[0].length) {
                throw new IllegalArgumentException("row " + i + " must have " + features[0].length
                        + " columns, as the first one, had " + features[i].length);
            }
            for (int j = 0; j < features[i].length; j++) {
                if (!Double.isFinite(features[i][j])) {
                    throw new IllegalArgumentException(
                            "features must be finite, row " + i + ", column " + j + " is " + features[i][j]);
                }
            }
        }
    }
}
