package org.l2bench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Definition;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.KnownLimit;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.PaperRow;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.experiment.When;
import org.l2bench.core.json.Json;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Setting;

/** An experiment without training: the arm {@code better} is better. Its settings say what goes wrong. */
final class TinyExperiment implements Experiment<TinyExperiment.Settings> {
    /** Settings of the tiny experiment. */
    record Settings(
            @Setting("how often") int epochs, double lift, boolean failing, boolean dataThere, long pauseMillis) {

        Settings {
            new Problems()
                    .require(epochs >= 1, "epochs must be >= 1, was %s", epochs)
                    .throwIfAny();
        }
    }

    private static final Settings DEFAULTS = new Settings(2, 0.5, false, true, 0);

    private final List<Preset<Settings>> presets;

    TinyExperiment() {
        this(List.of(
                new Preset<>("smoke", 1, 11, DEFAULTS, "a second"),
                new Preset<>("quick", 3, 11, DEFAULTS, "a moment")));
    }

    TinyExperiment(List<Preset<Settings>> presets) {
        this.presets = presets;
    }

    /** The tiny experiment, but for one method of it, whose answer is another. */
    static Experiment<?> but(String method, Object answer) {
        var tiny = new TinyExperiment();
        return (Experiment<?>) Proxy.newProxyInstance(
                Experiment.class.getClassLoader(),
                new Class<?>[] {Experiment.class},
                (proxy, called, arguments) ->
                        called.getName().equals(method) ? answer : called.invoke(tiny, arguments));
    }

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public String summary() {
        return "Is better better?";
    }

    @Override
    public Citation citation() {
        return new Citation("On being better", "B. Better", "Nowhere 2020", "arXiv 0000.00000");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Definition<Settings> definition() {
        return new Definition<>(
                presets,
                List.of(new PaperRow(
                        "length",
                        "{epochs} epochs",
                        "90",
                        "abstract",
                        Optional.empty(),
                        List.of(),
                        List.of(presets.get(presets.size() - 1).name()),
                        When.ALWAYS)),
                List.of(new KnownLimit("It is not real.", When.ALWAYS)));
    }

    @Override
    public List<Arm> arms(Settings settings) {
        return List.of(Arm.trained("plain", "nothing", "baseline"), Arm.trained("better", "more", "method"));
    }

    @Override
    public List<Metric> metrics(Settings settings) {
        return List.of(new Metric("score", "Score", "", 2, 0.01, "scores"));
    }

    @Override
    public List<CurveFamily> curveFamilies(Settings settings) {
        return List.of(new CurveFamily("steps.*", 0.01, 0.001));
    }

    @Override
    public List<Claim> claims(Settings settings) {
        var contrast = Contrast.of("", Quantity.metric("better", "score"), Quantity.metric("plain", "score"));
        var rule = new Rule.PairedDifference(List.of(contrast), 0);
        return List.of(Claim.of("C1", "better scores more than plain", rule));
    }

    @Override
    public List<Figure> figures(Settings settings) {
        return List.of();
    }

    /** The sources of tests are not on the class path; this one's trials have the version of what they bring about. */
    @Override
    public List<Class<?>> code() {
        return List.of(Outcome.class);
    }

    @Override
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        if (!settings.dataThere()) {
            throw new DataMissing(List.of("moon-stones: missing; put them into DIR/moon-stones"));
        }
        var stones = root.placed().map(p -> p.resolve("stones")).filter(Files::exists);
        return new TreeMap<>(
                Map.of("stones", stones.map(TinyExperiment::fingerprint).orElse("0123456789abcdef")));
    }

    @Override
    public long steps(Settings settings, Arm arm) {
        return settings.epochs() * 10L;
    }

    @Override
    public Outcome run(TrialContext<Settings> context) {
        var arm = context.inputs().arm();
        var settings = context.settings();
        pause(settings.pauseMillis());
        context.progress().step(1, 1);
        if (settings.failing() && arm.equals("plain")) {
            throw new IllegalStateException("plain fails");
        }
        var noise = Math.floorMod(context.seeds().stream("all", "noise"), 100) / 1000.0;
        var wobble = context.inputs().seed().getAsInt() % 3 / 100.0;
        var score = noise + (arm.equals("better") ? settings.lift() + wobble : 0);
        var result = new ArmResult(
                new TreeMap<>(Map.of("score", score)),
                new TreeMap<>(Map.of("steps.score", new Curve(List.of(1.0, 2.0), List.of(score / 2, score)))));
        return new Outcome(new TreeMap<>(Map.of(arm, result)), List.of("covers nothing"));
    }

    private static String fingerprint(Path file) {
        try {
            return HexFormat.of().formatHex(Json.sha256().digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
