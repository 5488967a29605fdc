package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;

/** One trial: the part of the sheet that its arm stands for. */
final class BasicsTrial {
    private BasicsTrial() {}

    static Outcome run(TrialContext<BasicsSettings> context) {
        var found = findings(context);
        SortedMap<String, ArmResult> results = new TreeMap<>();
        found.forEach((arm, findings) -> results.put(arm, findings.result()));
        SortedSet<String> coverage = new TreeSet<>();
        found.values().forEach(findings -> coverage.addAll(findings.coverage()));
        return new Outcome(results, List.copyOf(coverage));
    }

    private static SortedMap<String, Findings> findings(TrialContext<BasicsSettings> context) {
        var arm = context.inputs().arm();
        var grid = GridArm.of(arm);
        if (grid.isPresent()) {
            return new GridPart(context, grid.get()).run();
        }
        var seeds = context.seeds();
        var findings =
                switch (arm) {
                    case BasicsArmNames.RIDGE -> RidgePart.run(seeds);
                    case BasicsArmNames.IDENTITIES -> IdentityPart.run(seeds);
                    case BasicsArmNames.ADAM -> AdamPart.run(seeds);
                    case BasicsArmNames.SHEAR -> ShearPart.run(seeds);
                    case BasicsArmNames.CURVE -> new CurvePart(context, false).curve();
                    case BasicsArmNames.SHUFFLED -> new CurvePart(context, true).curve();
                    case BasicsArmNames.EARLY_STOP -> new CurvePart(context, false).earlyStop();
                    case BasicsArmNames.PLAIN -> EquilibriumPart.plain(context);
                    case BasicsArmNames.MOMENTUM -> EquilibriumPart.momentum(context);
                    case BasicsArmNames.CONVOLUTIONAL -> EquilibriumPart.convolutional(context);
                    case BasicsArmNames.SCHEDULE -> new SchedulePart(context).run();
                    case BasicsArmNames.PLACEMENT -> PlacementPart.run(context);
                    default -> throw new IllegalArgumentException("l2-basics trains no arm " + arm);
                };
        SortedMap<String, Findings> results = new TreeMap<>();
        results.put(arm, findings);
        return results;
    }
}
