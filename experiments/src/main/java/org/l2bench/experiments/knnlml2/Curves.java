package org.l2bench.experiments.knnlml2;

import java.util.List;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.Curve;

/** Arithmetic on curves over the same items. */
final class Curves {
    private Curves() {}

    /** The weighted sum of curves, point by point. */
    static Curve sum(List<Curve> curves, double... weights) {
        var x = curves.get(0).x();
        if (!curves.stream().allMatch(c -> c.x().equals(x))) {
            throw new IllegalArgumentException("curves can be added if they have the same x");
        }
        return new Curve(
                x,
                IntStream.range(0, x.size())
                        .mapToObj(i -> sumAt(i, curves, weights))
                        .toList());
    }

    private static double sumAt(int place, List<Curve> curves, double... weights) {
        double sum = 0;
        for (int c = 0; c < weights.length; c++) {
            sum += weights[c] * curves.get(c).y().get(place);
        }
        return sum;
    }
}
