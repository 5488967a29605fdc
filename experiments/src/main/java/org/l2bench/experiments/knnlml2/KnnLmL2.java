package org.l2bench.experiments.knnlml2;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
import org.l2bench.core.experiment.Timing;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.experiments.knnlml2.trial.Settings;
import org.l2bench.experiments.knnlml2.trial.Texts;
import org.l2bench.experiments.knnlml2.trial.Trial;

/**
 * Does an L2 penalty on the activations that become the keys improve a nearest-neighbour language model, and by more than the
 * change of temperature that shorter keys are?
 *
 * <p>{@code ./l2bench run knn-lm-l2}: 20 trials, about a quarter of an hour on two cores.
 */
public final class KnnLmL2 implements Experiment<Settings> {
    private static final int LONGEST_TIMED_CONTEXT = 256;

    @Override
    public String name() {
        return "knn-lm-l2";
    }

    @Override
    public String summary() {
        return "L2 penalty on the keys of a nearest-neighbour language model: a better model, or a better temperature?";
    }

    @Override
    public Citation citation() {
        return new Citation(
                "Regularized Training of Nearest Neighbor Language Models",
                "Ton, Talbott, Zhai and Susskind",
                "NAACL Student Research Workshop 2022",
                "arXiv 2109.08249");
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
        return CurveFamilies.all(settings);
    }

    @Override
    public List<Metric> metrics(Settings settings) {
        return new Metrics(settings).all();
    }

    @Override
    public List<Claim> claims(Settings settings) {
        return Claims.all(settings);
    }

    @Override
    public List<Caveat> caveats(Settings settings) {
        return List.of(new Caveat(
                "C2",
                "C7",
                "The gain is a temperature effect: once tau is tuned for the baseline as well, no gain of the penalty is shown"
                        + " (C7)."));
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
        return Figures.all(settings);
    }

    /** Claims, choices and figures only read the results. */
    @Override
    public List<Class<?>> code() {
        return List.of(Trial.class);
    }

    @Override
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        return Texts.fingerprints(settings, root);
    }

    @Override
    public List<MemoryNeed> memory(Settings settings) {
        return new Memory(settings).needs();
    }

    /** The datastore is made, not read; what it will hold and take belongs to what the data hold. */
    @Override
    public SortedMap<String, String> holdings(Settings settings) {
        return new Forecast(settings).lines();
    }

    @Override
    public long steps(Settings settings, Arm arm) {
        return settings.training().steps();
    }

    /** Of a step with fewer tokens where a whole one would not fit into a plain machine; time goes with the tokens. */
    @Override
    public Timing<Settings> timing(Settings settings) {
        int whole = settings.transformer().context();
        int context = Math.min(whole, LONGEST_TIMED_CONTEXT);
        return Timing.of(settings)
                .with(Map.of(
                        "transformer.context", String.valueOf(context),
                        "search.fresh",
                                String.valueOf(Math.min(settings.search().fresh(), context)),
                        "search.scored",
                                String.valueOf(Math.min(settings.search().scored(), context)),
                        "training.accumulation", "1"))
                .share((double) context / whole / settings.training().accumulation());
    }

    @Override
    public SortedMap<String, SortedMap<Integer, ArmResult>> combined(
            Settings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
        return Combination.of(settings, finished);
    }

    @Override
    public Outcome run(TrialContext<Settings> context) {
        return Trial.run(context);
    }
}
