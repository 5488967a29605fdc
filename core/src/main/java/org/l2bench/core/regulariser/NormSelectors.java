package org.l2bench.core.regulariser;

import java.util.Set;
import org.l2bench.core.network.NormPlace;
import org.l2bench.core.network.Role;

/** Which scales and shifts of norms a regulariser covers, by where the norms stand in a residual network. */
public final class NormSelectors {
    private NormSelectors() {}

    /** The scales, gamma, of all norms at these places. */
    public static ParameterSelector scales(String name, Set<NormPlace> places) {
        return at(name, Set.of(Role.NORM_SCALE), places);
    }

    /** The scales and the shifts, gamma and beta, of all norms at these places. */
    public static ParameterSelector scalesAndShifts(String name, Set<NormPlace> places) {
        return at(name, Set.of(Role.NORM_SCALE, Role.NORM_SHIFT), places);
    }

    private static ParameterSelector at(String name, Set<Role> roles, Set<NormPlace> places) {
        return new ParameterSelector(
                name,
                p -> roles.contains(p.role())
                        && p.place().filter(places::contains).isPresent());
    }
}
