package org.l2bench.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.l2bench.core.experiment.Experiment;

/**
 * What an experiment's test class says for the contract. Of each property one is the same, with one thing changed.
 *
 * @param repeated trained arms that are cheap enough to be run a second time and with another seed
 * @param resumed trained arms that are cut off and go on from their checkpoint
 * @param mistakes values of settings that are wrong, each by itself, by setting
 * @param lacking the data sets that preset {@code paper} wants and that are not in the jar
 * @param chance if there are labels
 * @param unused metrics and families of curves that no arm has in preset {@code smoke}
 * @param uncovered trained arms that have nothing to say of what a regulariser covers
 */
public record Terms<S extends Record>(
        Experiment<S> experiment,
        List<String> repeated,
        List<String> resumed,
        Map<String, String> mistakes,
        SortedSet<String> lacking,
        Optional<Chance> chance,
        Set<String> unused,
        Set<String> uncovered) {
    /** An experiment whose paper has no data but embedded ones, and without labels. */
    public static <S extends Record> Terms<S> of(Experiment<S> experiment) {
        return new Terms<>(
                experiment, List.of(), List.of(), Map.of(), new TreeSet<>(), Optional.empty(), Set.of(), Set.of());
    }

    public Terms<S> repeats(String... arms) {
        return new Terms<>(experiment, List.of(arms), resumed, mistakes, lacking, chance, unused, uncovered);
    }

    public Terms<S> resumes(String... arms) {
        return new Terms<>(experiment, repeated, List.of(arms), mistakes, lacking, chance, unused, uncovered);
    }

    public Terms<S> mistaken(Map<String, String> typed) {
        return new Terms<>(experiment, repeated, resumed, Map.copyOf(typed), lacking, chance, unused, uncovered);
    }

    public Terms<S> paperLacks(String... dataSets) {
        return new Terms<>(
                experiment, repeated, resumed, mistakes, new TreeSet<>(List.of(dataSets)), chance, unused, uncovered);
    }

    public Terms<S> learns(Chance byChance) {
        return new Terms<>(experiment, repeated, resumed, mistakes, lacking, Optional.of(byChance), unused, uncovered);
    }

    public Terms<S> hasNo(String... metricsAndCurves) {
        return new Terms<>(
                experiment, repeated, resumed, mistakes, lacking, chance, Set.of(metricsAndCurves), uncovered);
    }

    public Terms<S> coversNothing(String... arms) {
        return new Terms<>(experiment, repeated, resumed, mistakes, lacking, chance, unused, Set.of(arms));
    }
}
