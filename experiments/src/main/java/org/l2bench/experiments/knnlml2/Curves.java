package org.l2bench.experiments.knnlml2;

import java.util.List;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.Curve;

/** Arithmetic on curves over the same items. */
final class Curves {
    private Curves() {}

    /** a * left + b * right, point by point. */
    static Curve sum(Curve left, double a, Curve right, double b) {
        return combined(List.of(left, right), new double[] {a, b});
    }

    /** The weighted sum of curves, point by point. */
    static Curve combined(List<Curve> curves, double[] weights) {
        var x = curves.get(0).x();
        if (!curves.stream().allMatch(c -> c.x().equals(x))) {
            throw new IllegalArgumentException("curves can be added if they have the same x");
        }
        return new Curve(
                x,
                IntStream.range(0, x.size())
                        .mapToObj(i -> {
                            double sum = 0;
                            for (int c = 0; c < weights.length; c++) {
                                sum += weights[c] * curves.get(c).y().get(i);
                            }
                            return sum;
                        })
                        .toList());
    }

    static double total(Curve curve) {
        return curve.y().stream().mapToDouble(Double::doubleValue).sum();
    }
}
