package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.experiment.CheckpointPlace;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.metric.Accuracy;
import org.l2bench.core.metric.TaskAccuracies;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.History;
import org.l2bench.experiments.rehearsalfreecl.Tasks.Labelled;

/**
 * A learner over a stream of tasks: after each task, accuracies on what was seen so far, and how far representations have drifted.
 *
 * @param alignment if drift is looked at
 * @param stepsBefore training steps before each task, and of all tasks
 */
record StreamRun(
        Tasks tasks,
        Learner learner,
        Optional<Alignment> alignment,
        List<Long> stepsBefore,
        TrialContext.Progress progress) {
    static final String CLASS_LOSS = "loss.class";
    static final String PENALTY_RATIO = "penalty.ratio";
    static final String SEEN = "accuracy.seen";

    static StreamRun of(Tasks tasks, Learner learner, Optional<Alignment> alignment, TrialContext.Progress progress) {
        var before = new ArrayList<Long>(List.of(0L));
        for (var task : tasks.train()) {
            before.add(before.get(before.size() - 1) + learner.training().steps(task.count()));
        }
        return new StreamRun(tasks, learner, alignment, before, progress);
    }

    /** Learns all tasks, from the first one or from where it was cut off. The curves are against the task, counted from 1. */
    History run(Optional<CheckpointPlace> place) {
        var history = new History();
        var checkpoint = place.map(p -> new Checkpoint(p, state(), history));
        long first = checkpoint.isPresent() ? checkpoint.get().restore().orElse(0) : 0;
        long kept = System.nanoTime();
        for (int task = (int) first; task < taskCount(); task++) {
            learn(task, history);
            if (checkpoint.isPresent() && place.get().isDue(kept)) {
                checkpoint.get().write(task + 1L);
                kept = System.nanoTime();
            }
        }
        return history;
    }

    private int taskCount() {
        return tasks.classes().tasks();
    }

    private Map<String, Tensor> state() {
        var state = new TreeMap<>(learner.state());
        learner.network().buffers().forEach((name, tensor) -> state.put("buffer." + name, tensor));
        alignment.ifPresent(a -> state.putAll(a.reference()));
        return state;
    }

    private void learn(int task, History history) {
        long before = stepsBefore.get(task);
        long all = stepsBefore.get(taskCount());
        var learned = learner.learn(
                task, tasks.classes(), tasks.train().get(task), done -> progress.step(before + done, all));
        history.add(CLASS_LOSS, task + 1, learned.classLoss());
        learned.penaltyRatio().ifPresent(r -> history.add(PENALTY_RATIO, task + 1, r));
        accuracies(task, history);
        alignment.ifPresent(
                a -> a.after(task).forEach((depth, cka) -> history.add(MetricNames.cka(depth), task + 1, cka)));
    }

    /** In points, on every task that was seen. */
    private void accuracies(int task, History history) {
        double hits = 0;
        double count = 0;
        for (int other = 0; other <= task; other++) {
            var seen = tasks.evaluation().get(other);
            try (var scope = new PointerScope()) {
                var logits = new Evaluation(learner.network()).logits(seen.images());
                double global = globalAccuracy(logits, seen, task);
                history.add(global(other), task + 1, global);
                history.add(local(other), task + 1, localAccuracy(logits, seen, other));
                hits += global * seen.count();
                count += seen.count();
            }
        }
        history.add(SEEN, task + 1, hits / count);
    }

    private double globalAccuracy(Tensor logits, Labelled seen, int task) {
        return 100 * Accuracy.of(logits.narrow(1, 0, tasks.classes().end(task)).contiguous(), seen.labels());
    }

    private double localAccuracy(Tensor logits, Labelled seen, int task) {
        int start = tasks.classes().start(task);
        var own = logits.narrow(1, start, tasks.classes().sizes().get(task)).contiguous();
        return 100 * Accuracy.of(own, seen.labels().sub(new Scalar((long) start)));
    }

    /** The curve of R_{i,n} over i, for task n counted from 0. */
    static String global(int task) {
        return "accuracy.global.task" + (task + 1);
    }

    /** The curve of A_{i,n} over i. */
    static String local(int task) {
        return "accuracy.local.task" + (task + 1);
    }

    /** The accuracies that a history has collected. */
    TaskAccuracies accuracies(History history) {
        var sizes = tasks.evaluation().stream().map(t -> (int) t.count()).toList();
        return new TaskAccuracies(rows(history, StreamRun::global), rows(history, StreamRun::local), sizes);
    }

    /** After each task, of that and of every one before; curves begin at their own task. */
    private List<List<Double>> rows(History history, IntFunction<String> curve) {
        var curves = history.curves();
        return IntStream.range(0, taskCount())
                .mapToObj(i -> IntStream.rangeClosed(0, i)
                        .mapToObj(n -> curves.get(curve.apply(n)).y().get(i - n))
                        .toList())
                .toList();
    }
}
