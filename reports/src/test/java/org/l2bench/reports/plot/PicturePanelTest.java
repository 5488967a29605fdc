package org.l2bench.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.SmallPicture;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.Execution;
import org.l2bench.core.record.PictureStore;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.FakeRecords;
import org.l2bench.reports.input.Combination;
import org.l2bench.reports.input.Description;
import org.l2bench.reports.input.PictureSource;
import org.l2bench.reports.input.ReportInput;
import org.l2bench.reports.input.Wanted;
import org.l2bench.reports.page.Report;

/** Pictures on a page: from the records' digests, through the store beside them, to the page itself. */
class PicturePanelTest {
    private static final Figure FIGURE = new Figure.Pictures(
            "Scenes",
            "What to look for.",
            List.of(
                    new Figure.PicturePanel("with a cut", "a", "scene", List.of(new Figure.Panel("cut", "output"))),
                    new Figure.PicturePanel("alone", "a", "scene", List.of()),
                    new Figure.PicturePanel("absent", "a", "other", List.of())),
            "pixel");

    @TempDir
    private Path folder;

    private static SmallPicture picture(int shade) {
        return SmallPicture.grey(2, 2, new byte[] {0, (byte) shade, 127, -1});
    }

    private static RunRecord record(int seed) {
        var curves = new TreeMap<>(Map.of("cut", new Curve(List.of(0.5, 1.5), List.of(0.25, 0.75))));
        var result = new ArmResult(new TreeMap<>(Map.of("m", 1.0)), curves)
                .withPictures(new TreeMap<>(Map.of("scene", picture(seed))));
        var outcome = new Outcome(new TreeMap<>(Map.of("a", result)), List.of());
        return RunRecord.finished(
                FakeRecords.inputs("a", seed), FakeRecords.MACHINE, outcome, new Execution("17.0.15", 1, 1));
    }

    private static ReportInput input(List<RunRecord> records) {
        var description = new Description(
                "fake-l2",
                "Pictures.",
                new Citation("t", "a", "v", "i"),
                List.of(Arm.trained("a", "it", "method")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(FIGURE),
                List.of(),
                List.of(),
                List.of(),
                Combination.none());
        var settings = Json.canonical(records.get(0).inputs().settings());
        return new ReportInput(
                description,
                settings,
                "quick",
                Wanted.seeds(description, settings, List.of(1, 2)),
                records,
                "./l2bench run fake-l2");
    }

    private static String embedded(int shade) {
        return "href=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(picture(shade).content().orElseThrow());
    }

    @Test
    void aPageHoldsThePictureOfTheFirstSeedThatHasIt() throws Exception {
        var store = new PictureStore(folder.resolve("pictures"));
        store.keep(picture(1));
        store.keep(picture(2));
        var both = input(List.of(record(1), record(2))).withPictures(PictureSource.of(store));
        var html = Report.of(both).html();
        assertThat(html).contains(embedded(1)).doesNotContain(embedded(2));
        assertThat(Report.of(both).figures().get("figure-1.svg")).contains(embedded(1));
        var second = input(List.of(record(2))).withPictures(PictureSource.of(store));
        assertThat(Report.of(second).html()).contains(embedded(2)).doesNotContain(embedded(1));
    }

    @Test
    void theCutStandsUnderThePictureAsDotsAndInWords() throws Exception {
        var store = new PictureStore(folder.resolve("pictures"));
        store.keep(picture(1));
        var html = Report.of(input(List.of(record(1))).withPictures(PictureSource.of(store)))
                .html();
        assertThat(html)
                .contains("picture of a, seed 1; output from 0.250 to 0.750 along the cut")
                .contains("<desc>picture of a, seed 1</desc>");
        // Two dots and the one of the legend, in the one panel with a cut.
        assertThat(html.split("<circle class=\"marker s0\"", -1)).hasSize(4);
    }

    @Test
    void whatIsNotThereIsSaid() {
        var html = Report.of(input(List.of(record(1)))).html();
        assertThat(html.split("no record has this picture yet", -1).length).isGreaterThan(3);
        assertThat(html).doesNotContain("data:image");
    }
}
