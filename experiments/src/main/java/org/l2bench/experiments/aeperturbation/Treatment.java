package org.l2bench.experiments.aeperturbation;

import java.util.List;

/**
 * How an arm is treated.
 *
 * @param sets the tables that it is run on, fold by fold
 */
record Treatment(Method method, List<String> sets) {
    Treatment {
        sets = List.copyOf(sets);
    }
}
