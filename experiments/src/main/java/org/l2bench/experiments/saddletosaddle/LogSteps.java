package org.l2bench.experiments.saddletosaddle;

/** Steps at which a curve has points: the first ones, then ever fewer, each about 5 % further than the one before. */
final class LogSteps {
    private static final double FACTOR = 1.05;
    private int next = 1;

    /** Whether this step is one; asked of ascending steps. */
    boolean isNext(int step) {
        if (step < next) {
            return false;
        }
        next = Math.max(step + 1, (int) Math.min(Integer.MAX_VALUE, Math.ceil(step * FACTOR)));
        return true;
    }
}
