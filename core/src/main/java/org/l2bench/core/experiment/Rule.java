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
     * Every contrast of {@link Quantity.ItemMean}s exceeds its threshold over seeds <em>and</em> over items. Supported if the
     * interval of {@link PairedDifference} lies above the threshold and so does the 5 % point of the bootstrap over items (2,000
     * resamples, of which each takes the same items for all arms and seeds); refuted if interval and 95 % point lie below; else
     * undecided. All must be supported; one that is refuted refutes.
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
