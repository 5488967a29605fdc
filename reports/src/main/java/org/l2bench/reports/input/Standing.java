package org.l2bench.reports.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.RunRecord;

/**
 * How much of what was asked for is there.
 *
 * @param complete replicates of a part that have all its trained arms
 * @param wanted replicates asked for, of all parts together
 * @param gaps one line per trained arm that lacks replicates, failures with their cause
 * @param noun what they are called; left out of the JSON, and empty, for seeds
 */
public record Standing(
        int complete,
        int wanted,
        List<String> gaps,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String noun) {
    public Standing {
        noun = Json.orEmpty(noun);
    }

    public static Standing of(ReportInput input) {
        int complete = 0;
        int wanted = 0;
        var gaps = new ArrayList<String>();
        for (var part : input.wanted()) {
            for (var replicate : part.all()) {
                wanted++;
                complete += isComplete(input, part, replicate) ? 1 : 0;
            }
            // In the order of the tables.
            input.experiment().trainedArms().stream()
                    .filter(arm -> part.replicates().containsKey(arm))
                    .forEach(arm -> gap(input, arm, part.replicates().get(arm), gaps));
        }
        boolean areSeeds =
                input.wanted().stream().flatMap(p -> p.all().stream()).allMatch(Replicate::isSeed);
        return new Standing(
                complete, wanted, List.copyOf(gaps), areSeeds && input.wanted().size() == 1 ? "" : "replicate");
    }

    private static boolean isComplete(ReportInput input, Wanted part, Replicate replicate) {
        return part.replicates().keySet().stream()
                .filter(arm -> part.has(arm, replicate))
                .allMatch(arm -> isFinished(input, arm, replicate));
    }

    private static boolean isFinished(ReportInput input, String arm, Replicate replicate) {
        return of(input, arm, replicate).stream().anyMatch(RunRecord::isFinished);
    }

    private static List<RunRecord> of(ReportInput input, String arm, Replicate replicate) {
        return input.records().stream()
                .filter(r ->
                        r.inputs().arm().equals(arm) && r.inputs().replicate().equals(replicate))
                .toList();
    }

    private static void gap(ReportInput input, String arm, List<Replicate> wanted, List<String> gaps) {
        var notRun = new ArrayList<Replicate>();
        var failed = new TreeMap<Replicate, String>();
        for (var replicate : wanted) {
            if (isFinished(input, arm, replicate)) {
                continue;
            }
            var records = of(input, arm, replicate);
            if (records.isEmpty()) {
                notRun.add(replicate);
            } else {
                failed.put(replicate, records.get(0).failure().orElse("cause unknown"));
            }
        }
        failed.forEach((replicate, cause) -> gaps.add(arm + ", " + replicate + ": failed: " + cause));
        if (!notRun.isEmpty()) {
            gaps.add(arm + (notRun.size() == wanted.size() ? "" : ", " + inWords(notRun)) + ": not run");
        }
    }

    private static String inWords(List<Replicate> replicates) {
        if (replicates.size() > 1 && replicates.stream().allMatch(Replicate::isSeed)) {
            return "seeds " + replicates.stream().map(Replicate::symbol).collect(Collectors.joining(", "));
        }
        return replicates.stream().map(Replicate::toString).collect(Collectors.joining("; "));
    }

    /** For example {@code This page rests on 7 of 8 seeds.} */
    public String sentence() {
        return "This page rests on " + complete + " of " + wanted + " " + (noun.isEmpty() ? "seed" : noun)
                + (wanted == 1 ? "." : "s.");
    }
}
