package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.l2bench.cli.added.Addition;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.plan.Wishes;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Nearest;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.worker.WorkerLaunch;
import org.l2bench.core.worker.WorkerPool;
import org.l2bench.reports.publish.Publication;

/**
 * What all commands stand on.
 *
 * @param workerMain the class whose {@code main worker} serves these experiments in another process
 * @param additions what the user has added; their experiments are among all
 */
record Suite(
        List<Experiment<?>> experiments,
        String workerMain,
        Console console,
        Map<String, String> environment,
        List<Addition> additions) {
    private static final String DATA = "L2BENCH_DATA";

    /** Without additions. */
    Suite(List<Experiment<?>> experiments, String workerMain, Console console, Map<String, String> environment) {
        this(experiments, workerMain, console, environment, List.of());
    }

    /**
     * The same with what the user adds.
     *
     * @throws InvalidSettings with everything that is wrong with it
     */
    Suite with(List<Path> added) throws IOException {
        var problems = new Problems();
        var all = this;
        for (var given : added) {
            try {
                var taken = all.experiments.stream().map(Experiment::name).toList();
                all = all.with(Addition.of(given, cache().resolve("with"), taken));
            } catch (InvalidSettings e) {
                problems.addAll(e.problems());
            }
        }
        problems.throwIfAny();
        return all;
    }

    Suite with(Addition addition) {
        return new Suite(
                Stream.concat(experiments.stream(), addition.experiments().stream())
                        .toList(),
                workerMain,
                console,
                environment,
                Stream.concat(additions.stream(), Stream.of(addition)).toList());
    }

    /** The same, speaking elsewhere. */
    Suite on(Console other) {
        return new Suite(experiments, workerMain, other, environment, additions);
    }

    /** With those experiments only that belong to one source tree: what was added, if anything was. */
    Suite ofTree() {
        var own = additions.stream().flatMap(a -> a.experiments().stream()).toList();
        return additions.isEmpty() ? this : new Suite(own, workerMain, console, environment, additions);
    }

    /** An experiment by name; unknown names are answered with the nearest. */
    Experiment<?> experiment(String name) {
        var known = experiments.stream().map(Experiment::name).toList();
        return experiments.stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSettings(
                        List.of("there is no experiment \"" + name + "\"; " + Nearest.hint(name, known))));
    }

    /** An experiment by name; where there is none, whatever else no experiment knows is told as well. */
    Experiment<?> experiment(String name, Wishes wishes) {
        var problems = new Problems();
        if (experiments(List.of(name), problems).isEmpty()) {
            wishes.checkForAny(experiments, problems);
        }
        problems.throwIfAny();
        return experiment(name);
    }

    /** What is published of these experiments in a source tree; of additions it says how they are added from there. */
    Publication publication(Path tree) {
        return new Publication(experiments, tree, additions.isEmpty() ? "" : " --with .");
    }

    /** Experiments by their names, all if none is named. */
    List<Experiment<?>> experiments(List<String> names, Problems problems) {
        var found = new ArrayList<Experiment<?>>();
        for (var name : names) {
            try {
                found.add(experiment(name));
            } catch (InvalidSettings e) {
                problems.addAll(e.problems());
            }
        }
        return names.isEmpty() ? experiments : found;
    }

    /** The user's cache of this suite: libraries and fetched data. */
    Path cache() {
        return WorkerLaunch.userCache(environment, Path.of(System.getProperty("user.home")));
    }

    /** Where data are looked for; the folder that the user names must be there. */
    DataRoot data(Optional<Path> placed, Problems problems) {
        var root = data(placed);
        root.placed()
                .ifPresent(d -> problems.require(
                        Files.isDirectory(d), "the data folder %s does not exist (--data-dir, L2BENCH_DATA)", d));
        return root;
    }

    /** Where data are looked for. */
    DataRoot data(Optional<Path> placed) {
        var chosen = placed.or(() -> Optional.ofNullable(environment.get(DATA))
                .filter(d -> !d.isEmpty())
                .map(Path::of));
        return new DataRoot(chosen.map(Path::toAbsolutePath), cache().resolve("data"));
    }

    /** Workers for what leaves no run folder. */
    WorkerPool workers(int count) {
        return workers(count, cache().resolve("logs"));
    }

    /**
     * Workers for a run.
     *
     * @param logs where those that die leave their last words
     */
    WorkerPool workers(int count, Path logs) {
        var words = Stream.concat(
                        Stream.of("worker"), additions.stream().map(a -> WorkerCommand.ADDED + "=" + a.forWorkers()))
                .toList();
        var launch = WorkerLaunch.likeThis(workerMain, words, count, cache());
        return new WorkerPool(launch, count, logs, console::line);
    }
}
