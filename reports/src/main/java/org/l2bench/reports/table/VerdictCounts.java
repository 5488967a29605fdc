package org.l2bench.reports.table;

import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.l2bench.reports.verdict.State;
import org.l2bench.reports.verdict.Verdict;

/**
 * How many claims came to each verdict, and how many of them stand after Holm's adjustment for the number of claims.
 *
 * @param counts in the order of the states; none is of no claim
 */
public record VerdictCounts(List<Count> counts) {
    /** What counts of a verdict. */
    public record Decided(State state, boolean hasTest, boolean lostByHolm) {}

    /**
     * The claims of one state.
     *
     * @param hasTest whether an adjustment has a say in any of them
     * @param afterHolm that stand after it; exact claims need none, and stand
     */
    public record Count(State state, int claims, boolean hasTest, int afterHolm) {
        /** For example {@code 2 after Holm}; empty where there is nothing to adjust. */
        public String remark() {
            var decided = state.isSupport() || state.isRefutation();
            return decided && hasTest ? afterHolm + " after Holm" : "";
        }

        @Override
        public String toString() {
            return claims + " " + state.word() + (remark().isEmpty() ? "" : " (" + remark() + ")");
        }
    }

    public static VerdictCounts of(List<Verdict> verdicts) {
        return of(verdicts, v -> new Decided(v.state(), v.decidingHolm().isPresent(), v.lostByHolm()));
    }

    public static <T> VerdictCounts of(List<T> claims, Function<T, Decided> read) {
        var states = claims.stream()
                .map(read)
                .collect(Collectors.groupingBy(Decided::state, () -> new EnumMap<>(State.class), Collectors.toList()));
        return new VerdictCounts(states.entrySet().stream()
                .map(e -> count(e.getKey(), e.getValue()))
                .toList());
    }

    private static Count count(State state, List<Decided> claims) {
        var lost = (int) claims.stream().filter(Decided::lostByHolm).count();
        return new Count(state, claims.size(), claims.stream().anyMatch(Decided::hasTest), claims.size() - lost);
    }

    /** For example {@code 5 reproduced (2 after Holm), 2 contradicted (1 after Holm), 3 inconclusive}; "none" of no claims. */
    @Override
    public String toString() {
        return counts.isEmpty() ? "none" : counts.stream().map(Count::toString).collect(Collectors.joining(", "));
    }
}
