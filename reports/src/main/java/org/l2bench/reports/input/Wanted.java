package org.l2bench.reports.input;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.json.Json;

/**
 * The trials of one part that were asked for, whether they have records or not.
 *
 * @param part its name; empty if the experiment is but this part
 * @param settings canonical JSON of the settings that all its records have
 * @param replicates by trained arm
 */
public record Wanted(String part, String settings, SortedMap<String, List<Replicate>> replicates) {
    public Wanted {
        var copy = new TreeMap<String, List<Replicate>>();
        replicates.forEach(
                (arm, all) -> copy.put(arm, all.stream().sorted().distinct().toList()));
        replicates = Collections.unmodifiableSortedMap(copy);
    }

    /** What an experiment's parts want of chosen seeds. */
    public static <S extends Record> List<Wanted> of(Experiment<S> experiment, S settings, List<Integer> seeds) {
        return experiment.parts().stream().map(p -> of(p, settings, seeds)).toList();
    }

    private static <S extends Record, P extends Record> Wanted of(Part<S, P> part, S all, List<Integer> seeds) {
        var settings = part.settings(all);
        var replicates = new TreeMap<String, List<Replicate>>();
        part.arms(settings).stream()
                .filter(a -> a.derivedFrom().isEmpty())
                .forEach(a -> replicates.put(a.name(), part.replicates(settings, a, seeds)));
        return new Wanted(part.part(), Json.canonical(settings), replicates);
    }

    /** Of an experiment that is one part, every trained arm with the same seeds. */
    public static List<Wanted> seeds(Description experiment, String settings, Collection<Integer> seeds) {
        var replicates = new TreeMap<String, List<Replicate>>();
        experiment.trainedArms().forEach(arm -> replicates.put(arm, Replicate.seeds(seeds)));
        return List.of(new Wanted("", settings, replicates));
    }

    /** The replicates of any arm, ascending. */
    public SortedSet<Replicate> all() {
        var all = new TreeSet<Replicate>();
        replicates.values().forEach(all::addAll);
        return all;
    }

    /** Whether an arm has a trial of the replicate. */
    public boolean has(String trainedArm, Replicate replicate) {
        return replicates.getOrDefault(trainedArm, List.of()).contains(replicate);
    }
}
