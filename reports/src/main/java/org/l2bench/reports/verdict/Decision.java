package org.l2bench.reports.verdict;

import java.util.List;
import org.l2bench.core.claim.Rule;

/** How one kind of {@link Rule} is decided; {@link Decisions} knows which kind is decided how. */
interface Decision {
    /** One finding per part, in the order of {@link Rule#parts}. */
    List<Finding> findings(Samples samples);

    /** What the findings come to together: all must hold, unless the rule says otherwise. */
    default Conclusion conclusion(Samples samples) {
        return Conclusion.of(findings(samples));
    }

    static Decision of(Rule rule) {
        return rule.as(new Decisions());
    }
}
