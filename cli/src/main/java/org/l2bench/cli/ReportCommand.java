package org.l2bench.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.plan.CodeVersion;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.worker.FolderCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the page again from the records that are there. */
@Command(name = "report", description = "Write the report page of a run again from its records.")
final class ReportCommand implements Callable<Integer> {
    private Suite suite;

    @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "Its name; see `l2bench list`.")
    private String name;

    @Mixin
    private Choosing choosing;

    @Mixin
    private WithOption with;

    ReportCommand(Suite suite) {
        this.suite = suite;
    }

    /** What must be one in one report, beside the settings. */
    private record Origin(String code, Map<String, String> data) {
        static Origin of(RunRecord record) {
            return new Origin(record.inputs().code(), record.inputs().data());
        }
    }

    @Override
    public Integer call() throws IOException {
        suite = with.to(suite);
        return report(suite.experiment(name, choosing.wishes()));
    }

    private <S extends Record> int report(Experiment<S> experiment) throws IOException {
        var problems = new Problems();
        var checked = RunChoice.check(experiment, choosing.wishes(), problems);
        problems.throwIfAny();
        var asked = checked.orElseThrow();
        var folder = RunFolder.of(choosing.out(), experiment.name(), asked.variant());
        problems.addAll(FolderCheck.problemsOf(folder));
        problems.throwIfAny();
        var content = folder.store().read();
        content.rejected().forEach(r -> suite.console().problem("left alone: " + r));
        if (content.records().isEmpty()) {
            throw new InvalidSettings(List.of("there are no records in "
                    + folder.store().folder() + "; make them with " + CommandText.of(asked)));
        }
        var records = ofOneOrigin(ofSettings(content.records().values(), asked), CodeVersion.ofParts(experiment));
        var choice = withSeedsOf(records, asked);
        var shown = records.stream().filter(r -> choice.has(r.inputs())).toList();
        var pages = new Pages<>(choice, folder);
        suite.console().lines(pages.summary(pages.write(shown)));
        tellWhatIsOpen(
                choice.trials() - shown.stream().filter(RunRecord::isFinished).count(), choice, folder);
        return ExitCode.DONE;
    }

    private void tellWhatIsOpen(long open, RunChoice<?> choice, RunFolder folder) throws IOException {
        if (open > 0) {
            suite.console()
                    .line((choice.trials() - open) + " of " + choice.trials() + " trials have a record"
                            + (OthersAtWork.in(folder).isAny() ? "; others are at work in " + folder.path() : ""));
        }
    }

    /** What the preset was before somebody changed it has its records here too. */
    private List<RunRecord> ofSettings(Collection<RunRecord> records, RunChoice<?> asked) {
        var chosen =
                records.stream().filter(r -> asked.hasSettingsOf(r.inputs())).toList();
        if (chosen.size() < records.size()) {
            suite.console()
                    .problem((records.size() - chosen.size()) + " records of other settings than those of "
                            + asked.preset().name() + " now are left out");
        }
        return chosen;
    }

    /** Of each part, the records of this code, or, if there are none, the largest set of records of one code and one data. */
    private List<RunRecord> ofOneOrigin(Collection<RunRecord> records, SortedMap<String, String> codeHere) {
        var chosen = new ArrayList<RunRecord>();
        records.stream()
                .collect(Collectors.groupingBy(r -> r.inputs().part(), TreeMap::new, Collectors.toList()))
                .forEach((part, own) -> chosen.addAll(ofOneOrigin(own, codeHere.getOrDefault(part, ""))));
        return chosen;
    }

    private List<RunRecord> ofOneOrigin(List<RunRecord> records, String codeHere) {
        var groups = records.stream().collect(Collectors.groupingBy(Origin::of));
        var chosen = groups.entrySet().stream()
                .max(Comparator.<Map.Entry<Origin, List<RunRecord>>, Boolean>comparing(
                                g -> g.getKey().code().equals(codeHere))
                        .thenComparing(g -> g.getValue().size())
                        .thenComparing(g -> g.getKey().toString()))
                .orElseThrow();
        var others = records.size() - chosen.getValue().size();
        if (others > 0) {
            suite.console()
                    .problem(others + " records of other code or data are left out; this report is on code "
                            + chosen.getKey().code());
        }
        return chosen.getValue();
    }

    /** Unless seeds were asked for: the preset's and all that have records. */
    private <S extends Record> RunChoice<S> withSeedsOf(List<RunRecord> records, RunChoice<S> choice) {
        if (choosing.namesSeeds()) {
            return choice;
        }
        var seeds = Stream.concat(
                        choice.seeds().stream().map(OptionalInt::of),
                        records.stream().map(r -> r.inputs().seed()))
                .flatMapToInt(OptionalInt::stream)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        return new RunChoice<>(
                choice.experiment(),
                choice.preset(),
                choice.settings(),
                choice.overridden(),
                new ArrayList<>(seeds),
                choice.arms(),
                choice.precision(),
                choice.device());
    }
}
