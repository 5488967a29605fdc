package org.l2bench.reports.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.l2bench.core.claim.Rule;
import org.l2bench.reports.statistic.Holm;
import org.l2bench.reports.statistic.Numbers;

/**
 * What the findings of all contrasts come to together: all must be supported, one that is refuted refutes.
 *
 * <p>That all hold is an intersection: each is tested at 5 %, and nothing needs a correction (Berger 1982). That one of k does not
 * hold is a union, which by chance alone would come out k times as often: the tests against are adjusted by Holm over the contrasts.
 * All that the rule names count, also those that are set aside, so that the level does not depend on what the data set aside.
 *
 * @param reason one line that names the contrasts that decided
 * @param findings with the states that are left after the adjustment
 * @param p of the intersection, the largest p of the contrasts, of which a fact that holds has 0; empty if nothing was tested, or if a
 *     fact refutes
 * @param pAgainst of the union, k times the smallest p against a contrast, at most 1; empty if nothing was tested, or if a fact refutes
 */
record Conclusion(State state, String reason, List<Finding> findings, OptionalDouble p, OptionalDouble pAgainst) {
    static Conclusion of(List<Finding> found) {
        var against = adjusted(found);
        var findings = new ArrayList<Finding>();
        for (var i = 0; i < found.size(); i++) {
            findings.add(after(found.get(i), against.get(i), found.size()));
        }
        var kept = findings.stream().filter(f -> !f.setAside()).toList();
        var state = state(kept);
        var p = OptionalDouble.empty();
        var pAgainst = OptionalDouble.empty();
        if (state.isJudged() && found.stream().anyMatch(Conclusion::isTested) && !isRefutedByFact(kept)) {
            p = sorted(kept, State.REPRODUCED, Finding::p).stream()
                    .mapToDouble(Double::doubleValue)
                    .max();
            pAgainst = against.stream().mapToDouble(Double::doubleValue).min();
        }
        return new Conclusion(state, reason(state, findings, kept, pAgainst), List.copyOf(findings), p, pAgainst);
    }

    /** At least so many of the findings hold: see {@link Rule.Count}, which says why the level is kept. */
    static Conclusion ofAtLeast(int least, List<Finding> findings) {
        var parts = findings.size();
        var support = sorted(findings, State.REPRODUCED, Finding::p).get(least - 1);
        var against = sorted(findings, State.CONTRADICTED, Finding::pAgainst).get(parts - least);
        var p = Math.min(1, (parts - least + 1) * support);
        var pAgainst = Math.min(1, least * against);
        var kept = findings.stream().filter(f -> !f.setAside()).toList();
        var decided = Verdict.state(p, pAgainst);
        var isOpen = kept.isEmpty() || !kept.stream().allMatch(f -> f.state().isJudged());
        var state = decided == State.INCONCLUSIVE && isOpen
                ? !kept.isEmpty() && all(kept, State.NOT_RUN) ? State.NOT_RUN : State.NOT_JUDGED
                : decided;
        var tested = state.isJudged() && findings.stream().anyMatch(Conclusion::isTested);
        var reason = state.isJudged()
                ? count(findings, State.REPRODUCED) + " of " + parts + " hold and "
                        + count(findings, State.CONTRADICTED) + " do not, each by itself; at least " + least + " must"
                : reason(state, findings, kept, OptionalDouble.empty());
        return new Conclusion(
                state,
                reason,
                findings,
                tested ? OptionalDouble.of(p) : OptionalDouble.empty(),
                tested ? OptionalDouble.of(pAgainst) : OptionalDouble.empty());
    }

    /** The p of all findings, ascending; a fact has 0 or 1, and what is not decided 1. */
    private static List<Double> sorted(List<Finding> findings, State holds, Function<Finding, OptionalDouble> p) {
        return findings.stream()
                .map(f -> f.setAside() || !f.state().isJudged() ? 1 : p.apply(f).orElse(f.state() == holds ? 0 : 1))
                .sorted()
                .toList();
    }

    private static long count(List<Finding> findings, State state) {
        return findings.stream().filter(f -> f.state() == state).count();
    }

    private static boolean isRefutedByFact(List<Finding> findings) {
        return findings.stream()
                .anyMatch(f -> f.state() == State.CONTRADICTED && f.pAgainst().isEmpty());
    }

    private static boolean isTested(Finding finding) {
        return finding.state().isJudged() && finding.pAgainst().isPresent();
    }

    /** The p against each contrast, adjusted by Holm; what was not tested counts, and says nothing. */
    private static List<Double> adjusted(List<Finding> found) {
        return Holm.adjust(found.stream()
                .map(f -> isTested(f) ? f.pAgainst().getAsDouble() : 1)
                .toList());
    }

    private static Finding after(Finding finding, double against, int contrasts) {
        if (finding.state() != State.CONTRADICTED || !isTested(finding) || against <= Verdict.LEVEL) {
            return finding;
        }
        var note = "on the wrong side, but not after the adjustment for " + contrasts + " contrasts (p against "
                + Numbers.p(against) + ")";
        return finding.withState(
                State.INCONCLUSIVE, false, finding.note().isEmpty() ? note : note + "; " + finding.note());
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

    private static String reason(State state, List<Finding> findings, List<Finding> kept, OptionalDouble pAgainst) {
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
        if (state == State.INCONCLUSIVE) {
            return "undecided on " + names(kept, f -> f.state() == State.INCONCLUSIVE);
        }
        var refuted = "refuted on " + names(kept, f -> f.state() == State.CONTRADICTED);
        return pAgainst.isEmpty()
                ? refuted
                : refuted + " (p against, times " + findings.size() + " contrasts: " + Numbers.p(pAgainst.getAsDouble())
                        + ")";
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
