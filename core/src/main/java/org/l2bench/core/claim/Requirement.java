package org.l2bench.core.claim;

import java.util.List;

/** What must hold of the records before a claim is judged. */
public sealed interface Requirement {
    /** All that it reads. */
    default List<Reads> reads() {
        return List.of();
    }

    /** At least this many seeds have all arms that the claim names. */
    record MinimumSeeds(int seeds) implements Requirement {}

    /** The mean over seeds of the quantity is at least the bound; otherwise the claim is not judged, for this reason. */
    record AtLeast(Quantity quantity, double bound, String otherwise) implements Requirement {
        @Override
        public List<Reads> reads() {
            return quantity.reads();
        }
    }

    /** The rule, by itself, is supported; otherwise the claim is not judged, for this reason. */
    record Supported(Rule rule, String otherwise) implements Requirement {
        @Override
        public List<Reads> reads() {
            return rule.reads();
        }
    }

    /** Something that the settings decide before any trial has run; otherwise the claim is not judged, for this reason. */
    record OfSettings(boolean holds, String otherwise) implements Requirement {}
}
