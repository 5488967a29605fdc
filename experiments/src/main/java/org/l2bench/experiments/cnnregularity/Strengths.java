package org.l2bench.experiments.cnnregularity;

import java.util.List;
import org.l2bench.core.setting.Problems;

/** Lists of strengths of a penalty. */
final class Strengths {
    private Strengths() {}

    /** Notes a list that does not begin with 0, ascend and go on. */
    static void check(String name, List<Double> strengths, boolean mayBeEmpty, Problems problems) {
        problems.require(
                (strengths.isEmpty() && mayBeEmpty)
                        || (strengths.size() >= 2 && strengths.get(0) == 0 && isAscending(strengths)),
                "%s must be 0 and then larger ones, ascending%s, was %s",
                name,
                mayBeEmpty ? ", or none" : "",
                strengths);
    }

    static boolean isAscending(List<Double> strengths) {
        return strengths.stream().sorted().distinct().toList().equals(strengths);
    }

    static double last(List<Double> strengths) {
        return strengths.get(strengths.size() - 1);
    }
}
