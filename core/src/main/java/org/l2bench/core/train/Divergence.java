package org.l2bench.core.train;

/** Training that has left the numbers. */
public final class Divergence {
    private Divergence() {}

    /**
     * A value of the training, if it is a number.
     *
     * @param what for the message, e.g. {@code the loss after epoch 3}
     * @throws ArithmeticException if it is infinite or not a number
     */
    public static double refused(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("training diverged: " + what + " is " + value);
        }
        return value;
    }
}
