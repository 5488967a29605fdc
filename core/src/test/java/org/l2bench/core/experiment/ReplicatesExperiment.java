package org.l2bench.core.experiment;

import java.util.List;
import java.util.TreeMap;

/** Uses replicates that are no plain seeds: {@code plain} has two folds of each seed, {@code long} has two named problems. */
public class ReplicatesExperiment extends DummyExperiment {
    @Override
    public String name() {
        return "replicates";
    }

    @Override
    public List<Replicate> replicates(DummySettings settings, Arm arm, List<Integer> seeds) {
        return arm.name().equals("plain")
                ? Replicate.folds(seeds, 2)
                : Replicate.problems(List.of("rosenbrock", "himmelblau"));
    }

    /** What streams of the replicate, and of its seed, give. */
    @Override
    public Outcome run(TrialContext<DummySettings> context) {
        var results = new TreeMap<String, ArmResult>();
        var own = Math.floorMod(context.seeds().stream("all", "own"), 1000);
        var shared = Math.floorMod(context.seeds().ofSeed().stream("all", "shared"), 1000);
        var names = context.inputs().arm().equals("plain") ? List.of("plain", "plain-off") : List.of("long");
        names.forEach(arm -> results.put(arm, result(arm.equals("plain-off") ? (double) shared : (double) own)));
        return new Outcome(results, List.of());
    }
}
