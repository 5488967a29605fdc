package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.core.plan.Wishes;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.TypedNumber;
import org.l2bench.reports.check.Goldens;
import org.l2bench.reports.publish.Publication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs trials again and compares them with their goldens. */
@Command(
        name = "check",
        description =
                "Run trials again and compare them with the golden ones of the source tree: bit for bit on the same"
                        + " class of machine, else within the tolerance of each metric and curve. Exit code 1 if something has drifted.")
final class CheckCommand implements Callable<Integer> {
    private static final int LARGEST_SAMPLE = 1_000_000;

    private Suite suite;

    @Parameters(arity = "0..*", paramLabel = "EXPERIMENT", description = "Their names (default: all).")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            defaultValue = Goldens.PRESET,
            description =
                    "Whose trials (default: ${DEFAULT-VALUE}); another preset is compared with its published records.")
    private String preset;

    @Option(names = "--record", paramLabel = "ID", description = "Only the golden of this id, or of its first digits.")
    private String record;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description =
                    "Only N goldens of each experiment, always the same: one of each part, of each arm, then a second of each, the cheapest first.")
    private String sample;

    @Option(
            names = "--record-verification",
            description = "If published records are found again bit for bit, keep beside them that this code does so.")
    private boolean recordVerification;

    @Option(names = "--update", description = "Make what is found now the golden.")
    private boolean update;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; goes into the golden file with --update.")
    private String reason;

    @Option(names = "--workers", paramLabel = "N", description = "Worker processes (default: one per core).")
    private String workers;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Your folder of data sets (default: $L2BENCH_DATA, if set).")
    private Path dataDir;

    @Mixin
    private SourceTree sourceTree;

    @Mixin
    private WithOption with;

    CheckCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        suite = with.to(suite).ofTree();
        var problems = new Problems();
        var experiments = suite.experiments(names, problems);
        if (experiments.isEmpty()) {
            Wishes.preset(preset).checkForAny(suite.experiments(), problems);
        }
        var goldens = new Goldens(sourceTree.check(suite, problems));
        var count = WorkerCount.parse(workers, problems);
        var data = suite.data(Optional.ofNullable(dataDir), problems);
        options(problems);
        var sampled =
                sample == null ? OptionalInt.empty() : TypedNumber.whole("sample", sample, 1, LARGEST_SAMPLE, problems);
        var subjects = new ArrayList<CheckSubject>();
        var reading = new DataReading();
        for (var experiment : experiments) {
            var plan = reading.of(() -> plan(experiment, data, problems)).flatMap(p -> p);
            if (plan.isPresent()) {
                subject(plan.get(), goldens, problems).ifPresent(subjects::add);
            }
        }
        if (!problems.messages().isEmpty()) {
            reading.problems().addAll(problems.messages());
        }
        reading.throwIfAny();
        var selection = new CheckSubject.Selection(
                Optional.ofNullable(record), sampled.isPresent() ? Optional.of(sampled.getAsInt()) : Optional.empty());
        var verified =
                recordVerification ? Optional.of(suite.publication(goldens.tree())) : Optional.<Publication>empty();
        var root = data;
        for (var subject : subjects) {
            root = root.withFoldersOf(subject.plan().choice().settings());
        }
        var session = new CheckSession(suite, root, count);
        return update ? session.update(subjects, goldens, reason) : session.check(subjects, selection, verified);
    }

    private void options(Problems problems) {
        problems.require(record == null || RecordId.isId(record), "%s, was \"%s\"", RecordId.RULE, record)
                .require(record == null || sample == null, "--record and --sample exclude each other; give one")
                .require(
                        !update || (record == null && sample == null),
                        "--update replaces all goldens of an experiment; leave --record and --sample away")
                .require(
                        !update || preset.equals(Goldens.PRESET),
                        "the goldens of preset %s are the published records; replace them with `l2bench publish`",
                        preset)
                .require(
                        !update || (reason != null && !reason.isBlank()),
                        "--update needs --reason TEXT: why the results may differ from what they were")
                .require(
                        !recordVerification || !preset.equals(Goldens.PRESET),
                        "--record-verification is for published records; name their preset, for example --preset quick")
                .require(
                        !recordVerification || !update,
                        "--record-verification and --update exclude each other; give one")
                .require(update || reason == null, "--reason is for --update; give both or none");
    }

    private Optional<CheckSubject> subject(TrialPlan<?> plan, Goldens goldens, Problems problems) throws IOException {
        try {
            return Optional.of(new CheckSubject(plan, goldens.of(plan.choice().experiment(), preset)));
        } catch (InvalidSettings e) {
            e.problems().forEach(p -> problems.require(false, "%s", p));
            return Optional.empty();
        }
    }

    private <S extends Record> Optional<TrialPlan<S>> plan(Experiment<S> experiment, DataRoot data, Problems problems) {
        return RunChoice.check(experiment, Wishes.preset(preset), problems)
                .map(choice -> TrialPlan.of(choice, TrialPlan.bases(choice, data)));
    }
}
