package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.experiment.SmallPicture;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.record.PictureStore;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.record.RunStore;
import org.l2bench.reports.publish.Publication;
import org.l2bench.reports.publish.PublishedPreset;

/** A preset is published beside the main one of its experiment, and neither touches the other. */
class FurtherPresetsTest {
    private static final Preset<TinyExperiment.Settings> QUICK = preset("quick", 3, 2);
    private static final Preset<TinyExperiment.Settings> MIDDLE = preset("middle", 2, 7);
    private static final Experiment<?> TINY = with(List.of(MIDDLE, QUICK));
    private static final Path MAIN = Path.of("results/tiny");
    private static final Path FURTHER = Path.of("results/tiny/middle");

    /** Running takes time; both presets run once. */
    @TempDir
    private static Path runs;

    @TempDir
    private Path home;

    private Path tree;

    @BeforeAll
    static void runBoth() {
        var calls = new Calls(runs, List.of(TINY));
        var quick = calls.run();
        assertThat(quick.exitCode()).as(quick.err()).isZero();
        assertThat(calls.run("--preset", "middle").exitCode()).isZero();
    }

    @BeforeEach
    void prepare() throws IOException {
        tree = home.resolve("tree");
        Files.createDirectories(tree.resolve("experiments"));
        Files.writeString(tree.resolve("README.md"), "# A tree\n<!-- results:begin -->\n<!-- results:end -->\n");
        Files.writeString(tree.resolve("experiments/tiny.md"), """
                <!-- settings:begin -->
                <!-- settings:end -->
                <!-- paper:begin -->
                <!-- paper:end -->
                <!-- arms:begin -->
                <!-- arms:end -->
                <!-- claims:begin -->
                <!-- claims:end -->
                """);
    }

    private static Preset<TinyExperiment.Settings> preset(String name, int seeds, int epochs) {
        return new Preset<>(name, seeds, 11, new TinyExperiment.Settings(epochs, 0.5, false, true, 0), "a moment");
    }

    private static Experiment<?> with(List<Preset<TinyExperiment.Settings>> presets) {
        return new TinyExperiment(presets);
    }

    private Calls.Result call(Experiment<?> experiment, String... words) {
        var all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--tree", tree.toString()));
        return new Calls(home, List.of(experiment)).call(all.toArray(String[]::new));
    }

