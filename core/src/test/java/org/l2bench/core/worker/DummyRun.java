package org.l2bench.core.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.plan.CodeVersion;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.core.plan.Wishes;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.setting.Problems;

/** Runs dummy experiments; also as a process of its own, so that the parent of workers can be killed. */
final class DummyRun {
    private DummyRun() {}

    /** Arguments: folder, behaviour, workers, then settings. */
    public static void main(String[] arguments) throws InterruptedException {
        var behaviour = Behaviour.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        var settings = List.of(arguments).subList(3, arguments.length);
        run(
                new RunFolder(Path.of(arguments[0])),
                trials(behaviour, settings.toArray(String[]::new)),
                Integer.parseInt(arguments[2]),
                new Events());
    }

    static List<TrialInputs> trials(Behaviour behaviour, String... settings) {
        var experiment = new BehavingExperiment(behaviour);
        var problems = new Problems();
        var wishes = new Wishes("quick", Optional.empty(), List.of(), List.of(settings), "fp32", "cpu");
        var choice = RunChoice.check(experiment, wishes, problems);
        problems.throwIfAny();
        return TrialPlan.of(choice.orElseThrow(), Collections.emptySortedMap(), CodeVersion.of(experiment))
                .trials();
    }

    static void run(RunFolder folder, List<TrialInputs> trials, int workers, Events events)
            throws InterruptedException {
        pool(launch(workers), workers, folder).run(List.of(), trials, folder, data(folder), events);
    }

    static WorkerPool pool(WorkerLaunch launch, int workers, RunFolder folder) {
        return new WorkerPool(launch, workers, folder.logs(), note -> {});
    }

    static WorkerLaunch launch(int workers) {
        var cache = WorkerLaunch.userCache(System.getenv(), Path.of(System.getProperty("user.home")));
        return WorkerLaunch.likeThis(DummyWorker.class.getName(), List.of(), workers, cache);
    }

    private static DataRoot data(RunFolder folder) {
        return new DataRoot(Optional.empty(), folder.path().resolve("data"));
    }

    /** Writes down what a run tells. */
    static class Events implements RunListener {
        final List<String> retried = Collections.synchronizedList(new ArrayList<>());
        final List<String> failures = Collections.synchronizedList(new ArrayList<>());
        final List<String> ended = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void started(TrialInputs trial) {}

        @Override
        public void progress(TrialInputs trial, long done, long total) {}

        @Override
        public void retried(TrialInputs trial, String cause) {
            retried.add(cause);
        }

        @Override
        public void ended(TrialInputs trial, double seconds, Optional<String> failure) {
            ended.add(trial.id());
            failure.ifPresent(failures::add);
        }
    }
}
