package org.l2bench.experiments.rehearsalfreecl;

/**
 * What an arm does.
 *
 * @param distils whether old predictions are distilled (PredKD)
 * @param joint whether all classes are trained at once
 */
record Method(Start start, Loss loss, boolean distils, Keep keep, boolean joint) {
    /** Where the encoder starts from. */
    enum Start {
        RANDOM("R"),
        PRETRAINED("P");

        private final String letter;

        Start(String letter) {
            this.letter = letter;
        }

        String letter() {
            return letter;
        }
    }

    /** The class loss. */
    enum Loss {
        BCE,
        SOFTMAX
    }

    /** What holds the encoder back. */
    enum Keep {
        NOTHING(""),
        EWC("ewc"),
        L2("l2"),
        FEATKD("featkd"),
        /** L2 to the initial weights in the first task, EWC afterwards. */
        EWC_L2_START("ewc-l2start"),
        /** Nothing of it is trained. */
        FROZEN("freeze");

        private final String label;

        Keep(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static Method of(Start start, Loss loss, boolean distils, Keep keep) {
        return new Method(start, loss, distils, keep, false);
    }

    static Method upper(Start start) {
        return new Method(start, Loss.SOFTMAX, false, Keep.NOTHING, true);
    }

    /** The authors' naive and joint learners train batch norms; all others use them in evaluation mode. */
    boolean trainsNorms() {
        return !distils && keep == Keep.NOTHING;
    }

    boolean usesFisher() {
        return keep == Keep.EWC || keep == Keep.EWC_L2_START;
    }

    boolean usesTeacher() {
        return distils || keep == Keep.FEATKD;
    }

    /** For example {@code R-predkd+ewc/soft}. */
    String armName() {
        if (joint) {
            return start.letter() + "-upper";
        }
        var kept = keep.label();
        var parts = distils ? "predkd" + (kept.isEmpty() ? "" : "+" + kept) : kept.isEmpty() ? "naive" : kept;
        return start.letter() + "-" + parts + (loss == Loss.SOFTMAX ? "/soft" : "");
    }
}
