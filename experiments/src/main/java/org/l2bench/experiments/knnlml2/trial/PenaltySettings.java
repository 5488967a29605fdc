package org.l2bench.experiments.knnlml2.trial;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Setting;

/** What is penalised, and how much: the arms. */
public record PenaltySettings(
        @Setting("strengths of the penalty, ascending, the first one 0")
        List<Double> omegas,

        @Setting("whether the arms queue, other and wd are run as well")
        boolean furtherArms) {

    private static final int MOST_OMEGAS = 50;

    public PenaltySettings {
        omegas = List.copyOf(omegas);
        var problems = new Problems()
                .require(
                        omegas.size() >= 2
                                && omegas.size() <= MOST_OMEGAS
                                && omegas.get(0) == 0
                                && omegas.stream().sorted().distinct().toList().equals(omegas),
                        "omegas must begin with 0 and ascend, with from 1 to %s above 0, was %s",
                        MOST_OMEGAS - 1,
                        omegas)
                .allWithin("omegas", omegas.stream().filter(omega -> omega != 0).toList(), 1e-9, 1e9);
        var names = omegas.stream().map(omega -> Treatment.ofKey(omega).name()).toList();
        problems.require(
                        names.stream().distinct().count() == names.size(),
                        "omegas must differ in their first six digits, which name the arms, was %s",
                        omegas)
                .throwIfAny();
    }
}
