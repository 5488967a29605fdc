package @package@;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.History;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;
import org.l2bench.core.train.Trainer;

/**
 * Linear regression by gradient descent on the mean of squares, with or without lambda w'w.
 *
 * <p>A pure function of settings, arm and seed: every random number comes from a named stream of the trial's seed. The streams are
 * those of one group for both arms, so that they see the same problem.
 */
final class RegressionTrial {
    static final String TEST_ERROR = "test-error";
    static final String NORM = "norm";
    static final String PATH = "test-error-path";

    /** How often the test error is measured on the way. */
    static final int LOOKS = 20;

    private static final String GROUP = "all";
    private static final int TEST_SAMPLES = 2_000;

    private RegressionTrial() {}

    /** Samples x [samples, features] and y [samples]. */
    private record Sample(Tensor x, Tensor y) {
        Tensor meanSquare(Tensor w) {
            return x.mv(w).sub(y).square().mean();
        }
    }

    static Outcome run(TrialContext<Settings> context) {
        // Whatever libtorch holds for the trial is freed at the end of the scope.
        try (var scope = new PointerScope()) {
            return trained(context);
        }
    }

    private static Outcome trained(TrialContext<Settings> context) {
        var settings = context.settings();
        var compute = Compute.of(
                context.inputs().device(), context.inputs().precision());
        int features = settings.data().features();
        var truth = stream(context, "true weights").normal(1 / Math.sqrt(features), features);
        var train = sample(context, compute, "train", settings.data().samples(), truth);
        var test = sample(context, compute, "test", TEST_SAMPLES, truth);

        var w = Parameter.of("w", Role.WEIGHT, torch.zeros(features));
        var buffer = ParameterBuffer.of(List.of(w), List.of(), false, compute);
        var penalties = context.treatment(Method.class) == Method.L2
                ? List.of(new L2Penalty(settings.descent().lambda(), ParameterSelector.weights()))
                : List.<L2Penalty>of();
        var optimiser = new Sgd(buffer, settings.descent().rate(), 0, Schedule.constant(), penalties);
        var history = new History();
        var trainer = Trainer.of(settings.descent().steps(), compute, buffer, optimiser)
                .resumable(Checkpoint.of(context.checkpointPlace(), buffer, Map.of(), optimiser, history))
                .telling(context.progress());
        trainer.run(step -> train.meanSquare(w.tensor()), (done, loss) -> {
            if (done % every(settings) == 0) {
                history.add(PATH, done, error(test, w.tensor()));
            }
        });

        var metrics = new TreeMap<>(Map.of(
                TEST_ERROR, error(test, w.tensor()), NORM, w.tensor().norm().item_double()));
        var result = new ArmResult(metrics, history.curves());
        return new Outcome(new TreeMap<>(Map.of(context.inputs().arm(), result)), trainer.coverage());
    }

    /** Steps between two looks at the test error. */
    static int every(Settings settings) {
        return Math.max(1, settings.descent().steps() / LOOKS);
    }

    private static double error(Sample test, Tensor w) {
        return Divergence.refused(test.meanSquare(w.detach()).item_double(), "the test error");
    }

    private static Sample sample(
            TrialContext<Settings> context, Compute compute, String part, int samples, Tensor truth) {
        var x = stream(context, part + " inputs").normal(1, samples, truth.numel());
        var noise = stream(context, part + " noise")
                .normal(1, samples)
                .mul_(new Scalar(context.settings().data().noise()));
        return new Sample(compute.place(x), compute.place(x.mv(truth).add_(noise)));
    }

    private static RandomStream stream(TrialContext<Settings> context, String purpose) {
        return new RandomStream(context.seeds().stream(GROUP, purpose));
    }
}
