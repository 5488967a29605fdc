package org.l2bench.experiments.l2basics;

/** The names of the arms; the letter is the part of the sheet. */
final class ArmNames {
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

    private ArmNames() {}
}
