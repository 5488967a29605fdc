package org.l2bench.reports.check;

import java.util.List;
import org.l2bench.core.experiment.TrialInputs;

/**
 * What became of one golden trial, or of a trial that has no golden.
 *
 * @param trial the one that was run, or the golden's where none was
 * @param differences all, also those that are within the tolerance
 * @param note what a reader must know besides; may be empty
 */
public record TrialCheck(TrialInputs trial, State state, List<Difference> differences, String note) {
    /** From best to worst. */
    public enum State {
        /** Bit for bit. */
        SAME("same"),
        /** On another class of machine, and no number further away than its metric allows. */
        WITHIN_TOLERANCE("within tolerance"),
        /** Something has changed. */
        DRIFTED("drifted"),
        /** One of the two sides has no such trial. */
        MISSING("missing");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Whether the golden still holds. */
        public boolean holds() {
            return this == SAME || this == WITHIN_TOLERANCE;
        }
    }

    public TrialCheck {
        differences = List.copyOf(differences);
    }

    /** A golden without a trial, or a trial without a golden. */
    public static TrialCheck missing(TrialInputs trial, String note) {
        return new TrialCheck(trial, State.MISSING, List.of(), note);
    }

    /** The differences that make it drift. */
    public List<Difference> drift() {
        return differences.stream().filter(d -> !d.isWithin()).toList();
    }
}
