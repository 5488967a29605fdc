package org.l2bench.reports.input;

import java.util.Comparator;
import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.setting.Problems;

/**
 * What a report is made from.
 *
 * @param settings canonical JSON of the experiment's settings
 * @param wanted what was asked for, part by part, whether it has records or not
 * @param records finished and failed ones, at most one per trained arm and replicate
 * @param command the command line that makes these records
 * @param verified that the records were found again with other code; empty if they were not
 * @param links where the page leads
 * @param pictures where the pictures are that the records name
 */
public record ReportInput(
        Description experiment,
        String settings,
        String preset,
        List<Wanted> wanted,
        List<RunRecord> records,
        String command,
        String verified,
        PageLinks links,
        PictureSource pictures) {

    /** Of records that nobody has run again. */
    public ReportInput(
            Description experiment,
            String settings,
            String preset,
            List<Wanted> wanted,
            List<RunRecord> records,
            String command) {
        this(experiment, settings, preset, wanted, records, command, "", PageLinks.NONE, PictureSource.NONE);
    }

    /** The same, with what is known of the records from running them again. */
    public ReportInput withVerified(String sentence) {
        return new ReportInput(experiment, settings, preset, wanted, records, command, sentence, links, pictures);
    }

    /** The same beside a sheet and other presets. */
    public ReportInput withLinks(PageLinks to) {
        return new ReportInput(experiment, settings, preset, wanted, records, command, verified, to, pictures);
    }

    /** The same with pictures. */
    public ReportInput withPictures(PictureSource source) {
        return new ReportInput(experiment, settings, preset, wanted, records, command, verified, links, source);
    }

    /** Refuses records of another experiment or of other settings, all of them by id. */
    public ReportInput {
        wanted = List.copyOf(wanted);
        records = records.stream()
                .sorted(Comparator.comparing((RunRecord r) -> r.inputs().arm())
                        .thenComparing(r -> r.inputs().replicate())
                        .thenComparing(RunRecord::id))
                .toList();
        var problems = new Problems();
        for (var record : records) {
            var other = record.inputs().experiment();
            problems.require(
                    other.equals(experiment.name()),
                    "record %s is of experiment %s, this report is of %s",
                    record.id(),
                    other,
                    experiment.name());
            var part = record.inputs().part();
            var wantedPart = wanted.stream().filter(w -> w.part().equals(part)).findFirst();
            problems.require(
                            wantedPart.isPresent(),
                            "record %s is of part \"%s\", which %s does not have",
                            record.id(),
                            part,
                            experiment.name())
                    .require(
                            wantedPart.isEmpty()
                                    || Json.canonical(record.inputs().settings())
                                            .equals(wantedPart.get().settings()),
                            "record %s has other settings than this report",
                            record.id());
        }
        problems.throwIfAny();
    }

    public static <S extends Record> ReportInput of(
            Experiment<S> experiment,
            S settings,
            String preset,
            List<Integer> seeds,
            List<RunRecord> records,
            String command) {
        return new ReportInput(
                Description.of(experiment, settings),
                Json.canonical(settings),
                preset,
                Wanted.of(experiment, settings, seeds),
                records,
                command);
    }

    /** The replicates of an arm, trained or not, that were asked for. */
    public List<Replicate> wanted(String arm) {
        var trained = experiment.arms().stream()
                .filter(a -> a.name().equals(arm))
                .map(Arm::trainedArm)
                .findFirst()
                .orElse(arm);
        return wanted.stream()
                .flatMap(w -> w.replicates().getOrDefault(trained, List.of()).stream())
                .toList();
    }
}
