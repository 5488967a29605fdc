package org.l2bench.experiments.saddletosaddle;

import java.util.List;

/** Many starts of one problem and the objectives at which they end. */
final class Ends {
    private Ends() {}

    /** Gamma of the i-th of so many Gaussian starts: evenly from that of the lazy regime to the smallest start. */
    static double gamma(int i, int count) {
        return Regime.NTK.gamma() + (Regime.S2S_2.gamma() - Regime.NTK.gamma()) * i / (count - 1);
    }

    /** How many numbers there are, of which those nearer to the next lower one than the distance are none of their own. */
    static int distinct(List<Double> values, double distance) {
        var sorted = values.stream().sorted().toList();
        int distinct = 1;
        for (int i = 1; i < sorted.size(); i++) {
            distinct += sorted.get(i) - sorted.get(i - 1) > distance ? 1 : 0;
        }
        return distinct;
    }
}
