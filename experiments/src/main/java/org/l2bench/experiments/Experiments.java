package org.l2bench.experiments;

import java.util.List;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.experiments.aeperturbation.AePerturbation;
import org.l2bench.experiments.bngammal2.BnGammaL2;
import org.l2bench.experiments.cnnregularity.CnnRegularity;
import org.l2bench.experiments.dpvsregularisation.DpVsRegularisation;
import org.l2bench.experiments.knnlml2.KnnLmL2;
import org.l2bench.experiments.l2basics.L2Basics;
import org.l2bench.experiments.oodl2norm.OodL2Norm;
import org.l2bench.experiments.pacbayesmasks.PacBayesMasks;
import org.l2bench.experiments.rehearsalfreecl.RehearsalFreeCl;
import org.l2bench.experiments.saddletosaddle.SaddleToSaddle;
import org.l2bench.experiments.seerforcing.SeerForcing;

/** Every experiment of the suite. */
public final class Experiments {
    private Experiments() {}

    /** In the order in which they are listed. */
    public static List<Experiment<?>> all() {
        return List.of(
                new OodL2Norm(),
                new L2Basics(),
                new RehearsalFreeCl(),
                new KnnLmL2(),
                new SaddleToSaddle(),
                new PacBayesMasks(),
                new BnGammaL2(),
                new CnnRegularity(),
                new DpVsRegularisation(),
                new AePerturbation(),
                new SeerForcing());
    }
}
