package org.l2bench.experiments.dpvsregularisation;

import java.util.Comparator;
import java.util.List;
import org.l2bench.core.privacy.DpSgdMechanism;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The mechanism of the DP-SGD arms. */
public record DpSettings(
        @Setting("C, to which the gradient of every single record is clipped") @Range(least = 1e-9, most = 1e9)
        double clip,

        @Setting("q, with which every record enters a step, on its own") @Range(least = 1e-9, most = 1)
        double rate,

        @Setting("delta of every epsilon, at most 1 / (5 N)") @Range(least = 1e-30, most = 0.5)
        double delta,

        @Setting("noise over C, a DP arm for each, the most noise first; a further arm clips without noise")
        @Range(least = 1e-3, most = 1e6)
        List<Double> sigmas) {
    public DpSettings {
        sigmas = List.copyOf(sigmas);
        new Problems()
                .require(
                        !sigmas.isEmpty()
                                && sigmas.stream()
                                        .sorted(Comparator.reverseOrder())
                                        .distinct()
                                        .toList()
                                        .equals(sigmas),
                        "sigmas must descend, was %s",
                        sigmas)
                .throwIfAny();
    }

    DpSgdMechanism mechanism(double sigma, int nominal) {
        return new DpSgdMechanism(rate, sigma, clip, nominal);
    }
}
