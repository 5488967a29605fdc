package org.l2bench.core.regulariser.probe;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.l2bench.core.regulariser.convention.Intercept;
import org.l2bench.core.regulariser.convention.Loss;

/**
 * Where mean loss + lambda sum spread_j^2 w_j^2 is least, by Newton steps from the weights that are given: one step for squared errors.
 * Columns that are constant stay as they are. Only for smooth losses.
 *
 * @param parabola of the loss, where it is one, at the weights that are given
 * @param ownStrength of the intercept, where the form gives it one of its own
 */
record Optimum(Loss loss, Sample sample, Optional<Parabola> parabola, Form form, double ownStrength) {
    private static final int STEPS = 60;
    private static final int HALVINGS = 40;
    private static final double STILL = 1e-13;
    private static final double FLAT = 1e-6;

    /** The distance of weights from it, relative to it; infinite if it is not reached. */
    double distance(Fitted from, double lambda) {
        if (parabola.isPresent()) {
            return apart(from, step(from, lambda));
        }
        var at = from;
        var last = Double.POSITIVE_INFINITY;
        for (var step = 0; step < STEPS; step++) {
            var next = step(at, lambda);
            var size = Math.sqrt(squares(next, at));
            if (size <= STILL * norm(next) || (size >= last && size <= 1e-9 * norm(next))) {
                return isStill(next, lambda) ? apart(from, next) : Double.POSITIVE_INFINITY;
            }
            last = size;
            at = next;
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Of the weights and of the mean prediction; as for the latter, beyond what the digits of the weights leave open. */
    private double apart(Fitted from, Fitted optimum) {
        var offset = 0.0;
        if (from.intercept().isPresent()) {
            var change = from.bias() - optimum.bias();
            var size = Math.abs(from.bias());
            for (var j = 0; j < sample.width(); j++) {
                change += (from.weights()[j] - optimum.weights()[j]) * sample.mean(j);
                size += Math.abs(from.weights()[j] * sample.mean(j));
            }
            offset = Math.max(0, Math.abs(change) - from.rounding() * size);
        }
        var distance = Math.sqrt(squares(from, optimum) + offset * offset);
        return norm(optimum) == 0 ? distance : distance / norm(optimum);
    }

    /** Where all predictions are far out there is no curvature, and no step either: that is no optimum. */
    private boolean isStill(Fitted at, double lambda) {
        var zero = new Fitted(
                new double[sample.width()], at.intercept().isPresent() ? OptionalDouble.of(0) : at.intercept());
        return size(objectiveGradient(at, lambda)) <= Math.max(FLAT * size(objectiveGradient(zero, lambda)), STILL);
    }

    private double size(double[] gradient) {
        return Math.sqrt(Arrays.stream(active())
                .mapToDouble(j -> Math.pow(gradient[j] / scale(j), 2))
                .sum());
    }

    private Fitted step(Fitted at, double lambda) {
        var active = active();
        var gradient = objectiveGradient(at, lambda);
        var step = new SingularValueDecomposition(hessian(at, lambda, active))
                .getSolver()
                .solve(new ArrayRealVector(Arrays.stream(active)
                        .mapToDouble(j -> gradient[j] / scale(j))
                        .toArray()))
                .toArray();
        var share = 1.0;
        var before = value(at, lambda);
        for (var k = 0; k < HALVINGS; k++) {
            var next = moved(at, active, step, share);
            if (loss == Loss.SQUARED || value(next, lambda) <= before + 1e-14 * Math.abs(before)) {
                return next;
            }
            share /= 2;
        }
        return at;
    }

    /** Features in their own deviations, so that the curvature is well scaled. */
    private double scale(int coordinate) {
        return coordinate == sample.width() ? 1 : sample.deviation(coordinate);
    }

    private int[] active() {
        var features = IntStream.range(0, sample.width()).filter(j -> !sample.isConstant(j));
        return form.intercept() == Intercept.NONE
                ? features.toArray()
                : IntStream.concat(features, IntStream.of(sample.width())).toArray();
    }

    private double strength(int coordinate, double lambda) {
        if (coordinate < sample.width()) {
            var spread = sample.spread(form.spread(), coordinate);
            return lambda * spread * spread;
        }
        return switch (form.intercept()) {
            case PENALISED -> lambda;
            case OWN -> ownStrength;
            case FREE, NONE, FEATURE, GIVEN -> 0;
        };
    }

    private double[] objectiveGradient(Fitted at, double lambda) {
        var gradient = parabola.map(p -> p.gradient().clone()).orElseGet(() -> MeanLoss.gradient(loss, sample, at));
        for (var j = 0; j <= sample.width(); j++) {
            gradient[j] += 2 * strength(j, lambda) * (j == sample.width() ? at.bias() : at.weights()[j]);
        }
        return gradient;
    }

    private Array2DRowRealMatrix hessian(Fitted at, double lambda, int[] active) {
        var all = parabola.map(Parabola::curvature).orElseGet(() -> MeanLoss.curvature(loss, sample, at));
        var sum = new double[active.length][active.length];
        for (var a = 0; a < active.length; a++) {
            for (var b = 0; b < active.length; b++) {
                sum[a][b] = all[active[a]][active[b]];
            }
        }
        for (var a = 0; a < active.length; a++) {
            sum[a][a] += 2 * strength(active[a], lambda) / (scale(active[a]) * scale(active[a]));
        }
        return new Array2DRowRealMatrix(sum, false);
    }

    private Fitted moved(Fitted at, int[] active, double[] step, double share) {
        var weights = at.weights().clone();
        var bias = at.bias();
        for (var a = 0; a < active.length; a++) {
            var change = share * step[a] / scale(active[a]);
            if (active[a] == sample.width()) {
                bias -= change;
            } else {
                weights[active[a]] -= change;
            }
        }
        return new Fitted(weights, at.intercept().isPresent() ? OptionalDouble.of(bias) : at.intercept());
    }

    private double value(Fitted at, double lambda) {
        var sum = 0.0;
        for (var i = 0; i < sample.rows(); i++) {
            var f = at.predict(sample.features()[i]);
            var label = sample.labels()[i];
            sum += loss == Loss.SQUARED ? (f - label) * (f - label) : softplus(-label * f);
        }
        var penalty = strength(sample.width(), lambda) * at.bias() * at.bias();
        for (var j = 0; j < sample.width(); j++) {
            penalty += strength(j, lambda) * at.weights()[j] * at.weights()[j];
        }
        return sum / sample.rows() + penalty;
    }

    /** log(1 + exp(z)), which does not overflow. */
    private static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    private double squares(Fitted a, Fitted b) {
        return IntStream.range(0, sample.width())
                .mapToDouble(j -> Math.pow((a.weights()[j] - b.weights()[j]) * sample.deviation(j), 2))
                .sum();
    }

    private double norm(Fitted a) {
        return Math.sqrt(squares(a, new Fitted(new double[sample.width()], a.intercept())));
    }
}
