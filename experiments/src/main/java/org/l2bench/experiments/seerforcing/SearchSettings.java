package org.l2bench.experiments.seerforcing;

import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Beam search. */
public record SearchSettings(
        @Setting("hypotheses that go on; 1 is greedy") @Range(least = 1, most = 1_000)
        int beam,

        @Setting("score is log-probability / length to this power, the end counted") @Range(least = 0, most = 10)
        double penalty,

        @Setting("tokens of the longest hypothesis, the end included") @Range(least = 1, most = 10_000)
        int limit) {}
