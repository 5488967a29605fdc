package org.l2bench.core.train;

/**
 * How much of a parameter decay alone would take in a run: with heavy-ball momentum mu and coupled decay, a parameter without any
 * other gradient ends near exp(-D).
 */
public final class DecayDose {
    private DecayDose() {}

    /**
     * D = decay * sum over steps of eta_t / (1 - mu).
     *
     * @param decay as PyTorch's {@code weight_decay} has it, twice the factor of w'w
     */
    public static double of(double decay, double learningRate, double momentum, Schedule schedule, long steps) {
        double sum = 0;
        for (long step = 0; step < steps; step++) {
            sum += learningRate * schedule.at(step);
        }
        return decay * sum / (1 - momentum);
    }
}
