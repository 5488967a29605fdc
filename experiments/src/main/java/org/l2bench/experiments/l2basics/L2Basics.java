package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.ExperimentOfParts;
import org.l2bench.core.experiment.Part;

/**
 * The method itself: the penalty lambda w'w and decay in the update rule, against closed forms (part A), on a net that
 * overfits (B), on scale-invariant weights (C, D), over grids of learning rate and decay (E, G), on weights or on everything
 * (F).
 *
 * <p>{@code ./l2bench run l2-basics}: 75 trials, 10 to 30 minutes on two cores.
 */
public final class L2Basics implements ExperimentOfParts<Settings> {
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
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    /**
     * The parts of the sheet. What another class of machine may show of their curves is twice the largest difference that was seen,
     * rounded up, in the smoke trials, between the kernels of this machine (AVX-512) and those of libtorch for SSE, and of
     * libtorch, OpenBLAS and oneDNN for AVX2. The difference is behind each, that of the places after a comma.
     */
    @Override
    public List<? extends Part<Settings, ?>> parts() {
        return List.of(
                new ClosedFormPart(),
                new CurvePart(),
                new EquilibriumPart(),
                new SchedulePart(),
                new GridPart(),
                new PlacementPart());
    }

    @Override
    public List<Claim> claims(Settings settings) {
        return new Claims(settings).all();
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
}
