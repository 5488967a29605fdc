package org.l2bench.experiments.oodl2norm;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.l2bench.core.experiment.ArmSet;

/** The arms by how they are trained and scored. */
record ArmSets(Settings settings) {
    ArmSet trained() {
        return ArmSet.of(trainings().map(t -> t.arm).toList());
    }

    /** Trained for so long. */
    ArmSet trained(boolean isLong) {
        return ArmSet.of(
                trainings().filter(t -> t.isLong == isLong).map(t -> t.arm).toList());
    }

    /** Normalised after training only. */
    ArmSet postHoc() {
        return ArmSet.of(derived(t -> !t.normalises));
    }

    /** Scored on features that are not normalised: theirs is a length. */
    ArmSet unnormalised() {
        return ArmSet.of(trainings().filter(t -> !t.normalises).map(t -> t.arm).toList())
                .and(ArmSet.of(derived(t -> t.normalises)));
    }

    private List<String> derived(Predicate<Training> from) {
        return trainings().filter(from).flatMap(t -> t.derivedArm().stream()).toList();
    }

    private Stream<Training> trainings() {
        return Stream.of(Training.values())
                .filter(t -> t != Training.SCALED_SHORT || settings.net().scale() > 0);
    }
}
