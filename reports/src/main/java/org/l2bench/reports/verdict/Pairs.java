package org.l2bench.reports.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.Replicate;

/**
 * Two quantities over the seeds that have both.
 *
 * @param seeds the seeds of the pairs, ascending
 * @param missing wanted seeds that lack one side or both
 */
public record Pairs(List<Replicate> seeds, List<Double> left, List<Double> right, List<Replicate> missing) {
    public int n() {
        return seeds.size();
    }

    /** left - right. */
    public List<Double> differences() {
        return IntStream.range(0, n()).mapToObj(i -> left.get(i) - right.get(i)).toList();
    }

    /** Says which seeds have a value that is not a finite number. */
    public Optional<String> notFinite() {
        var found = new ArrayList<String>();
        for (var i = 0; i < n(); i++) {
            // Of two finite numbers the difference can be none.
            if (!Double.isFinite(left.get(i) - right.get(i))) {
                found.add(seeds.get(i) + " has " + left.get(i) + " and " + right.get(i));
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of("not a finite number: " + String.join(", ", found));
    }

    /** Whether the differences are equal but for the rounding of the two sides. */
    public boolean allDifferencesEqual() {
        var differences = differences();
        var largest = IntStream.range(0, n())
                .mapToDouble(i -> Math.max(Math.abs(left.get(i)), Math.abs(right.get(i))))
                .max()
                .orElse(0);
        var rounding = 4 * Math.ulp(largest);
        return differences.stream().allMatch(d -> Math.abs(d - differences.get(0)) <= rounding);
    }

    /** A remark on seeds that were wanted and are not there; empty if all are. */
    public String remark() {
        if (missing.isEmpty()) {
            return "";
        }
        if (missing.size() > 1 && missing.stream().allMatch(Replicate::isSeed)) {
            return "without seeds "
                    + String.join(", ", missing.stream().map(Replicate::symbol).toList());
        }
        return "without "
                + String.join("; ", missing.stream().map(Replicate::toString).toList());
    }
}
