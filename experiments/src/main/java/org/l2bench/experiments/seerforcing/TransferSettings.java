package org.l2bench.experiments.seerforcing;

import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** What the loss is made of: alpha times the cross-entropy, and 1 - alpha times what a teacher says. */
public record TransferSettings(
        @Setting("share of the conventional decoder's cross-entropy") @Range(least = 0.01, most = 0.99)
        double alpha,

        @Setting("kappa of l2, beside 1 - alpha") @Range(least = 0, most = 1_000)
        double kappa,

        @Setting("kappa of adv, beside 1 - alpha, reached by a ramp") @Range(least = 0, most = 1_000)
        double adversarialKappa) {}
