package org.l2bench.experiments.l2basics;

import java.util.List;
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

/**
 * The method itself: the penalty lambda w'w and decay in the update rule, against closed forms (part A), on a net that
 * overfits (B), on scale-invariant weights (C, D), over grids of learning rate and decay (E, G), on weights or on everything
 * (F).
 *
 * <p>{@code ./l2bench run l2-basics}: 75 trials, 10 to 30 minutes on two cores.
 */
public final class L2Basics implements Experiment<BasicsSettings> {
    @Override
    public String name() {
        return "l2-basics";
    }

    @Override
    public String summary() {
        return "The L2 penalty and decoupled weight decay themselves: do they do what the standard formulas say?";
    }

    @Override
    public Citation citation() {
        return new Citation(
                "The suite's own reference experiment; after Decoupled Weight Decay Regularization and others",
                "Hoerl and Kennard 1970; van Laarhoven 2017; Loshchilov and Hutter 2019; Li and Arora 2020; Wan et al. 2021;"
                        + " Kosson et al. 2023; Xie and Li 2024",
                "ICLR 2019 (Loshchilov and Hutter)",
                "arXiv 1711.05101");
    }

    @Override
    public Class<BasicsSettings> settingsType() {
        return BasicsSettings.class;
    }

    @Override
    public List<Arm> arms(BasicsSettings settings) {
        return BasicsArms.all();
    }

    @Override
    public List<CurveFamily> curveFamilies(BasicsSettings settings) {
        return BasicsCurves.families(settings);
    }

    @Override
    public List<Metric> metrics(BasicsSettings settings) {
        return BasicsMetrics.all(settings);
    }

    @Override
    public List<Claim> claims(BasicsSettings settings) {
        return new BasicsClaims(settings).all();
    }

    @Override
    public List<Answer> answers(BasicsSettings settings) {
        return BasicsStory.answers();
    }

    @Override
    public List<Symbol> symbols(BasicsSettings settings) {
        return BasicsStory.symbols();
    }

    @Override
    public List<Figure> figures(BasicsSettings settings) {
        return BasicsFigures.all(settings);
    }

    @Override
    public SortedMap<String, String> dataFingerprints(BasicsSettings settings, DataRoot root) {
        return ImageData.fingerprints(settings, root);
    }

    @Override
    public SortedMap<String, String> holdings(BasicsSettings settings) {
        return ImageData.holdings(settings);
    }

    @Override
    public List<MemoryNeed> memory(BasicsSettings settings) {
        return BasicsMemory.needs(settings);
    }

    @Override
    public long steps(BasicsSettings settings, Arm arm) {
        return BasicsCost.steps(settings, arm.trainedArm());
    }

    @Override
    public Timing<BasicsSettings> timing(BasicsSettings settings) {
        return BasicsCost.timing(settings);
    }

    @Override
    public List<Class<?>> code() {
        return List.of(BasicsTrial.class);
    }

    @Override
    public Outcome run(TrialContext<BasicsSettings> context) {
        return BasicsTrial.run(context);
    }
}
