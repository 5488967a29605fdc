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
public final class OodL2Norm implements Experiment<Settings> {
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
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public List<Arm> arms(Settings settings) {
        return Arms.all(settings);
    }

    @Override
    public List<CurveFamily> curveFamilies(Settings settings) {
        return Curves.families(settings);
    }

    @Override
    public List<Metric> metrics(Settings settings) {
        return Metrics.all(settings);
    }

    @Override
    public List<Claim> claims(Settings settings) {
        return new Claims(settings).all();
    }

    @Override
    public List<Answer> answers(Settings settings) {
        return new Story(settings).answers();
    }

    @Override
    public List<Symbol> symbols(Settings settings) {
        return new Story(settings).symbols();
    }

    @Override
    public List<Figure> figures(Settings settings) {
        return Figures.all(settings);
    }

    @Override
    public List<Class<?>> code() {
        return List.of(Trial.class);
    }

    @Override
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        return TrialImages.fingerprints(settings, root);
    }

    @Override
    public List<MemoryNeed> memory(Settings settings) {
        return Memory.needs(settings);
    }

    @Override
    public SortedMap<String, String> holdings(Settings settings) {
        return new ImageSets(settings.data()).holdings();
    }

    @Override
    public long steps(Settings settings, Arm arm) {
        return Trial.steps(settings, arm.treatment(Training.class), TrialImages.trainingImages(settings));
    }

    /** No more images than some steps need, of a named set whose images are known without reading it. */
    @Override
    public Timing<Settings> timing(Settings settings) {
        var timing = Timing.of(settings);
        int wanted = TIMED_STEPS * settings.sgd().batchSize();
        if (NamedFolder.isOne(settings.data().id()) || TrialImages.trainingImages(settings) <= wanted) {
            return timing;
        }
        int classes = settings.data().idClasses().isEmpty()
                ? Catalogue.describe(settings.data().id()).classes()
                : settings.data().idClasses().size();
        int perClass = (wanted + classes - 1) / classes;
        return timing.with(Map.of("data.trainPerClass", String.valueOf(perClass), "data.validationImages", "0"));
    }

    @Override
    public Outcome run(TrialContext<Settings> context) {
        return Trial.run(context);
    }
}
