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
import org.l2bench.experiments.knnlml2.trial.KnnData;
import org.l2bench.experiments.knnlml2.trial.KnnSettings;
import org.l2bench.experiments.knnlml2.trial.KnnTrial;

/**
 * Does an L2 penalty on the activations that become the keys improve a nearest-neighbour language model, and by more than the
 * change of temperature that shorter keys are?
 *
 * <p>{@code ./l2bench run knn-lm-l2}: 20 trials, about a quarter of an hour on two cores.
 */
public final class KnnLmL2 implements Experiment<KnnSettings> {
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
    public Class<KnnSettings> settingsType() {
        return KnnSettings.class;
    }

    @Override
    public List<Arm> arms(KnnSettings settings) {
        return KnnArms.all(settings);
    }

    @Override
    public List<CurveFamily> curveFamilies(KnnSettings settings) {
        return KnnCurveFamilies.all(settings);
    }

    @Override
    public List<Metric> metrics(KnnSettings settings) {
        return new KnnMetrics(settings).all();
    }

    @Override
    public List<Claim> claims(KnnSettings settings) {
        return KnnClaims.all(settings);
    }

    @Override
    public List<Caveat> caveats(KnnSettings settings) {
        return List.of(new Caveat(
                "C2",
                "C7",
                "The gain is a temperature effect: once tau is tuned for the baseline as well, no gain of the penalty is shown"
                        + " (C7)."));
    }

    @Override
    public List<Answer> answers(KnnSettings settings) {
        return KnnStory.answers();
    }

    @Override
    public List<Symbol> symbols(KnnSettings settings) {
        return KnnStory.symbols();
    }

    @Override
    public List<Figure> figures(KnnSettings settings) {
        return KnnFigures.all(settings);
    }

    /** Claims, choices and figures only read the results. */
    @Override
    public List<Class<?>> code() {
        return List.of(KnnTrial.class);
    }

    @Override
    public SortedMap<String, String> dataFingerprints(KnnSettings settings, DataRoot root) {
        return KnnData.fingerprints(settings, root);
    }

    @Override
    public List<MemoryNeed> memory(KnnSettings settings) {
        return KnnMemory.needs(settings);
    }

    @Override
    public long steps(KnnSettings settings, Arm arm) {
        return settings.steps();
    }

    /** Of a step with fewer tokens where a whole one would not fit into a plain machine; time goes with the tokens. */
    @Override
    public Timing<KnnSettings> timing(KnnSettings settings) {
        int context = Math.min(settings.context(), LONGEST_TIMED_CONTEXT);
        return Timing.of(settings)
                .with(Map.of(
                        "context", String.valueOf(context),
                        "fresh", String.valueOf(Math.min(settings.fresh(), context)),
                        "scored", String.valueOf(Math.min(settings.scored(), context)),
                        "accumulation", "1"))
                .share((double) context / settings.context() / settings.accumulation());
    }

    @Override
    public SortedMap<String, SortedMap<Integer, ArmResult>> combined(
            KnnSettings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
        return KnnCombination.of(settings, finished);
    }

    @Override
    public Outcome run(TrialContext<KnnSettings> context) {
        return KnnTrial.run(context);
    }
}
