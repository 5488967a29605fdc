package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/** Part B: a net without normalisation on noisy labels, at every lambda from the same start with the same batches. */
final class CurveTrial {
    static final String TRAIN_NLL = "train-nll";
    static final String GAP = "gap";
    static final String NORM = "norm";
    static final String BEST_STEP = "best-step";

    /** What every lambda has. */
    static final List<String> MEASURES = List.of(MetricNames.NLL, MetricNames.ERR, TRAIN_NLL, GAP, NORM);

    /** How often the early stopper looks at the validation images. */
    static final int LOOKS = 48;

    /** What the part depends on. */
    record Setup(ImageSettings images, NetSettings net, CurveSettings curve) implements OnImages {}

    /** What is done with the net. */
    enum Run {
        /** Trained at every lambda. */
        CURVE,
        /** The same on permuted labels. */
        SHUFFLED,
        /** Trained without penalty, stopped at the best validation step. */
        EARLY_STOP
    }

    private final TrialContext<Setup> context;
    private final CurveSettings settings;
    private final ImageData data;
    private final ImageData.Part train;
    private final Tensor order;

    private CurveTrial(TrialContext<Setup> context, boolean shuffled) {
        this.context = context;
        this.settings = context.settings().curve();
        this.data = ImageData.of(context, context.settings().images(), settings.train());
        var noisy = data.noisy(ImageData.GROUP);
        this.train = shuffled ? data.shuffled(noisy, ImageData.GROUP) : noisy;
        this.order = data.order(ImageData.GROUP, "order of the u-curve", settings.steps(), settings.batch());
    }

    static Outcome run(TrialContext<Setup> context) {
        var run = context.treatment(Run.class);
        var trial = new CurveTrial(context, run == Run.SHUFFLED);
        return (run == Run.EARLY_STOP ? trial.earlyStop() : trial.curve()).outcome(context);
    }

    /** Steps of all runs of a trial. */
    static long steps(CurveSettings settings, Run run) {
        return (long) settings.steps()
                * (run == Run.EARLY_STOP ? 1 : settings.lambdas().size());
    }

    private Findings curve() {
        var findings = new Findings();
        findings.covered(training().coverage(ParameterSelector.weights()));
        var runs =
                new Runs(context, (long) settings.steps() * settings.lambdas().size());
        for (double lambda : settings.lambdas()) {
            var measured = runs.of("lambda " + lambda, settings.steps(), progress -> {
                var training = training();
                training.run(train, order, optimiser(training.buffer(), lambda), progress);
                return measures(training);
            });
            measured.forEach((measure, value) -> {
                findings.metric(MetricNames.at(measure, lambda), value);
                findings.point(measure, lambda, value);
            });
        }
        return findings;
    }

    /** Without penalty; test scores at the step whose validation nll was the lowest. */
    private Findings earlyStop() {
        var findings = new Findings();
        var runs = new Runs(context, settings.steps());
        long every = Math.max(1, settings.steps() / LOOKS);
        var best = runs.of("early stop", settings.steps(), progress -> {
            var training = training();
            SortedMap<String, Double> kept = new TreeMap<>();
            training.run(train, order, optimiser(training.buffer(), 0), progress, (done, loss) -> {
                if (done % every != 0 && done != settings.steps()) {
                    return;
                }
                double validation = training.score(data.validation()).nll();
                if (kept.isEmpty() || validation < kept.get(MetricNames.VALIDATION_NLL)) {
                    kept.putAll(measures(training));
                    kept.put(MetricNames.VALIDATION_NLL, validation);
                    kept.put(BEST_STEP, (double) done);
                }
            });
            return kept;
        });
        best.forEach(findings::metric);
        return findings;
    }

    private NetTraining training() {
        return NetTraining.plain(context.settings().net(), data, ImageData.GROUP);
    }

    private Optimiser optimiser(ParameterBuffer buffer, double lambda) {
        return new Sgd(
                buffer,
                settings.rate(),
                settings.momentum(),
                Schedule.cosine(settings.steps()),
                List.of(new L2Penalty(lambda, ParameterSelector.weights())));
    }

    private SortedMap<String, Double> measures(NetTraining training) {
        var test = training.score(data.test());
        var seen = training.score(train);
        var measures = test.measures();
        measures.put(TRAIN_NLL, seen.nll());
        measures.put(GAP, test.err() - seen.err());
        measures.put(NORM, training.norm());
        return measures;
    }
}
