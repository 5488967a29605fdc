package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.plan.CodeVersion;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.Wishes;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.publish.PublishedPreset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the complete replicates of a run into the source tree, where everybody sees it and CI watches over it. */
@Command(
        name = "publish",
        description =
                "Copy the records of a complete run into the source tree, where those of each preset have their place, and make its"
                        + " tables and pages from them.")
final class PublishCommand implements Callable<Integer> {
    private Suite suite;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "EXPERIMENT",
            description = "Its name; without one, all tables and pages are made again from what is published.")
    private String name;

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            defaultValue = "quick",
            description = "Default: ${DEFAULT-VALUE}.")
    private String preset;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where the run's results are. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Mixin
    private SourceTree sourceTree;

    @Mixin
    private WithOption with;

    PublishCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Integer call() throws IOException {
        suite = with.to(suite).ofTree();
        return name == null ? makeAgain() : publish(suite.experiment(name, Wishes.preset(preset)));
    }

    private int makeAgain() throws IOException {
        var problems = new Problems();
        var tree = sourceTree.check(suite, problems);
        problems.throwIfAny();
        suite.publication(tree).makeInto(tree);
        suite.console().line("All tables and pages are made again from the published records.");
        return ExitCode.DONE;
    }

    private <S extends Record> int publish(Experiment<S> experiment) throws IOException {
        var problems = new Problems();
        var checked = RunChoice.check(experiment, Wishes.preset(preset), problems);
        var tree = sourceTree.check(suite, problems);
        problems.throwIfAny();
        var choice = checked.orElseThrow();
        var code = CodeVersion.ofParts(experiment);
        var folder = RunFolder.of(out, experiment.name(), choice.variant());
        var content = folder.store().read();
        content.rejected().forEach(r -> suite.console().problem("left alone: " + r));
        var records = content.records().values().stream()
                .filter(r -> r.inputs().code().equals(code.get(r.inputs().part())))
                .filter(r -> choice.has(r.inputs()))
                .toList();
        requireOneData(records, folder);
        var complete = ofCompleteReplicates(records, choice);
        var place = PublishedPreset.of(tree, experiment, preset);
        suite.publication(tree).publish(place, complete, folder.pictures());
        suite.console().line(complete.size() + " records of " + name + " published in " + place.folder());
        return ExitCode.DONE;
    }

    /** A page that mixes them would compare arms on different data. */
    private static void requireOneData(List<RunRecord> records, RunFolder folder) {
        var problems = new Problems();
        records.stream()
                .collect(Collectors.groupingBy(
                        r -> r.inputs().part(),
                        TreeMap::new,
                        Collectors.mapping(r -> r.inputs().data(), Collectors.toCollection(LinkedHashSet::new))))
                .forEach((part, data) -> problems.require(
                        data.size() == 1,
                        "the records in %s%s are of %s versions of the data, which differ in %s, and a page is of one; move those"
                                + " of the others elsewhere, or run again with another --out",
                        folder.store().folder(),
                        part.isEmpty() ? "" : " of part " + part,
                        data.size(),
                        differing(data)));
        problems.throwIfAny();
    }

    /** The data sets that not all have, or not with the same content. */
    private static String differing(Set<SortedMap<String, String>> versions) {
        return versions.stream()
                .flatMap(v -> v.keySet().stream())
                .distinct()
                .sorted()
                .filter(set -> versions.stream()
                                .map(v -> v.getOrDefault(set, ""))
                                .distinct()
                                .count()
                        > 1)
                .collect(Collectors.joining(", "));
    }

    /** The page says on how many of how many replicates it rests; one that lacks an arm is not among them. */
    private static List<RunRecord> ofCompleteReplicates(List<RunRecord> records, RunChoice<?> choice) {
        var finished = records.stream().filter(RunRecord::isFinished).toList();
        var arms = finished.stream()
                .collect(Collectors.groupingBy(
                        r -> List.of(r.inputs().part(), r.inputs().replicate()), Collectors.counting()));
        var complete = finished.stream()
                .filter(r -> arms.get(List.of(r.inputs().part(), r.inputs().replicate()))
                        == choice.armsOf(r.inputs().part(), r.inputs().replicate()))
                .toList();
        if (complete.isEmpty()) {
            throw new InvalidSettings(List.of("no replicate has finished trials of this code in all of its "
                    + "trained arms; run " + CommandText.of(choice)));
        }
        return complete;
    }
}
