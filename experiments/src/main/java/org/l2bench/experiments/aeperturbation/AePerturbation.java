package org.l2bench.experiments.aeperturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Timing;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.experiment.Tuning;

/**
 * Autoencoders for tables whose small weights are reset to zero in pre-training, against dropout, L1 and L2 there, and against plain
 * nets, boosting and an L2-penalised linear model (Abrar and Samad 2022).
 *
 * <p>{@code ./l2bench run ae-perturbation}: 90 trials, about 12 minutes on two cores.
 */
public final class AePerturbation implements Experiment<Settings> {
    @Override
    public String name() {
        return "ae-perturbation";
    }

    @Override
    public String summary() {
        return "L2 as a rival of resetting small weights in autoencoders for tables: the published strengths make the autoencoder"
                + " collapse, the released code has faults that favour the method, and its sparsity does not last.";
    }

    @Override
    public Citation citation() {
        return new Citation(
                "Perturbation of Deep Autoencoder Weights for Model Compression and Classification of Tabular Data",
                "Abrar and Samad",
                "Neural Networks 156, December 2022",
                "arXiv 2205.08358");
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
        return new Combination(settings, finished).results();
    }

    @Override
    public List<Claim> claims(Settings settings) {
        return new Claims(settings).all();
    }

    @Override
    public List<Caveat> caveats(Settings settings) {
        return new Claims(settings).caveats();
    }

    @Override
    public List<Answer> answers(Settings settings) {
        return new Story(settings).answers();
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
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        return Tables.fingerprints(settings.data(), root);
    }

    @Override
    public SortedMap<String, String> holdings(Settings settings) {
        return Tables.holdings(settings.data());
    }

    @Override
    public List<MemoryNeed> memory(Settings settings) {
        return Memory.needs(settings);
    }

    @Override
    public long steps(Settings settings, Arm arm) {
        return Trial.steps(settings, arm.treatment(Treatment.class));
    }

    /** On two folds of the first table, from whose weights the time of a step on all tables is reckoned. */
    @Override
    public Timing<Settings> timing(Settings settings) {
        return Timing.of(settings).with(Map.of("data.folds", "2")).share(Trial.shareOfFirst(settings));
    }

    @Override
    public List<Tuning> tunings(Settings settings) {
        var tunings = new ArrayList<Tuning>();
        add(Method.DAE_L2_TUNED, Choosing.L2, settings, tunings);
        add(Method.DAE_DROPOUT_TUNED, Choosing.DROPOUT, settings, tunings);
        return tunings;
    }

    private static void add(Method method, Choosing choosing, Settings settings, List<Tuning> tunings) {
        if (settings.runs(method)) {
            method.sets(settings.data()).forEach(set -> tunings.add(choosing.tuning(settings, set)));
        }
    }

    @Override
    public List<String> tunedBy(Settings settings, Arm arm) {
        var treatment = arm.treatment(Treatment.class);
        return switch (treatment.method()) {
            case DAE_L2_TUNED -> treatment.sets().stream().map(Choosing.L2::of).toList();
            case DAE_DROPOUT_TUNED ->
                treatment.sets().stream().map(Choosing.DROPOUT::of).toList();
            default -> List.of();
        };
    }

    @Override
    public double measure(ArtifactContext context, Tuning.Measurement what) {
        return Choosing.measure(context, what);
    }

    @Override
    public List<Class<?>> code() {
        return List.of(Trial.class, Choosing.class);
    }

    @Override
    public Outcome run(TrialContext<Settings> context) {
        return Trial.run(context);
    }
}
