package org.l2bench.core.experiment;

import java.util.List;

/** How the records of all seeds decide a claim. */
public sealed interface Rule {
    /**
     * Every contrast exceeds the threshold. With d the differences within seeds, m their mean and
     * h = t(0.95, n-1) sd / sqrt(n): supported if m - h &gt; threshold, refuted if m + h &lt; threshold, else undecided. All
     * contrasts must be supported; one that is refuted refutes.
     */
    record PairedDifference(List<Contrast> contrasts, double threshold) implements Rule {}

    /** The contrasts are reported with the interval of {@link PairedDifference}; there is no direction to judge. */
    record ReportDifference(List<Contrast> contrasts) implements Rule {}

    /**
     * min over seeds of the left exceeds min over seeds of the right, by the exact test that swaps the two within each
     * seed (2^n cases, one-sided, supported at p &lt;= 0.05, refuted if the opposite direction has p &lt;= 0.05). The standard
     * deviations are reported.
     */
    record SwapOfMinimum(List<Contrast> contrasts) implements Rule {}

    /** Spearman's rank correlation over seeds of two quantities; reported with a bootstrap interval over seeds. */
    record RankCorrelation(List<Association> associations) implements Rule {}

    /** Two quantities and what they are called together. */
    record Association(String label, Quantity x, Quantity y) {}

    /** Every alternative comes to the verdict of its original. */
    record SameVerdict(List<Variant> variants) implements Rule {}

    /** The same claim decided on other numbers. */
    record Variant(String label, Rule original, Rule alternative) {}

    /**
     * Every contrast exceeds the threshold, by the exact test that flips the signs of the differences within seeds, less the
     * threshold (2^n cases, statistic: the mean, one-sided): supported at p &lt;= 0.05, refuted if the opposite direction has
     * p &lt;= 0.05, else undecided. Needs five seeds to reach 0.05. All contrasts must be supported; one that is refuted refutes.
     */
    record SignFlip(List<Contrast> contrasts, double threshold) implements Rule {}

    /**
     * The contrasts are nought for practical purposes: with the interval of {@link PairedDifference}, supported if it lies
     * within (-bound, bound), refuted if it lies wholly outside, else undecided.
     */
    record Equivalence(List<Contrast> contrasts, double bound) implements Rule {
        public Equivalence {
            if (!(bound > 0)) {
                throw new IllegalArgumentException("the bound of an equivalence must be > 0, was " + bound);
            }
        }
    }

    /**
     * Every range holds its quantity: supported if all do, refuted if one does not. A mean over seeds outside its range is
     * undecided as long as its interval reaches into it. Without a test, so without a p.
     */
    record Within(List<Range> ranges, Over over) implements Rule {}

    /** What must lie within a {@link Range}. */
    enum Over {
        EVERY_SEED,
        SEED_MEAN
    }

    /**
     * Numbers from low to high, both ends included.
     *
     * @param low may be minus infinity
     * @param high may be infinity
     */
    record Range(String label, Quantity quantity, double low, double high) {
        public Range {
            if (!(low <= high)) {
                throw new IllegalArgumentException("a range needs low <= high, was " + low + " and " + high);
            }
        }

        /** At most the bound. */
        public static Range atMost(String label, Quantity quantity, double bound) {
            return new Range(label, quantity, Double.NEGATIVE_INFINITY, bound);
        }

        /** At least the bound. */
        public static Range atLeast(String label, Quantity quantity, double bound) {
            return new Range(label, quantity, bound, Double.POSITIVE_INFINITY);
        }
    }

    /** Every series rises, or falls, strictly from each quantity to the next, in every seed: supported if so, else refuted. */
    record Monotone(List<Series> series) implements Rule {}

    /** Quantities in the order in which they should rise, or fall. */
    record Series(String label, List<Quantity> quantities, boolean rising) {
        public Series {
            quantities = List.copyOf(quantities);
            if (quantities.size() < 2) {
                throw new IllegalArgumentException("a series needs at least 2 quantities, had " + quantities.size());
            }
        }
    }

    /**
     * A derived number against a bound, by the percentile bootstrap over seeds (2,000 resamples; all quantities of a seed go
     * together, so that arms stay paired): with the 90 % interval, supported if it lies wholly on the wanted side of the bound,
     * refuted if wholly on the other, else undecided. Not judged if the number does not exist for the seeds as they are, or in
     * more than half of the resamples.
     *
     * @param label what the number is called
     * @param above whether it should exceed the bound; if not, it should fall below
     */
    record SeedBootstrap(String label, Statistic statistic, boolean above, double bound) implements Rule {}
}
