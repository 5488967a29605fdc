package org.l2bench.reports.statistic;

/** From {@code low} to {@code high}, both within. Every interval of the reports has a nominal coverage of 90 %, where no other is named. */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval needs low <= high, was " + low + " and " + high);
        }
    }

    /** Without what lies further from 0 than a number can; both ends are moved in if need be. */
    public Interval upTo(double greatest) {
        return new Interval(
                Math.max(-greatest, Math.min(greatest, low)), Math.max(-greatest, Math.min(greatest, high)));
    }
}
