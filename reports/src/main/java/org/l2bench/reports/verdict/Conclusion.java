package org.l2bench.reports.verdict;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What the findings of all contrasts come to together: all must be supported, one that is refuted refutes.
 *
 * @param reason one line that names the contrasts that decided
 * @param p of the intersection-union test, the largest p of the contrasts (Berger 1982); empty if nothing was tested
 */
record Conclusion(State state, String reason, OptionalDouble p) {
    static Conclusion of(List<Finding> findings) {
        var kept = findings.stream().filter(f -> !f.setAside()).toList();
        var state = state(kept);
        var p = state.isJudged() && kept.stream().allMatch(f -> f.p().isPresent())
                ? kept.stream().mapToDouble(f -> f.p().getAsDouble()).max()
                : OptionalDouble.empty();
        return new Conclusion(state, reason(state, findings, kept), p);
    }

    private static State state(List<Finding> kept) {
        if (kept.isEmpty()) {
            return State.NOT_JUDGED;
        }
        if (any(kept, State.CONTRADICTED)) {
            return State.CONTRADICTED;
        }
        if (all(kept, State.NOT_RUN)) {
            return State.NOT_RUN;
        }
        if (any(kept, State.NOT_RUN) || any(kept, State.NOT_JUDGED)) {
            return State.NOT_JUDGED;
        }
        if (all(kept, State.REPORTED)) {
            return State.REPORTED;
        }
        return all(kept, State.REPRODUCED) ? State.REPRODUCED : State.INCONCLUSIVE;
    }

    private static String reason(State state, List<Finding> findings, List<Finding> kept) {
        if (kept.isEmpty()) {
            return findings.isEmpty() ? "the rule names no contrast" : "every contrast is saturated";
        }
        var several = findings.size() > 1;
        if (state == State.NOT_RUN || state == State.NOT_JUDGED) {
            return reasons(kept, several);
        }
        if (!several || state == State.REPORTED) {
            return "";
        }
        if (state == State.REPRODUCED) {
            return kept.size() == findings.size() ? "on all " + kept.size() : "on " + names(kept, f -> true);
        }
        return state == State.CONTRADICTED
                ? "refuted on " + names(kept, f -> f.state() == State.CONTRADICTED)
                : "undecided on " + names(kept, f -> f.state() == State.INCONCLUSIVE);
    }

    private static String reasons(List<Finding> kept, boolean several) {
        return String.join(
                "; ",
                kept.stream()
                        .filter(f -> f.state() == State.NOT_RUN || f.state() == State.NOT_JUDGED)
                        .map(f -> several && !f.label().isEmpty() ? f.label() + ": " + f.note() : f.note())
                        .distinct()
                        .toList());
    }

    private static String names(List<Finding> findings, Predicate<Finding> which) {
        return String.join(
                ", ", findings.stream().filter(which).map(Finding::named).toList());
    }

    private static boolean any(List<Finding> findings, State state) {
        return findings.stream().anyMatch(f -> f.state() == state);
    }

    private static boolean all(List<Finding> findings, State state) {
        return findings.stream().allMatch(f -> f.state() == state);
    }
}
