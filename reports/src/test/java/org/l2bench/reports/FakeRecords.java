package org.l2bench.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.Execution;
import org.l2bench.core.record.MachineClass;
import org.l2bench.core.record.RunRecord;

/** Records made by hand: {@code arm("a").metric("m", 1, 2, 3)} gives arm a three seeds, numbered from 1. */
public final class FakeRecords {
    private final Map<String, Map<Integer, TreeMap<String, Double>>> metrics = new LinkedHashMap<>();
    private final Map<String, Map<Integer, TreeMap<String, Curve>>> curves = new LinkedHashMap<>();
    private final Map<String, String> trainedArms = new LinkedHashMap<>();
    private String arm = "";

    public FakeRecords arm(String name) {
        return derived(name, name);
    }

    public FakeRecords derived(String name, String trainedArm) {
        arm = name;
        trainedArms.put(name, trainedArm);
        metrics.putIfAbsent(name, new LinkedHashMap<>());
        curves.putIfAbsent(name, new LinkedHashMap<>());
        return this;
    }

    public FakeRecords metric(String name, double... valueOfSeed) {
        for (var i = 0; i < valueOfSeed.length; i++) {
            metric(i + 1, name, valueOfSeed[i]);
        }
        return this;
    }

    public FakeRecords metric(int seed, String name, double value) {
        metrics.get(arm).computeIfAbsent(seed, s -> new TreeMap<>()).put(name, value);
        return this;
    }

    public FakeRecords curve(int seed, String name, List<Double> x, List<Double> y) {
        curves.get(arm).computeIfAbsent(seed, s -> new TreeMap<>()).put(name, new Curve(x, y));
        metrics.get(arm).computeIfAbsent(seed, s -> new TreeMap<>());
        return this;
    }

    /** One record per trained arm and seed, with the arms derived from it. */
    public List<RunRecord> records() {
        var outcomes = new TreeMap<String, TreeMap<Integer, TreeMap<String, ArmResult>>>();
        metrics.forEach((name, seeds) -> seeds.forEach((seed, values) -> {
            var result = new ArmResult(values, curves.get(name).getOrDefault(seed, new TreeMap<>()));
            outcomes.computeIfAbsent(trainedArms.get(name), a -> new TreeMap<>())
                    .computeIfAbsent(seed, s -> new TreeMap<>())
                    .put(name, result);
        }));
        var records = new ArrayList<RunRecord>();
        outcomes.forEach((trained, seeds) -> seeds.forEach((seed, arms) -> records.add(RunRecord.finished(
                inputs(trained, seed),
                MACHINE,
                new Outcome(
                        arms, List.of("penalty 5e-4 covers 14 tensors, 77,832 numbers; leaves out 29 tensors, 600")),
                new Execution("17.0.15", 51.5 + seed, 1)))));
        return records;
    }

    public static final MachineClass MACHINE =
            new MachineClass("linux", "x86_64", "2.10.0", "openblas", "AVX512", "Some Xeon", 1, "none");

    public static TrialInputs inputs(String arm, int seed) {
        var data = new TreeMap<>(Map.of("fashion-mnist-subset", "9f1c".repeat(16), "digits", "07ab".repeat(16)));
        var settings = Json.tree(Map.of("epochs", 16, "learningRate", 0.1));
        return new TrialInputs("fake-l2", arm, seed, settings, data, "c0de".repeat(16), "fp32", "cpu");
    }
}
