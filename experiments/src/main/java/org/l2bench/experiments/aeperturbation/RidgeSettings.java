package org.l2bench.experiments.aeperturbation;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** L2-penalised logistic regression, w'w / 2 + K times the sum of log-losses. */
public record RidgeSettings(
        @Setting("values of K that one is chosen from on inner folds, ascending: of equal ones the smaller is chosen")
        @Range(least = 1e-12, most = 1e12)
        List<Double> strengths) {
    public RidgeSettings {
        strengths = List.copyOf(strengths);
        var problems = new Problems();
        RivalSettings.ascending("strengths", strengths, problems);
        problems.throwIfAny();
    }
}
