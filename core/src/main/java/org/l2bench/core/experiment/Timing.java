package org.l2bench.core.experiment;

import java.util.Map;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.Problems;

/**
 * How long a step takes is found out by running a trial on stand-in data and stopping it after a few steps. This says which trial.
 *
 * @param settings the same, or with less of what a step's time does not depend on, such as data
 * @param from the first steps that tell nothing of the others: those before the treatment acts
 * @param share of a whole step that a step of these settings is; less than 1 where a whole one would take too long to be timed
 */
public record Timing<S extends Record>(S settings, long from, double share) {
    /** Of a trial as it is. */
    public static <S extends Record> Timing<S> of(S settings) {
        return new Timing<>(settings, 0, 1);
    }

    /** With other values of settings. */
    public Timing<S> with(Map<String, String> changes) {
        var problems = new Problems();
        var changed = Binding.with(settings, changes, problems);
        problems.throwIfAny();
        return new Timing<>(changed, from, share);
    }

    public Timing<S> from(long firstStep) {
        return new Timing<>(settings, firstStep, share);
    }

    public Timing<S> share(double ofAStep) {
        return new Timing<>(settings, from, ofAStep);
    }
}
