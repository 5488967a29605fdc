package org.l2bench.core.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Where the state of unfinished work is kept, and what must fit for it to be gone on with.
 *
 * @param file there if the work was cut off before
 * @param owner id of the trial or artifact
 * @param machine what its bits depend on besides, by name: kernels of another machine class give other ones
 * @param notes told, in one line for people, why a file that is there is not used
 * @param between how much time passes from one writing to the next; zero to write whenever the work can be gone on with
 */
public record CheckpointPlace(
        Path file, String owner, SortedMap<String, String> machine, Consumer<String> notes, Duration between) {
    /** Seldom enough to cost nothing, often enough that little is lost. */
    public static final Duration USUAL = Duration.ofSeconds(20);

    public CheckpointPlace {
        machine = Collections.unmodifiableSortedMap(new TreeMap<>(machine));
    }

    /** Written as often as usual. */
    public CheckpointPlace(Path file, String owner, SortedMap<String, String> machine, Consumer<String> notes) {
        this(file, owner, machine, notes, USUAL);
    }

    /** Whether it is time to write again. */
    public boolean isDue(long lastWrittenNanos) {
        return System.nanoTime() - lastWrittenNanos >= between.toNanos();
    }
}
