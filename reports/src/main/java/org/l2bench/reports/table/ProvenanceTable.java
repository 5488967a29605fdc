package org.l2bench.reports.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.l2bench.core.record.MachineClass;
import org.l2bench.core.record.MixedReplicates;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.input.ReportInput;
import org.l2bench.reports.statistic.Numbers;

/** What the records were computed with. More than one value in a line means that the records differ in it. */
public final class ProvenanceTable {
    private ProvenanceTable() {}

    public static TextTable of(ReportInput input) {
        var records = input.records();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("preset", input.preset()));
        rows.add(List.of("settings", input.settings()));
        add(rows, "machine class", distinct(records, r -> machine(r.machine())));
        add(rows, "arms of one seed on different machine classes, not paired in bits", MixedReplicates.of(records));
        add(
                rows,
                "libtorch",
                distinct(
                        records,
                        r -> r.machine().libtorch() + ", BLAS " + r.machine().blas()));
        add(rows, "JDK", distinct(records, r -> r.execution().jdk()));
        add(rows, "precision", distinct(records, r -> r.inputs().precision()));
        add(rows, "device", distinct(records, r -> r.inputs().device()));
        add(rows, "code version (SHA-256)", distinct(records, r -> r.inputs().code()));
        if (!input.verified().isEmpty()) {
            rows.add(List.of("verified again", input.verified()));
        }
        holdings(records).forEach((set, lines) -> add(rows, "data: " + set, lines));
        fingerprints(records).forEach((set, prints) -> add(rows, "data: " + set + " (SHA-256)", prints));
        artifacts(records).forEach((name, uses) -> add(rows, "artifact: " + name + " (id, SHA-256)", uses));
        rows.add(List.of("trials", trials(records)));
        rows.add(List.of("wall time, summed over trials", wallTime(records)));
        return TextTable.of(
                "Provenance",
                "The same inputs on the same machine class give the same bits.",
                List.of(TextTable.Head.text("what"), TextTable.Head.code("value")),
                rows);
    }

    private static void add(List<List<String>> rows, String what, Collection<String> values) {
        if (!values.isEmpty()) {
            rows.add(List.of(what, String.join(" | ", values)));
        }
    }

    private static Set<String> distinct(List<RunRecord> records, Function<RunRecord, String> what) {
        var values = new TreeSet<String>();
        records.forEach(r -> values.add(what.apply(r)));
        return values;
    }

    private static Map<String, Set<String>> fingerprints(List<RunRecord> records) {
        var prints = new TreeMap<String, Set<String>>();
        records.forEach(r -> r.inputs().data().forEach((set, print) -> prints.computeIfAbsent(set, s -> new TreeSet<>())
                .add(print)));
        return prints;
    }

    private static Map<String, Set<String>> holdings(List<RunRecord> records) {
        var lines = new TreeMap<String, Set<String>>();
        records.forEach(r -> r.holdings().forEach((set, line) -> lines.computeIfAbsent(set, s -> new TreeSet<>())
                .add(line)));
        return lines;
    }

    private static Map<String, Set<String>> artifacts(List<RunRecord> records) {
        var uses = new TreeMap<String, Set<String>>();
        records.forEach(r -> r.artifacts().forEach((name, use) -> uses.computeIfAbsent(name, n -> new TreeSet<>())
                .add(use.id() + ", " + use.digest())));
        return uses;
    }

    /** A machine class in one line. */
    public static String machine(MachineClass machine) {
        return machine.os() + " " + machine.architecture() + ", " + machine.cpuModel() + " (" + machine.cpuCapability()
                + "), " + machine.threads() + (machine.threads() == 1 ? " thread" : " threads") + " a trial"
                + (machine.accelerator().equals("none") ? "" : ", " + machine.accelerator());
    }

    private static String trials(List<RunRecord> records) {
        var finished = records.stream().filter(RunRecord::isFinished).count();
        var resumed = records.stream().filter(r -> r.execution().attempts() > 1).count();
        return finished + " finished, " + (records.size() - finished) + " failed"
                + (resumed == 0 ? "" : ", " + resumed + " of them in more than one attempt");
    }

    private static String wallTime(List<RunRecord> records) {
        var seconds = records.stream().mapToDouble(r -> r.execution().seconds()).sum();
        return seconds < 120 ? Numbers.fixed(seconds, 1) + " s" : Numbers.fixed(seconds / 60, 1) + " min";
    }
}
