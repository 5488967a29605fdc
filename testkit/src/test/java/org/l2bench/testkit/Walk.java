package org.l2bench.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Definition;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.History;

/** An experiment that keeps every promise: a random walk, and a learner that remembers labels. Others break one each. */
class Walk implements Experiment<Walk.Settings> {
    /** Settings of the walk. */
    record Settings(
            @Setting("steps of a walk") @Range(least = 1, most = 100)
            int steps,

            @Setting("length of a step") @Range(least = 0, most = 10)
            double length,

            @Setting("stones to step on") String stones) {}

    static final Settings SMOKE = new Settings(10, 0.5, "pebbles");
    static final String OFFSET = "offset";

    @Override
    public String name() {
        return "walk";
    }

    @Override
    public String summary() {
        return "How far does a walk lead?";
    }

    @Override
    public Citation citation() {
        return new Citation("On walking", "W. Walker", "nowhere", "none");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Definition<Settings> definition() {
        return new Definition<>(
                List.of(
                        new Preset<>("quick", 3, 11, new Settings(40, 0.5, "pebbles"), "a moment"),
                        new Preset<>("smoke", 1, 11, SMOKE, "no time"),
                        new Preset<>("paper", 5, 1, new Settings(100, 1, "moon-stones"), "days")),
                List.of(),
                List.of());
    }

    @Override
    public List<Arm> arms(Settings settings) {
        return List.of(
                Arm.trained("plain", "nothing", "baseline"),
                Arm.derived("plain-half", "half as far", "control", "plain"),
                Arm.trained("offset", "starts elsewhere", "method"),
                Arm.combined("both", "the mean", "method", "plain"));
    }

    @Override
    public List<Metric> metrics(Settings settings) {
        return List.of(
                new Metric("end", "End", "", 2, 0, "walks"),
                new Metric("right", "Right", "%", 0, 0, "walks"),
                new Metric("mean", "Mean", "", 2, 0, "walks").combined());
    }

    @Override
    public List<CurveFamily> curveFamilies(Settings settings) {
        return List.of(new CurveFamily("path", 0));
    }

    @Override
    public List<Claim> claims(Settings settings) {
        return List.of();
    }

    @Override
    public List<Figure> figures(Settings settings) {
        return List.of();
    }

    @Override
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        new Problems()
                .require(!settings.stones().isEmpty(), "stones must have a name")
                .throwIfAny();
        if (settings.stones().equals("moon-stones")) {
            throw new DataMissing(List.of("moon-stones: missing stones.txt; put it into DIR/moon-stones"));
        }
        return new TreeMap<>(Map.of(settings.stones(), "0123456789abcdef"));
    }

    @Override
    public long steps(Settings settings, Arm arm) {
        return settings.steps();
    }

    @Override
    public List<Artifact> artifacts(Settings settings) {
        return List.of(new Artifact(OFFSET, 5, SMOKE, List.of(), 1));
    }

    @Override
    public List<String> needs(Settings settings, Arm arm) {
        return arm.name().equals("offset") ? List.of(OFFSET) : List.of();
    }

    @Override
    public void build(ArtifactContext context) {
        try {
            Files.writeString(
                    context.file(),
                    String.valueOf(context.seeds().replicate().seed().orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Outcome run(TrialContext<Settings> context) {
        var arm = context.inputs().arm();
        var history = new History();
        double end = walked(context, history) + (arm.equals("offset") ? offset(context) : 0);
        var arms = new TreeMap<String, ArmResult>();
        arms.put(arm, result(context, end, history.curves()));
        if (arm.equals("plain")) {
            arms.put("plain-half", result(context, end / 2, history.curves()));
        }
        return new Outcome(arms, List.of("covers nothing"));
    }

    private static double offset(TrialContext<Settings> context) {
        try {
            return Double.parseDouble(Files.readString(context.artifacts().file(OFFSET)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Walks from the beginning, or from where it was cut off. */
    double walked(TrialContext<Settings> context, History history) {
        var checkpoint = new Checkpoint(context.checkpointPlace(), Map.of(), history);
        long done = checkpoint.restore().orElse(0);
        for (; done < context.settings().steps(); done++) {
            double before = done == 0 ? 0 : last(history);
            history.add("path", (double) (done + 1), before + step(context, done));
            if (checkpoint.place().isDue(System.nanoTime())) {
                checkpoint.write(done + 1);
            }
            context.progress().step(done + 1, context.settings().steps());
        }
        return last(history);
    }

    static double last(History history) {
        var path = history.curves().get("path").y();
        return path.get(path.size() - 1);
    }

    double step(TrialContext<Settings> context, long done) {
        var random = new Random(context.seeds().stream("all", "step " + done));
        return context.settings().length() * (random.nextDouble() - 0.5);
    }

    private ArmResult result(TrialContext<Settings> context, double end, SortedMap<String, Curve> curves) {
        return new ArmResult(new TreeMap<>(Map.of("end", end, "right", right(context.data()))), curves);
    }

    /** Of a hundred things whose label is their number modulo two; in points. */
    double right(DataRoot root) {
        var random = new Random(1);
        boolean permuted = root.content() == DataRoot.Content.LABELS_PERMUTED;
        double right = 0;
        for (int i = 0; i < 100; i++) {
            int label = permuted ? random.nextInt(2) : i % 2;
            right += label == i % 2 ? 1 : 0;
        }
        return right;
    }

    @Override
    public SortedMap<String, SortedMap<Integer, ArmResult>> combined(
            Settings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
        SortedMap<Integer, ArmResult> both = new TreeMap<>();
        finished.get("plain").forEach((seed, plain) -> {
            double other = finished.get("offset").get(seed).metrics().get("end");
            var mean = new TreeMap<>(Map.of("mean", (plain.metrics().get("end") + other) / 2));
            both.put(seed, new ArmResult(mean, Collections.emptySortedMap()));
        });
        return new TreeMap<>(Map.of("both", both));
    }
}
