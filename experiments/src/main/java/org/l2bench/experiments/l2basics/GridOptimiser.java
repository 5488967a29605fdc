package org.l2bench.experiments.l2basics;

import java.util.Optional;

/** The optimisers of parts E and G, each with a grid of its own. */
enum GridOptimiser {
    /** Plain SGD with the coupled penalty. */
    SGD(Optional.empty()),
    /** Adam with the coupled penalty. */
    ADAM(Optional.of(ArmNames.BEST_ADAM)),
    /** Adam with decoupled decay as its paper has it. */
    ADAMW(Optional.of(ArmNames.BEST_ADAMW));

    private final Optional<String> again;

    GridOptimiser(Optional<String> again) {
        this.again = again;
    }

    /** The arm of part G that is trained anew at the best point of the grid. */
    Optional<String> again() {
        return again;
    }
}
