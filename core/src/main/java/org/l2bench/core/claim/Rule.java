package org.l2bench.core.claim;

import java.util.List;

/**
 * How the records of all seeds decide a claim.
 *
 * <p>Two kinds. A <em>statistical</em> rule is about what the seeds are a sample of: a false claim is reproduced, and a true one
 * contradicted, in at most 5 % of all experiments each. A claim on several contrasts is supported if each is, at 5 %: an intersection,
 * which needs no correction. It is refuted if <em>some</em> contrast is: a union, so the p against is that of the contrasts after
 * Holm over all k that the rule names, and a contrast counts as refuted only where that is at most 0.05. An <em>exact</em> rule,
 * {@link #isExact}, is about the seeds that were run: a fact in each of them, without a test and without a p.
 */
public sealed interface Rule {
    /** Whether the rule is a fact of each seed, such as an identity or a closed form, and not a test on a sample of seeds. */
    default boolean isExact() {
        return this instanceof Monotone || (this instanceof Within within && within.over() == Over.EVERY_SEED);
    }

    /**
     * Every contrast exceeds the threshold. With d the differences within seeds, m their mean and
     * h = t(0.95, n-1) sd / sqrt(n): supported if m - h &gt; threshold; a single contrast is refuted if m + h &lt; threshold; else
     * undecided.
     */
    record PairedDifference(List<Contrast> contrasts, double threshold) implements Rule {}

    /** The contrasts are reported with the interval of {@link PairedDifference}; there is no direction to judge. */
    record ReportDifference(List<Contrast> contrasts) implements Rule {}

    /**
     * min over seeds of the left exceeds min over seeds of the right, by the exact test that swaps the two within each
     * seed (2^n cases, one-sided, supported at p &lt;= 0.05, refuted if the opposite direction has p &lt;= 0.05). No p is below
     * 2^-n: with five seeds, claims on two and more contrasts cannot be refuted. The standard deviations are reported.
     */
    record SwapOfMinimum(List<Contrast> contrasts) implements Rule {}

    /** Spearman's rank correlation over seeds of two quantities; reported with a bootstrap interval over seeds. */
    record RankCorrelation(List<Association> associations) implements Rule {}

    /** Two quantities and what they are called together. */
    record Association(String label, Quantity x, Quantity y) {}

    /**
     * Every alternative comes to the verdict of its original: supported if both are reproduced or both contradicted, refuted if one is
     * reproduced and the other contradicted, else undecided; so two that are inconclusive show nothing. p is twice that of the more
     * likely of the two ways, whose p is the larger one of the two verdicts'. Where verdicts have no p the states decide.
     */
    record SameVerdict(List<Variant> variants) implements Rule {}

    /** The same claim decided on other numbers. */
    record Variant(String label, Rule original, Rule alternative) {}

    /**
     * Every contrast exceeds the threshold, by the exact test that flips the signs of the differences within seeds, less the
     * threshold (2^n cases, statistic: the mean, one-sided): supported at p &lt;= 0.05, refuted if the opposite direction has
     * p &lt;= 0.05, else undecided. No p is below 2^-n: it needs five seeds to reach 0.05, six for a refutation on two contrasts.
     */
    record SignFlip(List<Contrast> contrasts, double threshold) implements Rule {}

    /**
     * The contrasts are nought for practical purposes: with the interval of {@link PairedDifference}, supported if it lies
     * within (-bound, bound), two one-sided tests; refuted if it lies wholly outside, as in {@link Within}; else undecided.
     */
    record Equivalence(List<Contrast> contrasts, double bound) implements Rule {
        public Equivalence {
            if (!(bound > 0)) {
                throw new IllegalArgumentException("the bound of an equivalence must be > 0, was " + bound);
            }
        }
    }

    /**
     * Every range holds its quantity.
     *
     * <p>{@link Over#SEED_MEAN}: the expected value lies within. Supported if the whole interval of the mean does, two one-sided
     * tests at 5 %; refuted if the whole interval lies outside; else undecided. In a range that is narrow against the interval the
     * mean can miss on either side, so that it must lie outside by more, up to a one-sided 97.5 % bound. Where all seeds are equal the
     * sign test takes the interval's place: five seeds suffice.
     *
     * <p>{@link Over#EVERY_SEED}: the exact form, for what is deterministic: supported if all seeds lie within, else refuted.
     */
    record Within(List<Range> ranges, Over over) implements Rule {}

    /** What must lie within a {@link Range}. */
    enum Over {
        /** Each seed by itself: an exact claim. */
        EVERY_SEED,
        /** What the mean over seeds estimates: a statistical claim. */
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

    /** Every series rises, or falls, strictly from each quantity to the next, in every seed: supported if so, else refuted. Exact. */
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
     * A derived number against a bound, by the bootstrap over seeds (2,000 resamples; all quantities of a seed go together, so
     * that arms stay paired): with the 90 % interval, supported if it lies wholly on the wanted side of the bound, refuted if wholly
     * on the other, else undecided. The interval is the percentile interval, expanded for few seeds, and at least Student's with
     * the bootstrap's standard error. A resample in which the number does not exist speaks for neither side. Resamples are finite:
     * with five seeds no p is below 0.02. Not judged if it does not exist for the seeds as they are, or in more than half of the
     * resamples.
     *
     * @param label what the number is called
     * @param above whether it should exceed the bound; if not, it should fall below
     */
    record SeedBootstrap(String label, Statistic statistic, boolean above, double bound) implements Rule {}

    /**
     * Every contrast of {@link Quantity.ItemMean}s exceeds its threshold over seeds <em>and</em> over items. Supported if the
     * interval of {@link PairedDifference} lies above the threshold and so does that of the bootstrap over items (2,000
     * resamples, of which each takes the same items for all arms and seeds; the interval as in {@link SeedBootstrap}); a single part
     * is refuted if both lie below; else undecided.
     */
    record ItemDifference(List<Above> parts) implements Rule {
        /** One contrast and what it must exceed. */
        public record Above(Contrast contrast, double threshold) {}

        /** A single contrast. */
        public static ItemDifference of(Contrast contrast, double threshold) {
            return new ItemDifference(List.of(new Above(contrast, threshold)));
        }
    }
}
