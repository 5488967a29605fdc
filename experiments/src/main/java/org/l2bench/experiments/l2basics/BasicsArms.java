package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.experiment.Arm;

/**
 * The arms: each is one coherent unit of work of one seed, whose runs share their streams, so that what is compared within
 * it is paired.
 */
final class BasicsArms {
    private BasicsArms() {}

    static List<Arm> all() {
        return List.of(
                Arm.trained(
                        BasicsArmNames.RIDGE,
                        "gradient descent with coupled L2, to the end",
                        "method, against the ridge oracle"),
                Arm.trained(
                        BasicsArmNames.IDENTITIES,
                        "loss term, sgd-l2, sgd-shrink, sgdw on the same batches",
                        "identity, and where it ends"),
                Arm.trained(
                        BasicsArmNames.ADAM,
                        "adam-l2 and adamw, full batch, to the end",
                        "method, against the ridge and box oracles"),
                Arm.trained(
                        BasicsArmNames.SHEAR,
                        "best strength against learning rate, ridge at convergence",
                        "method: coupled and decoupled"),
                Arm.trained(
                        BasicsArmNames.CURVE,
                        "sgd-l2 at every lambda, lambda = 0 (none) among them",
                        "method and baseline"),
                Arm.trained(BasicsArmNames.SHUFFLED, "the same on permuted labels", "control: no lambda may help"),
                Arm.trained(
                        BasicsArmNames.EARLY_STOP,
                        "none, stopped at the best validation step",
                        "control: more than stopping?"),
                Arm.trained(BasicsArmNames.PLAIN, "scale-invariant weights, sgd-l2 without momentum", "method"),
                Arm.trained(BasicsArmNames.MOMENTUM, "scale-invariant weights, sgd-l2 with momentum 0.9", "method"),
                Arm.trained(BasicsArmNames.CONVOLUTIONAL, "scale-invariant kernels, sgd-l2 without momentum", "method"),
                Arm.trained(
                        BasicsArmNames.SCHEDULE,
                        "decay, and exp-lr: no decay with a growing rate",
                        "control: decay is a schedule under batch norm"),
                Arm.trained(BasicsArmNames.GRID_SGD, "sgd-l2, rate by lambda", "method: coupled"),
                Arm.trained(BasicsArmNames.GRID_ADAM, "adam-l2, rate by lambda", "method: coupled"),
                Arm.trained(BasicsArmNames.GRID_ADAMW, "adamw-paper, rate by lambda'", "method: decoupled"),
                Arm.trained(BasicsArmNames.PLACEMENT, "decay-weights and decay-all", "placement"),
                Arm.derived(
                        BasicsArmNames.BEST_ADAM,
                        "trained anew at the grid point of best validation error",
                        "method",
                        BasicsArmNames.GRID_ADAM),
                Arm.derived(
                        BasicsArmNames.BEST_ADAMW,
                        "trained anew at the grid point of best validation error",
                        "method",
                        BasicsArmNames.GRID_ADAMW));
    }
}
