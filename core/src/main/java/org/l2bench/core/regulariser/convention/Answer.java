package org.l2bench.core.regulariser.convention;

import java.util.List;

/** What a conversion has come to. */
public sealed interface Answer {
    /**
     * The value that means the same.
     *
     * @param strength what both sides do, in l2bench's form
     * @param remarks what must hold on both sides, or what differs although the strength is equal
     */
    record Equivalent(double value, String strength, List<String> remarks) implements Answer {
        public Equivalent {
            remarks = List.copyOf(remarks);
        }
    }

    /** What has to be known first. */
    record Missing(List<Need> needs) implements Answer {
        public Missing {
            needs = List.copyOf(needs);
        }
    }

    /** There is no value that means the same, and why. */
    record NoEquivalent(String why) implements Answer {}
}
