package org.l2bench.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.Tuning;
import org.l2bench.core.setting.Problems;

/**
 * What a user chose to run of one part of an experiment.
 *
 * @param arms trained arms in the order of the tables
 */
public record PartChoice<P extends Record>(Part<?, P> part, P settings, List<Arm> arms, List<Integer> seeds) {
    static <S extends Record, P extends Record> PartChoice<P> of(RunChoice<S> choice, Part<S, P> part) {
        var settings = part.settings(choice.settings());
        var names = part.arms(settings).stream().map(Arm::name).toList();
        var arms = choice.arms().stream().filter(a -> names.contains(a.name())).toList();
        return new PartChoice<>(part, settings, arms, choice.seeds());
    }

    public List<Replicate> replicates(Arm arm) {
        return part.replicates(settings, arm, seeds);
    }

    /** The replicates of all arms, in the order in which they are declared. */
    public Set<Replicate> replicates() {
        return armsByReplicate().keySet();
    }

    /** The arms of each replicate, in the order in which their trials start: the longest first. */
    Map<Replicate, List<Arm>> armsByReplicate() {
        var byReplicate = new LinkedHashMap<Replicate, List<Arm>>();
        arms.forEach(a -> replicates(a).forEach(r -> byReplicate.put(r, new ArrayList<>())));
        arms.stream()
                .sorted(Comparator.comparingLong((Arm a) -> part.steps(settings, a))
                        .reversed())
                .forEach(a -> replicates(a).forEach(r -> byReplicate.get(r).add(a)));
        return byReplicate;
    }

    /** Notes tunings on seeds on which their choice would be judged. */
    void requireTuningOnOtherSeeds(Problems problems) {
        var judged =
                replicates().stream().flatMap(r -> r.seed().stream().boxed()).collect(Collectors.toSet());
        part.tunings(settings).stream().map(Tuning::grid).forEach(grid -> {
            var both = grid.seeds().stream().filter(judged::contains).toList();
            problems.require(
                    both.isEmpty(),
                    "tuning %s is done on seeds %s, on which its choice would be judged as well; choose other seeds than %s",
                    grid.tuning(),
                    grid.seeds(),
                    both);
        });
    }

    /** Steps of all artifacts together, whether they are needed or not; a double, for products of settings overflow a long. */
    double artifactSteps() {
        double tuning = part.tunings(settings).stream()
                .mapToDouble(t -> (double) t.steps()
                        * t.grid().points().size()
                        * t.grid().seeds().size())
                .sum();
        return tuning
                + Stream.concat(
                                part.artifacts(settings).stream(),
                                replicates().stream().flatMap(r -> part.artifacts(settings, r).stream()))
                        .mapToDouble(Artifact::steps)
                        .sum();
    }
}
