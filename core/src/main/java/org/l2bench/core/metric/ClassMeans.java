package org.l2bench.core.metric;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The mean of the rows of each class, and how many there are. */
final class ClassMeans {
    private final Tensor means;
    private final long[] counts;

    private ClassMeans(Tensor means, long[] counts) {
        this.means = means;
        this.counts = counts;
    }

    /**
     * @param features {@code [n, p]} float64
     * @param labels {@code [n]} int64 in 0..classes-1
     * @throws IllegalArgumentException if a class has no row
     */
    static ClassMeans of(Tensor features, Tensor labels, int classes) {
        var sums = torch.zeros(new long[] {classes, features.size(1)}, features.options());
        sums.index_add_(0, labels, features);
        var counts = torch.zeros(new long[] {classes}, features.options());
        counts.index_add_(0, labels, torch.ones(new long[] {labels.size(0)}, features.options()));
        var sizes = new long[classes];
        var counted = Arguments.doubles(counts);
        for (int c = 0; c < classes; c++) {
            sizes[c] = (long) counted[c];
            Arguments.require(sizes[c] >= 1, "class %d of %d has no row", c, classes);
        }
        return new ClassMeans(sums.div_(counts.unsqueeze(1)), sizes);
    }

    /** {@code [C, p]}, in the scope in which {@link #of} was called. */
    Tensor means() {
        return means;
    }

    int classes() {
        return counts.length;
    }

    /** Rows of each class, all &gt;= 1. */
    long[] counts() {
        return counts.clone();
    }

    /** Each row less the mean of its class. */
    Tensor centred(Tensor features, Tensor labels) {
        return features.sub(means.index_select(0, labels));
    }
}
