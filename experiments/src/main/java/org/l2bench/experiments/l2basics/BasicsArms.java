package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.experiment.Arm;

/**
 * The arms: each is one coherent unit of work of one seed, whose runs share their streams, so that what is compared within
 * it is paired. The letter is the part of the sheet.
 */
final class BasicsArms {
    static final String RIDGE = "A/ridge";
    static final String IDENTITIES = "A/identities";
    static final String ADAM = "A/adam";
    static final String SHEAR = "A/grid-shear";
    static final String CURVE = "B/u-curve";
    static final String SHUFFLED = "B/shuffled-labels";
    static final String EARLY_STOP = "B/early-stop";
    static final String PLAIN = "C/plain";
    static final String MOMENTUM = "C/momentum";
    static final String CONVOLUTIONAL = "C2/conv";
    static final String SCHEDULE = "D/exp-schedule";
    static final String GRID_SGD = "E/sgd";
    static final String GRID_ADAM = "E/adam-l2";
    static final String GRID_ADAMW = "E/adamw-paper";
    static final String PLACEMENT = "F/placement";
    static final String BEST_ADAM = "G/adam-l2";
    static final String BEST_ADAMW = "G/adamw-paper";

    private BasicsArms() {}

    static List<Arm> all() {
        return List.of(
                Arm.trained(RIDGE, "gradient descent with coupled L2, to the end", "method, against the ridge oracle"),
                Arm.trained(
                        IDENTITIES,
                        "loss term, sgd-l2, sgd-shrink, sgdw on the same batches",
                        "identity, and where it ends"),
                Arm.trained(
                        ADAM, "adam-l2 and adamw, full batch, to the end", "method, against the ridge and box oracles"),
                Arm.trained(
                        SHEAR,
                        "best strength against learning rate, ridge at convergence",
                        "method: coupled and decoupled"),
                Arm.trained(CURVE, "sgd-l2 at every lambda, lambda = 0 (none) among them", "method and baseline"),
                Arm.trained(SHUFFLED, "the same on permuted labels", "control: no lambda may help"),
                Arm.trained(EARLY_STOP, "none, stopped at the best validation step", "control: more than stopping?"),
                Arm.trained(PLAIN, "scale-invariant weights, sgd-l2 without momentum", "method"),
                Arm.trained(MOMENTUM, "scale-invariant weights, sgd-l2 with momentum 0.9", "method"),
                Arm.trained(CONVOLUTIONAL, "scale-invariant kernels, sgd-l2 without momentum", "method"),
                Arm.trained(
                        SCHEDULE,
                        "decay, and exp-lr: no decay with a growing rate",
                        "control: decay is a schedule under batch norm"),
                Arm.trained(GRID_SGD, "sgd-l2, rate by lambda", "method: coupled"),
                Arm.trained(GRID_ADAM, "adam-l2, rate by lambda", "method: coupled"),
                Arm.trained(GRID_ADAMW, "adamw-paper, rate by lambda'", "method: decoupled"),
                Arm.trained(PLACEMENT, "decay-weights and decay-all", "placement"),
                Arm.derived(BEST_ADAM, "trained anew at the grid point of best validation error", "method", GRID_ADAM),
                Arm.derived(
                        BEST_ADAMW, "trained anew at the grid point of best validation error", "method", GRID_ADAMW));
    }
}
