package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.ExperimentOfParts;
import org.l2bench.core.experiment.Part;

/**
 * Deep linear networks A = W_L ... W_1 under plain gradient descent: small starts that go from saddle to saddle, rank after rank, and
 * the penalty lambda sum |W_l|^2 as a Schatten quasi-norm of A (Jacot, Ged, Simsek, Hongler and Gabriel 2021).
 *
 * <p>{@code ./l2bench run saddle-to-saddle}: some 500 short trials, a few minutes on two cores.
 */
public final class SaddleToSaddle implements ExperimentOfParts<Settings> {
    @Override
    public String name() {
        return "saddle-to-saddle";
    }

    @Override
    public String summary() {
        return "Small starts and the L2 penalty in deep linear nets: is learning stepwise in rank, and is L2 a Schatten norm?";
    }

    @Override
    public Citation citation() {
        return new Citation(
                "Saddle-to-Saddle Dynamics in Deep Linear Networks; version 1:"
                        + " Deep Linear Networks Dynamics: Low-Rank Biases Induced by Initialization Scale and L2 Regularization",
                "Arthur Jacot, François Ged, Berfin Şimşek, Clément Hongler, Franck Gabriel",
                "2021 (version 1) and 2022 (version 2)",
                "arXiv 2106.15933");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public List<? extends Part<Settings, ?>> parts() {
        return Studies.all();
    }

    @Override
    public List<Claim> claims(Settings settings) {
        return new Claims(settings).all();
    }

    @Override
    public List<Caveat> caveats(Settings settings) {
        return Story.caveats();
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
        return List.of(new Figures(settings).starts());
    }
}
