package org.l2bench.core.regulariser;

import java.util.List;
import java.util.Locale;
import org.l2bench.core.network.Parameter;

/**
 * What a selector covers and what it leaves out; together all parameters, and disjoint.
 *
 * @param covered not empty
 */
public record Coverage(String selector, List<Parameter> covered, List<Parameter> left) {
    public static Coverage of(ParameterSelector selector, List<Parameter> parameters) {
        var covered = selector.covered(parameters);
        var left = parameters.stream().filter(p -> !selector.covers().test(p)).toList();
        return new Coverage(selector.name(), covered, left);
    }

    /** One line: how many tensors and numbers are covered and left. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "%s: covers %d tensors (%,d numbers), leaves %d tensors (%,d numbers)",
                selector,
                covered.size(),
                numbers(covered),
                left.size(),
                numbers(left));
    }

    private static long numbers(List<Parameter> parameters) {
        return parameters.stream().mapToLong(Parameter::size).sum();
    }
}
