package @package@;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Definition;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;
import org.l2bench.core.train.Trainer;

/**
 * Does an L2 penalty lower the test error of linear regression on few samples?
 *
 * <p>{@code l2bench run @name@ --with @class@.java --preset smoke}. All of the experiment is this file, so that any change of its
 * code, of a claim as well, makes its trials others. {@code l2bench new} without {@code --single-file} writes a project in which what
 * describes is apart, with a test.
 */
public final class @class@ implements Experiment<@class@.Settings> {
    private static final String TEST_ERROR = "test-error";
    private static final int TEST_SAMPLES = 2_000;

    /** What a trial depends on beside its arm and its seed. */
    public record Settings(
            @Setting("samples to learn from") @Range(least = 2, most = 100_000)
            int samples,

            @Setting("features of a sample") @Range(least = 1, most = 1_000)
            int features,

            @Setting("standard deviation of the noise in y") @Range(least = 0, most = 100)
            double noise,

            @Setting("steps of gradient descent") @Range(least = 1, most = 1_000_000)
            int steps,

            @Setting("learning rate") @Range(least = 1e-6, most = 10)
            double rate,

            @Setting("strength of the penalty lambda w'w of arm l2, without one half") @Range(least = 0, most = 1e6)
            double lambda) {}

    /** What an arm does. */
    private enum Method {
        PLAIN,
        L2
    }

    @Override
    public String name() {
        return "@name@";
    }

    @Override
    public String summary() {
        return "Does an L2 penalty lower the test error of linear regression on few samples?";
    }

    @Override
    public Citation citation() {
        return new Citation(
                "A study to begin with; after Ridge Regression: Biased Estimation for Nonorthogonal Problems",
                "Hoerl and Kennard 1970",
                "Technometrics 12(1)",
                "doi:10.1080/00401706.1970.10488634");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    /** Name, seeds, the first seed, settings, how long it takes. */
    @Override
    public Definition<Settings> definition() {
        var settings = new Settings(30, 20, 1.0, 500, 0.05, 0.3);
        return new Definition<>(
                List.of(
                        new Preset<>("quick", 10, 1, settings, "seconds"),
                        new Preset<>("smoke", 1, 1, new Settings(30, 20, 1.0, 40, 0.05, 0.3), "a second"),
                        new Preset<>("paper", 100, 1, new Settings(300, 200, 1.0, 500, 0.05, 0.3), "a minute")),
                List.of(),
                List.of());
    }

    @Override
    public List<Arm> arms(Settings settings) {
        return List.of(
                Arm.trained("plain", "least squares", "baseline").treated(Method.PLAIN),
                Arm.trained("l2", "least squares with lambda w'w", "method").treated(Method.L2));
    }

    @Override
    public List<Metric> metrics(Settings settings) {
        return List.of(new Metric(TEST_ERROR, "test error", "", 3, 2.5e-7, "regression"));
    }

    @Override
    public List<Claim> claims(Settings settings) {
        var contrast = Contrast.of("", Quantity.metric("plain", TEST_ERROR), Quantity.metric("l2", TEST_ERROR));
        return List.of(Claim.of(
                        "C1",
                        "the penalty lowers the test error",
                        new Rule.PairedDifference(List.of(contrast), 0))
                .seeds(5));
    }

    @Override
    public List<Figure> figures(Settings settings) {
        return List.of(new Figure.SeedDots(
                "Test error",
                "One dot per seed.",
                List.of(new Figure.Panel(TEST_ERROR, "test error")),
                List.of("plain", "l2")));
    }

    /** Nothing is read: the problem is drawn. */
    @Override
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        return new TreeMap<>();
    }

    @Override
    public long steps(Settings settings, Arm arm) {
        return settings.steps();
    }

    /** A pure function of settings, arm and seed: every random number comes from a named stream of the trial's seed. */
    @Override
    public Outcome run(TrialContext<Settings> context) {
        try (var scope = new PointerScope()) {
            return trained(context);
        }
    }

    /** Samples x [samples, features] and y [samples]. */
    private record Sample(Tensor x, Tensor y) {
        Tensor meanSquare(Tensor w) {
            return x.mv(w).sub(y).square().mean();
        }
    }

    private static Outcome trained(TrialContext<Settings> context) {
        var settings = context.settings();
        var compute = Compute.of(
                context.inputs().device(), context.inputs().precision());
        var truth = stream(context, "true weights").normal(1 / Math.sqrt(settings.features()), settings.features());
        var train = sample(context, compute, "train", settings.samples(), truth);
        var test = sample(context, compute, "test", TEST_SAMPLES, truth);

        var w = Parameter.of("w", Role.WEIGHT, torch.zeros(settings.features()));
        var buffer = ParameterBuffer.of(List.of(w), List.of(), false, compute);
        var penalties = context.treatment(Method.class) == Method.L2
                ? List.of(new L2Penalty(settings.lambda(), ParameterSelector.weights()))
                : List.<L2Penalty>of();
        var optimiser = new Sgd(buffer, settings.rate(), 0, Schedule.constant(), penalties);
        var trainer = Trainer.of(settings.steps(), compute, buffer, optimiser).telling(context.progress());
        trainer.run(step -> train.meanSquare(w.tensor()), (done, loss) -> {});

        double error = Divergence.refused(
                test.meanSquare(w.tensor().detach()).item_double(), "the test error");
        var result = new ArmResult(new TreeMap<>(Map.of(TEST_ERROR, error)), new TreeMap<>());
        return new Outcome(new TreeMap<>(Map.of(context.inputs().arm(), result)), trainer.coverage());
    }

    private static Sample sample(
            TrialContext<Settings> context, Compute compute, String part, int samples, Tensor truth) {
        var x = stream(context, part + " inputs").normal(1, samples, truth.numel());
        var noise = stream(context, part + " noise")
                .normal(1, samples)
                .mul_(new Scalar(context.settings().noise()));
        return new Sample(compute.place(x), compute.place(x.mv(truth).add_(noise)));
    }

    private static RandomStream stream(TrialContext<Settings> context, String purpose) {
        // Both arms share the group, so that they see the same problem.
        return new RandomStream(context.seeds().stream("all", purpose));
    }
}
