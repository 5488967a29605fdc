package org.l2bench.experiments.oodl2norm;

import java.util.List;
import java.util.SortedMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.train.ParameterBuffer;

/**
 * Does dividing the features by their L2 norm, in training and evaluation, bring neural collapse earlier and
 * out-of-distribution detection to the level of much longer training? One Gaussian per class in feature space is the
 * detector, AUROC the measure.
 *
 * <p>{@code ./l2bench run ood-l2norm}: 32 trials, 15 to 40 minutes on two cores.
 */
public final class OodL2Norm implements Experiment<OodSettings> {
    private static final int TIMED_STEPS = 6;

    @Override
    public String name() {
        return "ood-l2norm";
    }

    @Override
    public String summary() {
        return "L2-normalised features: does short training then detect OoD images as well as long training without?";
    }

    @Override
    public Citation citation() {
        return new Citation(
                "Linking Neural Collapse and L2 Normalization with Improved Out-of-Distribution Detection in Deep Neural"
                        + " Networks",
                "Haas, Yolland and Rabus",
                "TMLR, January 2023",
                "arXiv 2209.08378");
    }

    @Override
    public Class<OodSettings> settingsType() {
        return OodSettings.class;
    }

    @Override
    public List<Arm> arms(OodSettings settings) {
        return OodArms.all(settings);
    }

    @Override
    public List<CurveFamily> curveFamilies(OodSettings settings) {
        return OodCurves.families();
    }

    @Override
    public List<Metric> metrics(OodSettings settings) {
        return OodMetrics.all(settings);
    }

    @Override
    public boolean reports(OodSettings settings, Arm arm, Metric metric) {
        return OodMetrics.has(arm, metric);
    }

    @Override
    public List<Claim> claims(OodSettings settings) {
        return new OodClaims(settings).all();
    }

    @Override
    public List<Answer> answers(OodSettings settings) {
        return new OodStory(settings).answers();
    }

    @Override
    public List<Symbol> symbols(OodSettings settings) {
        return new OodStory(settings).symbols();
    }

    @Override
    public List<Figure> figures(OodSettings settings) {
        return OodFigures.all(settings);
    }

    @Override
    public List<Class<?>> code() {
        return List.of(OodTrial.class);
    }

    @Override
    public SortedMap<String, String> dataFingerprints(OodSettings settings, DataRoot root) {
        return OodData.fingerprints(settings, root);
    }

    @Override
    public List<MemoryNeed> memory(OodSettings settings) {
        return OodMemory.needs(settings);
    }

    @Override
    public SortedMap<String, String> holdings(OodSettings settings) {
        return new OodSets(settings).holdings();
    }

    @Override
    public long steps(OodSettings settings, Arm arm) {
        return OodTrial.steps(settings, OodTraining.of(arm.name()), OodData.trainingImages(settings));
    }

    @Override
    public double secondsPerStep(OodSettings settings, Arm arm, String precision, String device) {
        var compute = Compute.of(device, precision);
        try (var scope = new PointerScope()) {
            int classes =
                    settings.idClasses().isEmpty() ? 10 : settings.idClasses().size();
            InitialStreams streams = tensor -> new RandomStream(tensor.hashCode());
            var model = OodTrial.model(settings, OodTraining.of(arm.name()), classes, streams, compute);
            var parameters = ParameterBuffer.of(model.net().parameters(), List.of(), true, compute);
            var optimiser = OodTrial.optimiser(settings, parameters, TIMED_STEPS);
            var noise = new RandomStream(0);
            long size = settings.imageSize();
            var images = compute.place(noise.normal(1, settings.batchSize(), settings.channels(), size, size));
            var labels = compute.place(noise.integers(classes, settings.batchSize()));
            long start = 0;
            for (int step = 0; step < 2 * TIMED_STEPS; step++) {
                if (step == TIMED_STEPS) { // the first ones warm up
                    compute.synchronise();
                    start = System.nanoTime();
                }
                try (var stepScope = new PointerScope();
                        var cast = compute.precision().cast(compute.device())) {
                    torch.cross_entropy_loss(model.logits(images), labels).backward();
                    optimiser.step(step);
                }
            }
            compute.synchronise();
            return (System.nanoTime() - start) / 1e9 / TIMED_STEPS;
        }
    }

    @Override
    public Outcome run(TrialContext<OodSettings> context) {
        return OodTrial.run(context);
    }
}
