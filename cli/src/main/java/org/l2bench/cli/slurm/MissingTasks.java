package org.l2bench.cli.slurm;

import java.util.List;
import java.util.Locale;

/**
 * The tasks that are missing from what is queued already.
 *
 * @param tasks how many
 * @param atOnce how many of them may run at once
 * @param after the arrays that they wait for; empty if they may start now
 */
public record MissingTasks(int tasks, int atOnce, List<String> after) {
    public MissingTasks {
        after = List.copyOf(after);
    }

    /**
     * What to add. Never more than {@code atOnce} run at once, with those that are queued: the new ones take the room that
     * these leave, if that is half of it at least, and else start when these have ended.
     *
     * @param queued those of the same plan
     */
    public static MissingTasks to(List<Pilot> queued, int tasks, int atOnce) {
        var missing = Math.max(0, tasks - queued.size());
        var room = atOnce - queued.size();
        return 2 * room >= atOnce
                ? new MissingTasks(missing, Math.min(room, missing), List.of())
                : new MissingTasks(
                        missing,
                        Math.min(atOnce, missing),
                        queued.stream().map(Pilot::array).distinct().toList());
    }

    /** As {@code --array} says it. */
    public String array() {
        return String.format(Locale.ROOT, "1-%d%%%d", tasks, atOnce);
    }
}
