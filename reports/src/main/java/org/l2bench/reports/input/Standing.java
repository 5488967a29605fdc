package org.l2bench.reports.input;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.l2bench.core.record.RunRecord;

/**
 * How much of what was asked for is there.
 *
 * @param complete seeds that have all trained arms
 * @param wanted seeds asked for
 * @param gaps one line per trained arm that lacks seeds, failures with their cause
 */
public record Standing(int complete, int wanted, List<String> gaps) {
    public static Standing of(ReportInput input) {
        var complete = input.seeds().stream()
                .filter(seed -> input.experiment().trainedArms().stream().allMatch(arm -> isFinished(input, arm, seed)))
                .count();
        var gaps = new ArrayList<String>();
        for (var arm : input.experiment().trainedArms()) {
            gap(input, arm, gaps);
        }
        return new Standing((int) complete, input.seeds().size(), List.copyOf(gaps));
    }

    private static boolean isFinished(ReportInput input, String arm, int seed) {
        return of(input, arm, seed).stream().anyMatch(RunRecord::isFinished);
    }

    private static List<RunRecord> of(ReportInput input, String arm, int seed) {
        return input.records().stream()
                .filter(r -> r.inputs().arm().equals(arm) && r.inputs().seed() == seed)
                .toList();
    }

    private static void gap(ReportInput input, String arm, List<String> gaps) {
        var notRun = new ArrayList<String>();
        var failed = new TreeMap<Integer, String>();
        for (var seed : input.seeds()) {
            if (isFinished(input, arm, seed)) {
                continue;
            }
            var records = of(input, arm, seed);
            if (records.isEmpty()) {
                notRun.add(String.valueOf(seed));
            } else {
                failed.put(seed, records.get(0).failure().orElse("cause unknown"));
            }
        }
        failed.forEach((seed, cause) -> gaps.add(arm + ", seed " + seed + ": failed: " + cause));
        if (notRun.size() == input.seeds().size()) {
            gaps.add(arm + ": not run");
        } else if (!notRun.isEmpty()) {
            gaps.add(arm + (notRun.size() == 1 ? ", seed " : ", seeds ") + String.join(", ", notRun) + ": not run");
        }
    }

    /** For example {@code This page rests on 7 of 8 seeds.} */
    public String sentence() {
        return "This page rests on " + complete + " of " + wanted + (wanted == 1 ? " seed." : " seeds.");
    }
}
