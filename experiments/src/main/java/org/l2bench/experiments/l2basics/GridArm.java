package org.l2bench.experiments.l2basics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.l2bench.core.claim.Grid;

/** The arms of part E: an optimiser, its grid, and the arm of part G that is derived from it. */
enum GridArm {
    SGD(BasicsArmNames.GRID_SGD, Optional.empty()),
    ADAM(BasicsArmNames.GRID_ADAM, Optional.of(BasicsArmNames.BEST_ADAM)),
    ADAMW(BasicsArmNames.GRID_ADAMW, Optional.of(BasicsArmNames.BEST_ADAMW));

    private final String armName;
    private final Optional<String> derived;

    GridArm(String armName, Optional<String> derived) {
        this.armName = armName;
        this.derived = derived;
    }

    static Optional<GridArm> of(String armName) {
        return Arrays.stream(values()).filter(a -> a.armName.equals(armName)).findFirst();
    }

    String armName() {
        return armName;
    }

    Optional<String> derived() {
        return derived;
    }

    List<Double> rates(BasicsSettings settings) {
        return this == SGD ? settings.sgdRates() : settings.adamRates();
    }

    /** lambda of the coupled forms, lambda' of the decoupled one. */
    List<Double> strengths(BasicsSettings settings) {
        return this == ADAMW ? settings.decays() : settings.penalties();
    }

    /** Steps of all runs of a trial. */
    long steps(BasicsSettings settings) {
        long points = (long) rates(settings).size() * strengths(settings).size();
        return settings.gridSteps() * (points + (derived.isPresent() ? 1 : 0));
    }

    /** The grid of test errors. */
    Grid grid(BasicsSettings settings) {
        return Grid.of(
                armName,
                rates(settings),
                strengths(settings),
                (i, j) -> BasicsMetricNames.cell(BasicsMetricNames.ERR, i, j));
    }
}
