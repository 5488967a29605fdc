package org.l2bench.conventions;

/**
 * A parameter that is there and without effect.
 *
 * @param row of the table that says so
 * @param small a value of the parameter
 * @param large another one, much larger
 * @param tolerance 0 where both give the same bits
 * @param training the weights after training with a value of the parameter
 */
record Ignored(String row, double small, double large, double tolerance, Training training) {
    /** Trains and returns the weights. */
    interface Training {
        double[] weights(double value) throws Exception;
    }

    @Override
    public String toString() {
        return row;
    }
}
