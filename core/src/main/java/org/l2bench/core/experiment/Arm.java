package org.l2bench.core.experiment;

import java.util.Optional;

/**
 * One way of treating the same problem.
 *
 * @param differs what it does differently, in a few words
 * @param role its part in the argument: method, baseline, control, ...
 * @param derivedFrom the arm whose trials it is part of, because it reuses what they have trained or found; its results are in
 *     that arm's records
 */
public record Arm(String name, String differs, String role, Optional<String> derivedFrom) {
    /** An arm that is trained. */
    public static Arm trained(String name, String differs, String role) {
        return new Arm(name, differs, role, Optional.empty());
    }

    /** An arm that is computed in the trial of another arm, without training. */
    public static Arm derived(String name, String differs, String role, String from) {
        return new Arm(name, differs, role, Optional.of(from));
    }

    /** The arm whose trial has this arm's results. */
    public String trainedArm() {
        return derivedFrom.orElse(name);
    }
}
