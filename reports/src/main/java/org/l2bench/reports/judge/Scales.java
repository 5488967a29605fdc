package org.l2bench.reports.judge;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.l2bench.core.claim.Quantity;

/** Warns where a claim holds percent against fractions: by their signs, or by values that look so. Nothing is converted. */
record Scales(Runs runs) {
    private static final double LEAST_RATIO = 30;
    private static final double LARGEST_RATIO = 300;

    /** What the verdict on a claim must say; empty for most. */
    Set<String> warnings(ClaimReading.OnDataSet claim) {
        var warnings = new LinkedHashSet<String>();
        for (var contrast : claim.claim().rule().contrasts()) {
            if (contrast.left() instanceof Quantity.MetricOf left
                    && contrast.right() instanceof Quantity.MetricOf right) {
                warn(left, right, claim, warnings);
            }
        }
        return warnings;
    }

    private void warn(
            Quantity.MetricOf left, Quantity.MetricOf right, ClaimReading.OnDataSet claim, Set<String> warnings) {
        boolean isLeftPercent = runs.metrics().get(left.metric()).isPercent();
        boolean isRightPercent = runs.metrics().get(right.metric()).isPercent();
        if (isLeftPercent != isRightPercent) {
            warnings.add("warning: " + (isLeftPercent ? left : right).metric() + " is in percent and "
                    + (isLeftPercent ? right : left).metric() + " is not");
            return;
        }
        var a = values(left, claim);
        var b = values(right, claim);
        if (isFraction(a) && isPercent(b) && isFarApart(a, b)) {
            warnings.add(text(left, right, claim.arms()));
        } else if (isFraction(b) && isPercent(a) && isFarApart(b, a)) {
            warnings.add(text(right, left, claim.arms()));
        }
    }

    private double[] values(Quantity.MetricOf of, ClaimReading.OnDataSet claim) {
        var own = runs.of(claim.dataSet(), claim.arms().get(of.arm()));
        return own.values(runs.metric(of.metric())).toArray();
    }

    private static boolean isFraction(double[] values) {
        return values.length > 0 && DoubleStream.of(values).allMatch(v -> v >= 0 && v <= 1);
    }

    private static boolean isPercent(double[] values) {
        return values.length > 0 && DoubleStream.of(values).allMatch(v -> v > 1 && v <= 100);
    }

    private static boolean isFarApart(double[] small, double[] large) {
        double ratio = DoubleStream.of(large).average().orElseThrow()
                / DoubleStream.of(small).average().orElseThrow();
        return ratio >= LEAST_RATIO && ratio <= LARGEST_RATIO;
    }

    private static String text(Quantity.MetricOf small, Quantity.MetricOf large, Map<String, String> arms) {
        return "warning: " + small.metric() + " of " + arms.get(small.arm()) + " lies between 0 and 1 and "
                + large.metric() + " of " + arms.get(large.arm())
                + " between 1 and 100: is one a fraction and the other in percent?";
    }
}