    private void publish(String preset) {
        var result = call(TINY, "publish", "tiny", "--preset", preset, "--out", runs.toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    private Publication publication() {
        return new Publication(List.of(TINY), tree);
    }

    private List<Path> stale() throws IOException {
        return publication().stale(Files.createTempDirectory(home, "scratch"));
    }

    private String text(Path folder, String file) throws IOException {
        return Files.readString(tree.resolve(folder).resolve(file));
    }

    /** Records and values of a place, by file. */
    private SortedMap<Path, String> numbers(Path place) throws IOException {
        var numbers = new TreeMap<Path, String>();
        numbers.put(Path.of("values.csv"), text(place, "values.csv"));
        try (var records = Files.list(tree.resolve(place).resolve("records"))) {
            for (var record : records.toList()) {
                numbers.put(record.getFileName(), Files.readString(record));
            }
        }
        return numbers;
    }

    @Test
    void eachHasItsPlaceAndLeavesTheOtherAsItIs() throws IOException {
        publish("quick");
        var main = numbers(MAIN);
        assertThat(main).hasSize(1 + 6);
        publish("middle");
        var further = numbers(FURTHER);
        assertThat(further).hasSize(1 + 4);
        assertThat(numbers(MAIN)).isEqualTo(main);
        assertThat(text(FURTHER, "report.md"))
                .contains("Preset middle. This page rests on 2 of 2 seeds.", "./l2bench run tiny --preset middle");
        assertThat(stale()).isEmpty();

        publish("quick");
        assertThat(numbers(MAIN)).isEqualTo(main);
        assertThat(numbers(FURTHER)).isEqualTo(further);
        assertThat(stale()).isEmpty();
    }

    @Test
    void theirPagesLeadToEachOtherAndToTheSheet() throws IOException {
        publish("quick");
        assertThat(text(MAIN, "report.md")).doesNotContain("Other presets");
        assertThat(text(MAIN, "report.html")).doesNotContain("Other presets");
        publish("middle");
        assertThat(text(MAIN, "report.md"))
                .contains("3 of 3 seeds. Other presets: [middle](middle/report.md).")
                .contains("(../../experiments/tiny.md)");
        assertThat(text(MAIN, "report.html")).contains("Other presets: <a href=\"middle/report.html\">middle</a>.");
        assertThat(text(FURTHER, "report.md"))
                .contains("2 of 2 seeds. Other presets: [quick](../report.md).")
                .contains("(../../../experiments/tiny.md)");
        assertThat(text(FURTHER, "report.html")).contains("Other presets: <a href=\"../report.html\">quick</a>.");
    }

    @Test
    void theTablesShowTheMainOneAndTheIndexTheOtherBelow() throws IOException {
        publish("middle");
        publish("quick");
        assertThat(text(Path.of(""), "README.md"))
                .containsOnlyOnce("RESULTS.md#tiny")
                .contains("| 3 of 3 |");
        assertThat(text(Path.of(""), "RESULTS.md"))
                .containsSubsequence(
                        "## tiny\n",
                        "Preset quick, `./l2bench run tiny --preset quick`. This page rests on 3 of 3 seeds. [Page](results/tiny/report.html)",
                        "| C1 | better scores more than plain |",
                        "### tiny, preset middle\n",
                        "Preset middle, `./l2bench run tiny --preset middle`. This page rests on 2 of 2 seeds. [Page](results/tiny/middle/report.html)",
                        "[records](results/tiny/middle/records)",
                        "The paper's claims: 1 ");
    }

    @Test
    void aFurtherOneAloneStandsForTheExperiment() throws IOException {
        publish("middle");
        assertThat(tree.resolve("results/tiny/report.md")).doesNotExist();
        assertThat(text(Path.of(""), "README.md")).contains("| [tiny](RESULTS.md#tiny) |", "| 2 of 2 |");
        assertThat(text(Path.of(""), "RESULTS.md"))
                .contains("## tiny\n", "[Page](results/tiny/middle/report.html)")
                .doesNotContain("###");
        assertThat(stale()).isEmpty();
    }

    @Test
    void withoutQuickTheFirstIsTheMainOne() {
        var first = with(List.of(MIDDLE, preset("large", 2, 9)));
        var published = call(first, "publish", "tiny", "--preset", "middle", "--out", runs.toString());
        assertThat(published.err()).isEmpty();
        assertThat(tree.resolve("results/tiny/report.md")).content().contains("Preset middle.");
        assertThat(PublishedPreset.of(tree, first, "large").folder()).isEqualTo(tree.resolve("results/tiny/large"));
    }

    @Test
    void withoutANamePagesOfAllAreMadeAgain() throws IOException {
        publish("quick");
        publish("middle");
        for (var place : List.of(MAIN, FURTHER)) {
            Files.writeString(tree.resolve(place).resolve("values.csv"), "edited");
        }
        assertThat(stale()).containsExactly(FURTHER.resolve("values.csv"), MAIN.resolve("values.csv"));
        assertThat(call(TINY, "publish").exitCode()).isZero();
        assertThat(stale()).isEmpty();
    }

    @Test
    void recordsThatLackTheSettingsOfTheirPresetAreNamedWithIt() {
        publish("quick");
        publish("middle");
        var result = call(with(List.of(QUICK, preset("middle", 2, 8))), "publish");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo(
                        "l2bench: the published records of tiny, preset middle, do not have the settings of this preset;"
                                + " run it again and publish it: ./l2bench run tiny --preset middle, then"
                                + " ./l2bench publish tiny --preset middle\n");
    }

    @Test
    void recordsOfAPresetThatThereIsNotAreNamed() throws IOException {
        publish("quick");
        publish("middle");
        var before = numbers(MAIN);
        for (var words : List.of(List.of("publish"), List.of("publish", "tiny", "--out", runs.toString()))) {
            var result = call(with(List.of(QUICK)), words.toArray(String[]::new));
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err())
                    .isEqualTo("l2bench: " + tree.resolve(FURTHER)
                            + " holds what was published, but tiny has no preset whose place that is."
                            + " Delete it, or give the preset its name again\n");
        }
        assertThat(numbers(MAIN)).isEqualTo(before);
    }

    @Test
    void noPresetTakesTheFolderOfTheMainOnesRecords() {
        var result = call(
                with(List.of(QUICK, preset("records", 3, 2))),
                "publish",
                "tiny",
                "--preset",
                "records",
                "--out",
                renamed("quick", "records").toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("tiny, preset records, cannot be published");
        assertThat(tree.resolve("results")).doesNotExist();
    }

    /** The runs, one preset's under another name. */
    private Path renamed(String preset, String name) {
        try {
            var copy = home.resolve("copy");
            var records = RunFolder.of(copy, "tiny", name).store();
            for (var record :
                    RunFolder.of(runs, "tiny", preset).store().read().records().values()) {
                records.write(record);
            }
            return copy;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void eachIsCheckedAgainstItsOwnRecords() throws IOException {
        publish("quick");
        publish("middle");
        var same = call(TINY, "check", "tiny", "--preset", "middle");
        assertThat(same.err()).isEmpty();
        assertThat(same.exitCode()).isZero();
        assertThat(same.out()).contains("tiny        4     0");

        var store = new RunStore(tree.resolve(FURTHER).resolve("records"));
        Files.delete(store.file(store.read().records().firstKey()));
        var lacking = call(TINY, "check", "tiny", "--preset", "middle");
        assertThat(lacking.exitCode()).isEqualTo(1);
        assertThat(lacking.out()).contains("there is no golden in " + tree.resolve(FURTHER));
    }

    @Test
    void eachIsVerifiedByItself() throws IOException {
        publish("quick");
        var place = PublishedPreset.of(tree, TINY, "middle");
        var others = RunFolder.of(runs, "tiny", "middle").store().read().records().values().stream()
                .map(CheckTest::ofOtherCode)
                .toList();
        publication().publish(place, others, new PictureStore(Path.of("none")));
        assertThat(publication().unverified())
                .singleElement()
                .asString()
                .contains("./l2bench check tiny --preset middle --sample 2 --record-verification");

        var result = call(TINY, "check", "tiny", "--preset", "middle", "--sample", "2", "--record-verification");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("tiny: recorded that code", "gives the same bits in 2 trials");
        assertThat(publication().unverified()).isEmpty();
        assertThat(tree.resolve(MAIN).resolve("verified.json")).doesNotExist();
        assertThat(text(FURTHER, "report.md")).contains("verified again", "in 2 trials");
        assertThat(text(MAIN, "report.md")).doesNotContain("verified again");
        assertThat(stale()).isEmpty();

        // The main one published anew says nothing of it, and what is not of the records beside it is named with its
        // place.
        publish("quick");
        assertThat(tree.resolve(FURTHER).resolve("verified.json")).exists();
        Files.copy(
                tree.resolve(FURTHER).resolve("verified.json"),
                tree.resolve(MAIN).resolve("verified.json"));
        assertThat(call(TINY, "publish").err())
                .contains(tree.resolve(MAIN).resolve("verified.json") + " is not of the records beside it");
    }

    private List<RunRecord> ran(String preset) throws IOException {
        return List.copyOf(
                RunFolder.of(runs, "tiny", preset).store().read().records().values());
    }

    /** A folder of runs in which the preset middle has these records. */
    private Path middleWith(List<RunRecord> records) throws IOException {
        var out = home.resolve("mixed");
        for (var record : records) {
            RunFolder.of(out, "tiny", "middle").store().write(record);
        }
        return out;
    }

    private static RunRecord with(TrialInputs inputs, RunRecord record, Outcome outcome) {
        return RunRecord.finished(inputs, record.machine(), outcome, record.execution());
    }

    private static RunRecord ofOtherData(RunRecord record) {
        var in = record.inputs();
        var other = new TrialInputs(
                in.experiment(),
                in.part(),
                in.arm(),
                in.treatment(),
                in.replicate(),
                in.settings(),
                new TreeMap<>(Map.of("stones", "fedcba9876543210")),
                in.code(),
                in.precision(),
                in.device());
        return with(other, record, record.outcome().orElseThrow());
    }

    private static RunRecord withPicture(RunRecord record) {
        var picture = new TreeMap<>(Map.of("sample", SmallPicture.grey(1, 1, new byte[] {7})));
        var outcome = record.outcome().orElseThrow();
        var arms = new TreeMap<String, ArmResult>();
        outcome.arms().forEach((arm, result) -> arms.put(arm, result.withPictures(picture)));
        return with(record.inputs(), record, new Outcome(arms, outcome.coverage()));
    }

    @Test
    void recordsOfWhatAPresetWasBeforeItWasChangedAreLeftOut() throws IOException {
        var both = new ArrayList<>(ran("middle"));
        both.addAll(ran("quick"));
        var out = middleWith(both).toString();
        var published = call(TINY, "publish", "tiny", "--preset", "middle", "--out", out);
        assertThat(published.err()).isEmpty();
        assertThat(published.out()).contains("4 records of tiny published");
        assertThat(stale()).isEmpty();
        var report = new Calls(home, List.of(TINY)).call("report", "tiny", "--preset", "middle", "--out", out);
        assertThat(report.err())
                .isEqualTo("l2bench: 6 records of other settings than those of middle now are left out\n");
        assertThat(report.exitCode()).isZero();
    }

    @Test
    void recordsOfTwoVersionsOfTheDataAreNotPublishedTogether() throws IOException {
        var mixed = ran("middle").stream()
                .map(r -> r.inputs().arm().equals("plain") ? ofOtherData(r) : r)
                .toList();
        var out = middleWith(mixed);
        var result = call(TINY, "publish", "tiny", "--preset", "middle", "--out", out.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "are of 2 versions of the data, which differ in stones, and a page is of one; move those of the others");
        assertThat(tree.resolve("results")).doesNotExist();
    }

    @Test
    void aPlaceKeepsWhatItHasIfTheNewRecordsCannotStandThere() throws IOException {
        publish("middle");
        var before = numbers(FURTHER);
        var place = PublishedPreset.of(tree, TINY, "middle");
        var none = new PictureStore(Path.of("none"));
        assertThatThrownBy(() -> publication().publish(place, ran("quick"), none))
                .hasMessageContaining("tiny, preset middle, does not have the settings of this preset");
        var pictured =
                ran("middle").stream().map(FurtherPresetsTest::withPicture).toList();
        assertThatThrownBy(() -> publication().publish(place, pictured, none))
                .hasMessageContaining("a picture that the records of tiny, preset middle, name is not in none");
        var twice = new ArrayList<>(ran("middle"));
        twice.add(ofOtherData(twice.get(0)));
        assertThatThrownBy(() -> publication().publish(place, twice, none))
                .hasMessageContaining("tiny, preset middle, has more than one record of 1 trial, seed 1");
        assertThat(numbers(FURTHER)).isEqualTo(before);
        assertThat(stale()).isEmpty();
    }

    /** As version control leaves them when two branches have published the same preset. */
    @Test
    void twoRecordsOfOneTrialAreNamed() throws IOException {
        publish("middle");
        for (var record : ran("middle")) {
            PublishedPreset.of(tree, TINY, "middle").store().write(CheckTest.ofOtherCode(record));
        }
        var result = call(TINY, "publish");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .contains("tiny, preset middle, has more than one record of 4 trials, for example of seed 11,")
                .contains("Delete those that do not belong in " + tree.resolve(FURTHER));
        publish("middle");
        assertThat(stale()).isEmpty();
    }

    @Test
    void aPageWhoseRecordsHaveGoneIsNamed() throws IOException {
        publish("quick");
        publish("middle");
        deleteFiles(tree.resolve(MAIN).resolve("records"));
        Files.delete(tree.resolve(MAIN).resolve("records"));
        var result = call(TINY, "publish");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("l2bench: " + tree.resolve(MAIN)
                        + " holds the page of tiny, preset quick, but no records. Restore"
                        + " them from version control, or delete the files of the page\n");
        deleteFiles(tree.resolve(MAIN));
        assertThat(call(TINY, "publish").exitCode()).isZero();
        assertThat(text(Path.of(""), "RESULTS.md")).doesNotContain("(results/tiny/report.html)");
        assertThat(text(FURTHER, "report.md")).doesNotContain("Other presets");
        assertThat(stale()).isEmpty();
    }

    private static void deleteFiles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void nothingIsReplacedBesideAVerificationThatCannotBeRead() throws IOException {
        publish("quick");
        publish("middle");
        var record = tree.resolve(MAIN)
                .resolve("records")
                .resolve(ran("quick").get(0).id() + ".json");
        Files.delete(record);
        Files.writeString(tree.resolve(FURTHER).resolve("verified.json"), "{nonsense");
        var result = call(TINY, "publish", "tiny", "--out", runs.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("l2bench: " + tree.resolve(FURTHER).resolve("verified.json"))
                .endsWith("; delete it\n");
        assertThat(record).doesNotExist();
    }

    /** {@code check} compares smoke with its goldens, and keeps nothing beside published records of it. */
    @Test
    void whatCannotBeVerifiedIsToBePublishedAgain() throws IOException {
        var smoke = with(List.of(QUICK, preset("smoke", 2, 7)));
        var others = ran("middle").stream().map(CheckTest::ofOtherCode).toList();
        var own = new Publication(List.of(smoke), tree);
        own.publish(PublishedPreset.of(tree, smoke, "smoke"), others, new PictureStore(Path.of("none")));
        assertThat(own.unverified())
                .singleElement()
                .asString()
                .endsWith(
                        "; run and publish the preset again: ./l2bench run tiny --preset smoke, then ./l2bench publish tiny"
                                + " --preset smoke");
    }

    @Test
    void whereNothingIsPublishedTheTablesAreEmpty() throws IOException {
        var result = call(TINY, "publish");
        assertThat(result.err()).isEmpty();
        assertThat(text(Path.of(""), "RESULTS.md")).startsWith("# Results").doesNotContain("tiny");
    }
}
