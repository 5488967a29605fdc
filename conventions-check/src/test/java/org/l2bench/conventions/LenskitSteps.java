package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;
import org.lenskit.mf.funksvd.FunkSVDUpdateRule;

/** The steps of LensKit's FunkSVD, which trains one feature at a time. */
final class LenskitSteps {
    private static final int PASSES = 4;

    private LenskitSteps() {}

    static List<Step> all() {
        var steps = new ArrayList<Step>();
        for (var rate : List.of(0.05, 0.1)) {
            for (var reg : List.of(0.3, 0.9)) {
                steps.add(new Step(
                        "lenskit.FunkSVD",
                        reg,
                        Facts.NONE.with(Fact.LEARNING_RATE, rate),
                        1e-12,
                        share -> new Rated(1, 1, PASSES, 0, rate, 0).user(share, 0),
                        () -> user(rate, reg)));
            }
        }
        return steps;
    }

    /** Without a baseline and a range of ratings, and with no stop. */
    private static double[] user(double rate, double reg) {
        var updater = new FunkSVDUpdateRule(rate, reg, null, null, null).createUpdater();
        var user = Rated.USER[0];
        var item = Rated.ITEM[0];
        for (var step = 0; step < PASSES; step++) {
            updater.prepare(0, Rated.RATING, 0, user, item, 0);
            user += updater.getUserFeatureUpdate();
            item += updater.getItemFeatureUpdate();
        }
        return new double[] {user, 0};
    }
}
