package org.l2bench.core.experiment;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which arms have something in their results.
 *
 * @param names empty for all arms
 */
public record ArmSet(Optional<SortedSet<String>> names) {
    /** Whatever arms there are. */
    public static final ArmSet ALL = new ArmSet(Optional.empty());

    public ArmSet {
        names = names.map(n -> Collections.unmodifiableSortedSet(new TreeSet<>(n)));
    }

    public static ArmSet of(Collection<String> names) {
        return new ArmSet(Optional.of(new TreeSet<>(names)));
    }

    public static ArmSet of(String... names) {
        return of(List.of(names));
    }

    /** The arms of which something is true. */
    public static ArmSet of(Collection<Arm> arms, Predicate<Arm> which) {
        return of(arms.stream().filter(which).map(Arm::name).toList());
    }

    public boolean has(String arm) {
        return names.isEmpty() || names.get().contains(arm);
    }

    /** These arms and those. */
    public ArmSet and(ArmSet others) {
        return names.isEmpty() || others.names.isEmpty()
                ? ALL
                : of(Stream.concat(names.get().stream(), others.names.get().stream())
                        .toList());
    }
}
