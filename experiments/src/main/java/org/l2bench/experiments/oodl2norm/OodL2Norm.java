package org.l2bench.experiments.oodl2norm;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Timing;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.datasets.catalogue.Catalogue;

/**
 * Does dividing the features by their L2 norm, in training and evaluation, bring neural collapse earlier and
 * out-of-distribution detection to the level of much longer training? One Gaussian per class in feature space is the
 * detector, AUROC the measure.
 *
 * <p>{@code ./l2bench run ood-l2norm}: 32 trials, 15 to 40 minutes on two cores.
 */
public final class OodL2Norm implements Experiment<OodSettings> {
    /** Of an epoch, when steps are timed: enough for no epoch to end. */
    private static final int TIMED_STEPS = 16;

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
        return OodCurves.families(settings);
    }

    @Override
    public List<Metric> metrics(OodSettings settings) {
        return OodMetrics.all(settings);
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

    /** No more images than some steps need, of a named set whose images are known without reading it. */
    @Override
    public Timing<OodSettings> timing(OodSettings settings) {
        var timing = Timing.of(settings);
        int wanted = TIMED_STEPS * settings.batchSize();
        if (NamedFolder.isOne(settings.id()) || OodData.trainingImages(settings) <= wanted) {
            return timing;
        }
        int classes = settings.idClasses().isEmpty()
                ? Catalogue.describe(settings.id()).classes()
                : settings.idClasses().size();
        int perClass = (wanted + classes - 1) / classes;
        return timing.with(Map.of("trainPerClass", String.valueOf(perClass), "validationImages", "0"));
    }

    @Override
    public Outcome run(TrialContext<OodSettings> context) {
        return OodTrial.run(context);
    }
}
