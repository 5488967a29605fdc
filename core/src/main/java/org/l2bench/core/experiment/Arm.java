package org.l2bench.core.experiment;

import java.util.Optional;

/**
 * One way of treating the same problem.
 *
 * @param differs what it does differently, in a few words
 * @param role its part in the argument: method, baseline, control, ...
 * @param derivedFrom the arm whose trials it is part of, because it reuses what they have trained or found; its results are in
 *     that arm's records
 * @param isCombined whether it is in no record, but made of all trials together, see {@link Experiment#combined}; {@code
 *     derivedFrom} is then the arm that it cannot do without
 * @param treatment what its trials get to know of it, a record or an enum: they never take its name apart
 */
public record Arm(
        String name,
        String differs,
        String role,
        Optional<String> derivedFrom,
        boolean isCombined,
        Optional<Object> treatment) {
    public Arm {
        treatment.ifPresent(t -> {
            if (!(t instanceof Record || t instanceof Enum<?>)) {
                throw new IllegalArgumentException("the treatment of arm " + name
                        + " must be a record or an enum, was a " + t.getClass().getSimpleName());
            }
        });
    }

    /** An arm that is trained. */
    public static Arm trained(String name, String differs, String role) {
        return new Arm(name, differs, role, Optional.empty(), false, Optional.empty());
    }

    /** An arm that is computed in the trial of another arm, without training. */
    public static Arm derived(String name, String differs, String role, String from) {
        return new Arm(name, differs, role, Optional.of(from), false, Optional.empty());
    }

    /** An arm that is made of the results of several trials. */
    public static Arm combined(String name, String differs, String role, String from) {
        return new Arm(name, differs, role, Optional.of(from), true, Optional.empty());
    }

    /** The same arm with this treatment, a record or an enum; it is part of its trials' ids. */
    public Arm treated(Object how) {
        return new Arm(name, differs, role, derivedFrom, isCombined, Optional.of(how));
    }

    /**
     * Its treatment.
     *
     * @throws IllegalArgumentException if it has none of that type
     */
    public <T> T treatment(Class<T> type) {
        return treatment
                .filter(type::isInstance)
                .map(type::cast)
                .orElseThrow(() -> new IllegalArgumentException(
                        "arm " + name + " has no treatment that is a " + type.getSimpleName()));
    }

    /** The arm whose trial has this arm's results. */
    public String trainedArm() {
        return derivedFrom.orElse(name);
    }
}
