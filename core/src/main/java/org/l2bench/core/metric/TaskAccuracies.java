package org.l2bench.core.metric;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Accuracies of a network that learns N tasks one after another, and what they say of forgetting and plasticity. Tasks are counted
 * from 0 here; units are those of the accuracies.
 *
 * <ul>
 *   <li>{@link #average}: A = sum_n |T_n| R_{N,n} / sum_n |T_n|;
 *   <li>{@link #globalForgetting}: F^G = 1/(N-1) sum_{i=2..N} sum_{n&lt;i} (|T_n| / |T_{1:i}|) (R_{n,n} - R_{i,n}), positive where
 *       something was forgotten;
 *   <li>{@link #localForgetting}: F^L = 1/(N-1) sum_{n&lt;N} (A_{N,n} - A_{n,n}), negative where something was forgotten;
 *   <li>{@link #plasticity}: PL = mean over n = 2..N of A_{n,n}; {@link #globalPlasticity}: the same of R_{n,n}.
 * </ul>
 *
 * <p>All but the average are empty for N = 1. Definitions as in Smith et al. (2023).
 *
 * @param global R: row i holds, after task i, the accuracies on tasks 0 .. i among all classes seen by then
 * @param local A: the same among the task's own classes only
 * @param sizes |T_n|, test samples of each task
 */
public record TaskAccuracies(List<List<Double>> global, List<List<Double>> local, List<Integer> sizes) {
    public TaskAccuracies {
        global = global.stream().map(List::copyOf).toList();
        local = local.stream().map(List::copyOf).toList();
        sizes = List.copyOf(sizes);
        int tasks = sizes.size();
        Arguments.require(tasks >= 1, "there must be at least one task");
        for (var matrix : List.of(global, local)) {
            Arguments.require(
                    matrix.size() == tasks
                            && IntStream.range(0, tasks)
                                    .allMatch(i -> matrix.get(i).size() == i + 1),
                    "accuracies of %d tasks must be %d rows of 1, 2, ... numbers, were %s",
                    tasks,
                    tasks,
                    matrix);
        }
    }

    public int tasks() {
        return sizes.size();
    }

    public double average() {
        double sum = 0;
        for (int n = 0; n < tasks(); n++) {
            sum += sizes.get(n) * global.get(tasks() - 1).get(n);
        }
        return sum / seen(tasks() - 1);
    }

    public OptionalDouble globalForgetting() {
        double sum = 0;
        for (int i = 1; i < tasks(); i++) {
            for (int n = 0; n < i; n++) {
                double lost = global.get(n).get(n) - global.get(i).get(n);
                sum += (double) sizes.get(n) / seen(i) * lost;
            }
        }
        return overLaterTasks(sum);
    }

    public OptionalDouble localForgetting() {
        double sum = 0;
        for (int n = 0; n < tasks() - 1; n++) {
            sum += local.get(tasks() - 1).get(n) - local.get(n).get(n);
        }
        return overLaterTasks(sum);
    }

    public OptionalDouble plasticity() {
        return plasticity(local);
    }

    public OptionalDouble globalPlasticity() {
        return plasticity(global);
    }

    private OptionalDouble plasticity(List<List<Double>> matrix) {
        double sum = 0;
        for (int n = 1; n < tasks(); n++) {
            sum += matrix.get(n).get(n);
        }
        return overLaterTasks(sum);
    }

    private OptionalDouble overLaterTasks(double sum) {
        return tasks() == 1 ? OptionalDouble.empty() : OptionalDouble.of(sum / (tasks() - 1));
    }

    /** Test samples of tasks 0 .. i. */
    private int seen(int i) {
        return sizes.subList(0, i + 1).stream().mapToInt(Integer::intValue).sum();
    }
}
