package org.l2bench.core.regulariser.probe;

import java.util.List;
import org.l2bench.core.regulariser.convention.Convention;
import org.l2bench.core.regulariser.convention.Need;

/**
 * A row of the table that behaves like the weights.
 *
 * @param lowest the value that its parameter must have had; with {@code highest} a range where the loss leaves one; NaN if something has
 *     to be known first
 * @param missing what that is
 * @param isRound whether the value is one that people type
 */
public record Candidate(Convention row, double lowest, double highest, List<Need> missing, boolean isRound) {
    public Candidate {
        missing = List.copyOf(missing);
    }
}
