package org.l2bench.core.regulariser;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;

/**
 * Which parameters a regulariser covers. One that covers nothing is an error.
 *
 * @param name printed with the coverage
 */
public record ParameterSelector(String name, Predicate<Parameter> covers) {
    /** Matrices and kernels only, the suite's default: no biases, no normalisation scales and shifts. */
    public static ParameterSelector weights() {
        return ofRoles("weights", Set.of(Role.WEIGHT));
    }

    public static ParameterSelector all() {
        return new ParameterSelector("all parameters", p -> true);
    }

    public static ParameterSelector ofRoles(String name, Set<Role> roles) {
        return new ParameterSelector(name, p -> roles.contains(p.role()));
    }

    /**
     * The covered ones, in order.
     *
     * @throws IllegalArgumentException if there is none
     */
    public List<Parameter> covered(List<Parameter> parameters) {
        var covered = parameters.stream().filter(covers).toList();
        if (covered.isEmpty()) {
            throw new IllegalArgumentException("selector '" + name + "' covers none of the " + parameters.size()
                    + " parameters: "
                    + parameters.stream().map(Parameter::name).toList());
        }
        return covered;
    }
}
