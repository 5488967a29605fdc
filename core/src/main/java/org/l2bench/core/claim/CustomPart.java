package org.l2bench.core.claim;

import java.util.List;
import java.util.Optional;

/**
 * A part of a {@link Rule.Custom}.
 *
 * @param label which of several parts this is; empty if there is but one
 * @param formula all that is asked of the quantities, by their {@link Quantity#formula}, with the name of the test: no rule of another
 *     kind may print the same
 * @param unitOf the quantity that has the unit of the effect; empty for a pure number
 */
public record CustomPart(
        String label, List<Quantity> quantities, String formula, Optional<Quantity> unitOf, Criterion criterion) {
    public CustomPart {
        quantities = List.copyOf(quantities);
        if (quantities.isEmpty()) {
            throw new IllegalArgumentException("a part of a rule needs a quantity, \"" + formula + "\" has none");
        }
    }

    /** What is decided, by the seeds that have all of the part's quantities. */
    @FunctionalInterface
    public interface Criterion {
        /**
         * A pure function, whatever the order of the seeds.
         *
         * @param values a list for each quantity, in their order, with a number for each seed: at least one, all finite
         */
        Answer of(List<List<Double>> values);
    }

    /** What a criterion says. */
    public sealed interface Answer {
        /**
         * Of a sample of seeds.
         *
         * @param effect what is shown, such as a mean difference
         * @param p one-sided, of the hypothesis that the part does not hold: at most 5 % of experiments have p &lt;= 0.05 where it does not
         * @param pAgainst one-sided, of the hypothesis that it does, likewise
         * @param note what else a reader needs; may be empty
         */
        record Tested(double effect, double p, double pAgainst, String note) implements Answer {}

        /** A fact of the seeds that were run, without a test; the rule then says that it {@link Rule#isExact}. */
        record Fact(double effect, boolean holds, String note) implements Answer {}

        /** Nothing can be said, and why: "one seed has no spread". */
        record Open(String reason) implements Answer {}
    }
}
