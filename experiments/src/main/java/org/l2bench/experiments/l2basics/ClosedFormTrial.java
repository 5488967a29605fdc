package org.l2bench.experiments.l2basics;

import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;

/** A trial of part A. */
final class ClosedFormTrial {
    private ClosedFormTrial() {}

    /** There are none: closed forms are the same in every preset. */
    record Setup() {}

    /** What is held against its closed form. */
    enum Form {
        RIDGE,
        IDENTITIES,
        ADAM,
        SHEAR
    }

    static Outcome run(TrialContext<Setup> context) {
        var seeds = context.seeds();
        var findings =
                switch (context.treatment(Form.class)) {
                    case RIDGE -> RidgeTrial.run(seeds);
                    case IDENTITIES -> IdentityTrial.run(seeds);
                    case ADAM -> AdamTrial.run(seeds);
                    case SHEAR -> ShearTrial.run(seeds);
                };
        return findings.outcome(context);
    }
}
