package org.l2bench.core.train;

import java.util.Collections;
import java.util.List;
import org.l2bench.core.setting.Problems;

/**
 * A stream of tasks with disjoint classes. Labels are numbered in the order in which the classes come: task n, counted from 0, has
 * the classes start(n) .. end(n)-1, and after it end(n) classes have been seen.
 *
 * @param sizes classes of each task
 */
public record TaskStream(List<Integer> sizes) {
    public TaskStream {
        sizes = List.copyOf(sizes);
        new Problems()
                .require(!sizes.isEmpty(), "a stream needs at least one task")
                .require(sizes.stream().allMatch(s -> s >= 1), "every task needs at least one class, were %s", sizes)
                .throwIfAny();
    }

    /** Tasks of one size. */
    public static TaskStream equal(int tasks, int classesPerTask) {
        return new TaskStream(Collections.nCopies(tasks, classesPerTask));
    }

    public int tasks() {
        return sizes.size();
    }

    /** The classes that were seen before the task. */
    public int start(int task) {
        return sizes.subList(0, task).stream().mapToInt(Integer::intValue).sum();
    }

    /** The classes that have been seen after the task. */
    public int end(int task) {
        return start(task) + sizes.get(task);
    }
}
