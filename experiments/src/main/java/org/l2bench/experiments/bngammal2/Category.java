package org.l2bench.experiments.bngammal2;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.l2bench.core.network.NormPlace;
import org.l2bench.core.regulariser.NormSelectors;
import org.l2bench.core.regulariser.ParameterSelector;

/** The four categories of gammas, by where their norm stands. */
enum Category {
    LAST(NormPlace.BRANCH_LAST, "last"),
    DOWN(NormPlace.SHORTCUT, "down"),
    OTHERS(NormPlace.BRANCH_INNER, "others"),
    STEM(NormPlace.STEM, "stem");

    final NormPlace place;
    final String label;

    Category(NormPlace place, String label) {
        this.place = place;
        this.label = label;
    }

    /** Their gammas. */
    static ParameterSelector scales(Collection<Category> categories) {
        return NormSelectors.scales("gammas of " + labels(categories), places(categories));
    }

    /** Their gammas and betas. */
    static ParameterSelector scalesAndShifts(Collection<Category> categories) {
        return NormSelectors.scalesAndShifts("gammas and betas of " + labels(categories), places(categories));
    }

    private static Set<NormPlace> places(Collection<Category> categories) {
        return categories.stream().map(c -> c.place).collect(Collectors.toUnmodifiableSet());
    }

    private static String labels(Collection<Category> categories) {
        return categories.stream().map(c -> c.label).collect(Collectors.joining(", "));
    }
}
