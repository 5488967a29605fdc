package org.l2bench.core.experiment;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;

/** An experiment without a paper: a trial adds up its seed and settings. Others override what they do differently. */
public class DummyExperiment implements Experiment<DummySettings> {
    public static final String CODE = "c0dec0dec0de";

    @Override
    public String name() {
        return "dummy";
    }

    @Override
    public String summary() {
        return "Adds up.";
    }

    @Override
    public Citation citation() {
        return new Citation("On adding up", "A. Adder", "nowhere", "none");
    }

    @Override
    public Class<DummySettings> settingsType() {
        return DummySettings.class;
    }

    @Override
    public Definition<DummySettings> definition() {
        return new Definition<>(
                List.of(
                        new Preset<>("smoke", 1, 11, DummySettings.DEFAULTS, "a second"),
                        new Preset<>("quick", 3, 11, DummySettings.DEFAULTS, "three seconds")),
                List.of(),
                List.of());
    }

    @Override
    public List<Arm> arms(DummySettings settings) {
        return List.of(
                Arm.trained("plain", "nothing", "baseline"),
                Arm.derived("plain-off", "nothing at test", "control", "plain"),
                Arm.trained("long", "takes longer", "method"));
    }

    @Override
    public List<Metric> metrics(DummySettings settings) {
        return List.of(new Metric("sum", "Sum", "", 1, 0, "sums"));
    }

    /** The sources of tests are not on the class path; these trials have the version of what they bring about. */
    @Override
    public List<Class<?>> code() {
        return List.of(Outcome.class);
    }

    @Override
    public List<Claim> claims(DummySettings settings) {
        return List.of();
    }

    @Override
    public List<Figure> figures(DummySettings settings) {
        return List.of();
    }

    @Override
    public SortedMap<String, String> dataFingerprints(DummySettings settings, DataRoot root) {
        return Collections.emptySortedMap();
    }

    @Override
    public long steps(DummySettings settings, Arm arm) {
        return arm.name().equals("long") ? 2 * settings.steps() : settings.steps();
    }

    @Override
    public Outcome run(TrialContext<DummySettings> context) {
        var results = new TreeMap<String, ArmResult>();
        for (var arm : arms(context.settings())) {
            if (arm.trainedArm().equals(context.inputs().arm())) {
                results.put(
                        arm.name(),
                        result(context.inputs().seed().getAsInt() + arm.name().length() / 8.0));
            }
        }
        return new Outcome(results, List.of("plain: covers 1 tensor, leaves 0"));
    }

    protected static ArmResult result(double sum) {
        return new ArmResult(new TreeMap<>(java.util.Map.of("sum", sum)), Collections.emptySortedMap());
    }
}
