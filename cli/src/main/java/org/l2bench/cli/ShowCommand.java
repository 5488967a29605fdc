package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.Wishes;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.record.RunStore;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.input.Description;
import org.l2bench.reports.page.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describes an experiment, or explains a record. */
@Command(name = "show", description = "Describe an experiment, or explain a record down to its inputs.")
final class ShowCommand implements Callable<Integer> {
    private Suite suite;

    @Parameters(index = "0", arity = "0..1", paramLabel = "EXPERIMENT", description = "Its name; see `l2bench list`.")
    private String name;

    @Option(names = "--preset", defaultValue = "quick", description = "Whose settings to show (default: quick).")
    private String preset;

    @Option(
            names = "--settings",
            description = "Every setting: what it means, what it may be, its value in each preset, and the paper's.")
    private boolean settings;

    @Option(names = "--record", paramLabel = "ID", description = "A record's id, or its first digits.")
    private String record;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Folder of all runs (default: runs).")
    private Path out;

    @Mixin
    private WithOption with;

    ShowCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Integer call() throws IOException {
        suite = with.to(suite);
        if (record != null) {
            return explain();
        }
        if (name == null) {
            throw new InvalidSettings(List.of("name an experiment, or a record with --record ID; see `l2bench list`"));
        }
        var problems = new Problems();
        var experiment = suite.experiment(name, Wishes.preset(preset));
        var shown = settings ? SettingsText.of(experiment) : lines(experiment, problems);
        problems.throwIfAny();
        suite.console().lines(shown);
        return ExitCode.DONE;
    }

    private <S extends Record> List<String> lines(Experiment<S> experiment, Problems problems) {
        return RunChoice.check(experiment, Wishes.preset(preset), problems)
                .map(ExperimentText::of)
                .orElse(List.of());
    }

    private int explain() throws IOException {
        if (!RecordId.isId(record)) {
            throw new InvalidSettings(List.of(RecordId.RULE + ", was \"" + record + "\""));
        }
        var files = files();
        if (files.size() != 1) {
            throw new InvalidSettings(List.of(
                    files.isEmpty()
                            ? "there is no record " + record + " below " + out.toAbsolutePath()
                            : record + " could be any of " + files));
        }
        var file = files.get(0);
        var content = new RunStore(file.getParent()).read();
        var id = file.getFileName().toString().replace(".json", "");
        var found = Optional.ofNullable(content.records().get(id));
        if (found.isEmpty()) {
            throw new InvalidSettings(content.rejected().stream()
                    .filter(r -> r.file().equals(file))
                    .map(RunStore.Rejected::toString)
                    .toList());
        }
        var experiment = suite.experiment(found.get().inputs().experiment());
        suite.console().lines(explanation(experiment, found.get()).lines().toList());
        return ExitCode.DONE;
    }

    private static <S extends Record> String explanation(Experiment<S> experiment, RunRecord record) {
        var settings = Binding.read(record.inputs().settings(), experiment.settingsType());
        return Explanation.ofRecord(Description.of(experiment, settings), record);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(out)) {
            return List.of();
        }
        try (var all = Files.walk(out.toAbsolutePath().normalize())) {
            return all.filter(f -> f.getParent().endsWith("records"))
                    .filter(f -> f.getFileName().toString().startsWith(record))
                    .filter(f -> f.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
