package org.l2bench.experiments.dpvsregularisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.ArtifactContext;
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
 * Does DP-SGD protect records better than dropout and L2, and at what price? Every arm is tuned, trained to the same number of steps and
 * attacked: membership inference with null controls, canaries, model inversion.
 *
 * <p>{@code ./l2bench run dp-vs-regularisation}: 216 trials after 25 tunings, about 10 minutes on two cores.
 */
public final class DpVsRegularisation implements Experiment<Settings> {
    @Override
    public String name() {
        return "dp-vs-regularisation";
    }

    @Override
    public String summary() {
        return "L2 and dropout against DP-SGD: accuracy, and what membership inference, canaries and model inversion find; the paper's"
                + " settings are not established.";
    }

    @Override
    public Citation citation() {
        return new Citation(
                "On the Utility and Protection of Optimization with Differential Privacy and Classic Regularization Techniques",
                "Lomurno and Matteucci",
                "LOD 2022",
                "arXiv 2209.03175");
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
    public List<CurveTable> curveTables(Settings settings) {
        return new Figures(settings).tables();
    }

    @Override
    public List<Class<?>> code() {
        return List.of(Trial.class);
    }

    @Override
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        return Pool.fingerprints(settings.data(), root);
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

    /** Attacks are counted as no step, but those of a net that is not trained as one. */
    @Override
    public long steps(Settings settings, Arm arm) {
        return switch (arm.treatment(Treatment.class).kind()) {
            case PLAIN, CLIPPED -> settings.sgd().steps();
            case UNTRAINED -> 1;
            case TIMED -> StepTiming.rounds(settings);
        };
    }

    /** A step takes as long whatever the learning rate: there is none to choose. */
    @Override
    public Timing<Settings> timing(Settings settings) {
        var sgd = settings.sgd();
        return Timing.of(settings)
                .with(Map.of(
                        "sgd.rates", String.valueOf(sgd.rates().get(0)),
                        "sgd.clippedRates", String.valueOf(sgd.clippedRates().get(0)),
                        "attack.tuningSeeds",
                                String.valueOf(settings.attack().tuningSeeds().get(0))));
    }

    /** A choice of the learning rate for each arm; all seeds share it. */
    @Override
    public List<Artifact> artifacts(Settings settings) {
        return new Arms(settings)
                .all().stream()
                        .filter(a -> a.treatment(Treatment.class).isTuned())
                        .map(a -> RateChoice.artifact(settings, a.name(), a.treatment(Treatment.class)))
                        .toList();
    }

    @Override
    public List<Artifact> artifacts(Settings settings, Replicate replicate) {
        return List.of(Judge.artifact(settings, replicate));
    }

    @Override
    public List<String> needs(Settings settings, Arm arm) {
        var needs = new ArrayList<String>();
        var treatment = arm.treatment(Treatment.class);
        if (treatment.isTuned()) {
            needs.add(RateChoice.name(arm.name()));
        }
        if (treatment.kind() != Treatment.Kind.TIMED) {
            needs.add(Judge.NAME);
        }
        return needs;
    }

    @Override
    public void build(ArtifactContext context) {
        Trial.build(context);
    }

    @Override
    public Outcome run(TrialContext<Settings> context) {
        return Trial.run(context);
    }
}
