package org.l2bench.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.plan.RunChoice;

/** The replicates of a choice in words. */
final class ReplicatesText {
    private ReplicatesText() {}

    /** How many, e.g. {@code 8 seeds}. */
    static String count(RunChoice<?> choice) {
        var all = all(choice);
        var noun = all.stream().allMatch(Replicate::isSeed) ? "seed" : "replicate";
        return all.size() + " " + noun + (all.size() == 1 ? "" : "s");
    }

    /** From the first to the last, e.g. {@code seeds 11 to 18}. */
    static String range(RunChoice<?> choice) {
        var all = all(choice).stream().sorted().toList();
        var first = all.get(0);
        var last = all.get(all.size() - 1);
        if (all.stream().allMatch(Replicate::isSeed)) {
            return "seeds " + first.symbol() + " to " + last.symbol();
        }
        return all.size() == 1 ? first.toString() : count(choice) + " from " + first + " to " + last;
    }

    private static Set<Replicate> all(RunChoice<?> choice) {
        var all = new LinkedHashSet<Replicate>();
        choice.arms().forEach(a -> all.addAll(choice.replicates(a)));
        return all;
    }
}
