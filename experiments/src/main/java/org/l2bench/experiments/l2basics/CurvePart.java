package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/** Part B: a net without normalisation on noisy labels, at every lambda from the same start with the same batches. */
final class CurvePart {
    /** How often the early stopper looks at the validation images. */
    static final int LOOKS = 48;

    private final TrialContext<BasicsSettings> context;
    private final BasicsSettings settings;
    private final ImageData data;
    private final ImageData.Part train;
    private final Tensor order;

    CurvePart(TrialContext<BasicsSettings> context, boolean shuffled) {
        this.context = context;
        this.settings = context.settings();
        var seeds = context.seeds();
        this.data = ImageData.of(context, settings.curveTrainImages());
        var noisy = data.noisy(settings.labelNoise(), seeds, ImageData.GROUP);
        this.train = shuffled ? ImageData.shuffled(noisy, seeds, ImageData.GROUP) : noisy;
        this.order = data.order(
                seeds.stream(ImageData.GROUP, "order of the u-curve"), settings.curveSteps(), settings.curveBatch());
    }

    Findings curve() {
        var findings = new Findings();
        findings.covered(training().coverage(ParameterSelector.weights()));
        var runs = new Runs(
                context, (long) settings.curveSteps() * settings.lambdas().size());
        for (double lambda : settings.lambdas()) {
            var measured = runs.of("lambda " + lambda, settings.curveSteps(), progress -> {
                var training = training();
                training.run(train, order, optimiser(training.buffer(), lambda), progress, (done, loss) -> {});
                return measures(training);
            });
            measured.forEach((measure, value) -> {
                findings.metric(BasicsMetricNames.at(measure, lambda), value);
                findings.point(measure, lambda, value);
            });
        }
        return findings;
    }

    /** Without penalty; test scores at the step whose validation nll was the lowest. */
    Findings earlyStop() {
        var findings = new Findings();
        var runs = new Runs(context, settings.curveSteps());
        long every = Math.max(1, settings.curveSteps() / LOOKS);
        var best = runs.of("early stop", settings.curveSteps(), progress -> {
            var training = training();
            SortedMap<String, Double> kept = new TreeMap<>();
            training.run(train, order, optimiser(training.buffer(), 0), progress, (done, loss) -> {
                if (done % every != 0 && done != settings.curveSteps()) {
                    return;
                }
                double validation = training.score(data.validation()).nll();
                if (kept.isEmpty() || validation < kept.get(BasicsMetricNames.VALIDATION_NLL)) {
                    kept.putAll(measures(training));
                    kept.put(BasicsMetricNames.VALIDATION_NLL, validation);
                    kept.put(BasicsMetricNames.BEST_STEP, (double) done);
                }
            });
            return kept;
        });
        best.forEach(findings::metric);
        return findings;
    }

    private NetTraining training() {
        return NetTraining.plain(settings, data, InitialStreams.of(context.seeds(), ImageData.GROUP));
    }

    private Optimiser optimiser(ParameterBuffer buffer, double lambda) {
        return new Sgd(
                buffer,
                settings.curveRate(),
                settings.curveMomentum(),
                Schedule.cosine(settings.curveSteps()),
                List.of(new L2Penalty(lambda, ParameterSelector.weights())));
    }

    private SortedMap<String, Double> measures(NetTraining training) {
        var test = training.score(data.test());
        var seen = training.score(train);
        var measures = new TreeMap<String, Double>();
        measures.put(BasicsMetricNames.NLL, test.nll());
        measures.put(BasicsMetricNames.ERR, test.err());
        measures.put(BasicsMetricNames.TRAIN_NLL, seen.nll());
        measures.put(BasicsMetricNames.GAP, test.err() - seen.err());
        measures.put(BasicsMetricNames.NORM, training.norm());
        return measures;
    }
}
