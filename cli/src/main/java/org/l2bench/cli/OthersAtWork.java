package org.l2bench.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.l2bench.core.lease.Leases;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.StoreProblem;

/** Other processes that are at work in a run folder; seen by a few of their leases, however many they are. */
record OthersAtWork(RunFolder folder, Leases leases) {
    private static final int LOOKED_AT = 16;

    static OthersAtWork in(RunFolder folder) {
        return new OthersAtWork(folder, Leases.in(folder.leases()));
    }

    /** Whether there are any. */
    boolean isAny() throws IOException {
        for (var id : some()) {
            if (leases.living(id).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Makes sure that they run the same plan.
     *
     * @throws StoreProblem if they have other code
     */
    void requireCode(TrialPlan<?> plan) throws IOException {
        Map<String, String> codes = new TreeMap<>();
        plan.trials().forEach(t -> codes.put(t.part(), t.code()));
        for (var id : some()) {
            var other = leases.living(id)
                    .filter(l -> !codes.getOrDefault(l.work(), l.code()).equals(l.code()));
            if (other.isPresent()) {
                throw new StoreProblem(
                        "another l2bench, with code " + other.get().code() + ", is at work in "
                                + folder.path() + ", and this one has code "
                                + codes.get(other.get().work())
                                + "; wait until it ends, use the same code, or give this one another folder with --out");
            }
        }
    }

    private Iterable<String> some() throws IOException {
        var all = new ArrayList<>(leases.others());
        Collections.shuffle(all);
        return all.subList(0, Math.min(LOOKED_AT, all.size()));
    }
}
