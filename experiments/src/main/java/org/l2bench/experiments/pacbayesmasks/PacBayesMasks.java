package org.l2bench.experiments.pacbayesmasks;

import java.util.List;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.ExperimentOfParts;
import org.l2bench.core.experiment.Part;

/**
 * Pruning masks whose probabilities are learnt: in linear regression, where dropout adds a data-adaptive L2 and learning the mask turns
 * it into an L1; under networks that are pruned and fine-tuned; and under a PAC-Bayes bound, whose KL anchors weights to a prior by an
 * L2.
 *
 * <p>{@code ./l2bench run pac-bayes-masks}: 353 trials, about 10 minutes on two cores.
 */
public final class PacBayesMasks implements ExperimentOfParts<Settings> {
    @Override
    public String name() {
        return "pac-bayes-masks";
    }

    @Override
    public String summary() {
        return "Learnt pruning masks and PAC-Bayes bounds: proved are the linear model's L1 and L2 terms; that masks from any source gain"
                + " and bounds are tight is the paper's experiment, and every setting of it is our reconstruction.";
    }

    @Override
    public Citation citation() {
        return new Citation(
                "Probabilistic fine-tuning of pruning masks and PAC-Bayes self-bounded learning",
                "Hayou, He and Dziugaite",
                "October 2021",
                "arXiv 2110.11804");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public List<? extends Part<Settings, ?>> parts() {
        return List.of(new LinearPart(), new TunePart(), new BoundPart());
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
}
