package org.l2bench.experiments.bngammal2;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.Timing;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.datasets.catalogue.Catalogue;

/**
 * Should the scales (gamma) of batch norm be decayed, and does it depend on where in a residual network the norm stands? Each arm
 * decays some categories of gammas and leaves the others; beside accuracy it measures how near blocks are to the identity, and how
 * long the pairs (gamma, beta) are.
 *
 * <p>{@code ./l2bench run bn-gamma-l2}: 160 trials, about 10 minutes on two cores.
 */
public final class BnGammaL2 implements Experiment<Settings> {
    /** Of an epoch, when steps are timed: enough for no epoch to end. */
    private static final int TIMED_STEPS = 16;

    @Override
    public String name() {
        return "bn-gamma-l2";
    }

    @Override
    public String summary() {
        return "L2 on batch-norm gammas by their place in a residual network: the wording of the paper's four guidelines is not"
                + " established, and which gammas it is for is our reading.";
    }

    @Override
    public Citation citation() {
        return new Citation(
                "Guidelines for the Regularization of Gammas in Batch Normalization for Deep Residual Networks",
                "Kim, Choi, Jang, Lee, Jeong and Kim",
                "May 2022; ACM TIST 2024",
                "arXiv 2205.07260");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public List<Arm> arms(Settings settings) {
        return new Arms(settings).all();
    }

    @Override
    public List<Replicate> replicates(Settings settings, Arm arm, List<Integer> seeds) {
        int most = Arms.hasAllSeeds(arm.name()) ? seeds.size() : settings.dose().sweptSeeds();
        return Replicate.seeds(seeds.subList(0, Math.min(most, seeds.size())));
    }

    @Override
    public List<Metric> metrics(Settings settings) {
        return new Metrics(settings).all();
    }

    @Override
    public List<CurveFamily> curveFamilies(Settings settings) {
        return new Metrics(settings).curves();
    }

    @Override
    public SortedMap<String, SortedMap<Integer, ArmResult>> combined(
            Settings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
        return new Combination(settings, finished).added();
    }

    @Override
    public List<Claim> claims(Settings settings) {
        return new Claims(settings).all();
    }

    @Override
    public List<Caveat> caveats(Settings settings) {
        return Claims.caveats();
    }

    @Override
    public List<Answer> answers(Settings settings) {
        return Story.answers();
    }

    @Override
    public List<Symbol> symbols(Settings settings) {
        return Story.symbols();
    }

    @Override
    public List<Figure> figures(Settings settings) {
        return new Figures(settings).all();
    }

    @Override
    public List<Class<?>> code() {
        return List.of(Trial.class);
    }

    @Override
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        return TrialImages.fingerprints(settings.data(), root);
    }

    @Override
    public List<MemoryNeed> memory(Settings settings) {
        return Memory.needs(settings);
    }

    @Override
    public SortedMap<String, String> holdings(Settings settings) {
        var set = settings.data().data();
        return new TreeMap<>(Map.of(set, Catalogue.line(set, true)));
    }

    @Override
    public long steps(Settings settings, Arm arm) {
        return settings.steps();
    }

    /** On no more images than some steps need. */
    @Override
    public Timing<Settings> timing(Settings settings) {
        int few = Math.min(TIMED_STEPS * settings.sgd().batch(), settings.data().trainingImages());
        return Timing.of(settings).with(Map.of("data.train", String.valueOf(few), "data.restHeldOut", "false"));
    }

    @Override
    public Outcome run(TrialContext<Settings> context) {
        return Trial.run(context);
    }
}
