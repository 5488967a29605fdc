package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.PictureStore;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.record.RunStore;
import org.l2bench.reports.publish.Publication;
import org.l2bench.reports.publish.PublishedPreset;

/** Whatever is planted, the checker finds it and names it on the right side. */
class CheckTest {
    @TempDir
    Path home;

    private Path tree;
    private Path golden;
    private Path data;

    /** Running takes time; the goldens of an unchanged suite are made once. */
    private static String unchanged;

    private static List<RunRecord> ofQuick;

    @BeforeEach
    void prepare() throws IOException {
        tree = home.resolve("tree");
        golden = tree.resolve("golden/tiny.json");
        data = home.resolve("data");
        Files.createDirectories(tree.resolve("experiments"));
        Files.createDirectories(data);
        Files.writeString(tree.resolve("README.md"), "# A tree\n<!-- results:begin -->\n<!-- results:end -->\n");
        Files.writeString(data.resolve("stones"), "stones of all kinds");
    }

    private Calls.Result check(String... arguments) {
        var all = new ArrayList<>(List.of("check", "--tree", tree.toString(), "--data-dir", data.toString()));
        all.addAll(List.of(arguments));
        return new Calls(home).call(all.toArray(String[]::new));
    }

    private void keep() throws IOException {
        if (unchanged == null) {
            assertThat(check("--update", "--reason", "the first").exitCode()).isZero();
            unchanged = Files.readString(golden);
        }
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, unchanged);
    }

    /** Changes the golden of the arm {@code plain}, which is the second in the file. */
    private void plant(Consumer<ObjectNode> change) throws IOException {
        var file = Json.MAPPER.readTree(golden.toFile());
        for (var trial : file.get("trials")) {
            if (trial.at("/inputs/arm").asText().equals("plain")) {
                change.accept((ObjectNode) trial);
            }
        }
        Files.writeString(golden, Json.pretty(file));
    }

    @Test
    void whatIsRunAgainUnchangedIsTheSame() throws IOException {
        keep();
        var result = check();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("tiny        2     0", "Nothing has drifted.");
        assertThat(check("--update", "--reason", "again").out()).contains("left alone");
        assertThat(golden).content().contains("\"reason\" : \"the first\"");
    }

    @Test
    void aChangedNumberIsFoundAndTheGoldenSideIsNamed() throws IOException {
        keep();
        plant(t -> {
            var metrics = (ObjectNode) t.at("/outcome/arms/plain/metrics");
            metrics.put("score", metrics.get("score").asDouble() - 0.25);
        });
        var result = check("tiny");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("tiny        1     0                 1        0", "tiny, seed 11, plain: drifted")
                .containsPattern("metric score of plain +-?0\\.\\d+ +0\\.\\d+ +\\+0\\.250 +0\\.00")
                .contains("./l2bench check tiny --update --reason");
    }

    @Test
    void theSameBitsAreTheSameOnAnyMachine() throws IOException {
        keep();
        plant(t -> ((ObjectNode) t.get("machine")).put("cpuModel", "abacus"));
        assertThat(check().out()).contains("tiny        2     0", "cpuModel golden \"abacus\", now");
    }

    @Test
    void onAnotherMachineTheToleranceOfTheMetricDecides() throws IOException {
        keep();
        plant(t -> {
            ((ObjectNode) t.get("machine")).put("cpuModel", "abacus");
            var metrics = (ObjectNode) t.at("/outcome/arms/plain/metrics");
            metrics.put("score", metrics.get("score").asDouble() + 0.009);
        });
        var near = check();
        assertThat(near.exitCode()).isZero();
        assertThat(near.out()).contains("tiny        1     1", "cpuModel golden \"abacus\", now");

        plant(t -> {
            var metrics = (ObjectNode) t.at("/outcome/arms/plain/metrics");
            metrics.put("score", metrics.get("score").asDouble() + 0.009);
        });
        var far = check();
        assertThat(far.exitCode()).isEqualTo(1);
        assertThat(far.out()).containsPattern("metric score of plain.* -0\\.0180 +0\\.0100");
    }

    private void plantCurve(String axis, int index, double by) throws IOException {
        plant(t -> {
            ((ObjectNode) t.get("machine")).put("cpuModel", "abacus");
            var values = (ArrayNode) t.at("/outcome/arms/plain/curves/steps.score/" + axis);
            values.set(index, values.get(index).asDouble() + by);
        });
    }

    @Test
    void onAnotherMachineTheToleranceOfTheCurveDecides() throws IOException {
        keep();
        plantCurve("y", 1, 0.009);
        plantCurve("x", 0, 0.0009);
        assertThat(check().exitCode()).isZero();
        plantCurve("y", 1, 0.009);
        var far = check();
        assertThat(far.exitCode()).isEqualTo(1);
        assertThat(far.out()).containsPattern("curve steps.score of plain at 2.0.* -0\\.0180 +0\\.0100");

        keep();
        plantCurve("x", 1, 0.002);
        assertThat(check().out()).containsPattern("curve steps.score of plain, x at 2.002 .* 0\\.00100");
    }

    @Test
    void onTheSameMachineACurveIsComparedBitForBit() throws IOException {
        keep();
        plant(t -> {
            var values = (ArrayNode) t.at("/outcome/arms/plain/curves/steps.score/y");
            values.set(0, Math.nextUp(values.get(0).asDouble()));
        });
        var result = check();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("curve steps.score of plain at 1.0");
    }

    @Test
    void aChangedSettingIsFound() throws IOException {
        keep();
        plant(t -> ((ObjectNode) t.at("/inputs/settings")).put("epochs", 3));
        var result = check();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).containsPattern("setting epochs +3 +2");
    }

    @Test
    void aChangedByteOfTheDataIsFound() throws IOException {
        keep();
        Files.writeString(data.resolve("stones"), "stones of all kinDs");
        var result = check();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("data stones", "2        0");
    }

    @Test
    void aChangedSeedIsMissingOnBothSides() throws IOException {
        keep();
        plant(t -> ((ObjectNode) t.get("inputs")).put("seed", 99));
        var result = check();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("there is a golden, but preset smoke has no such trial now:\n  seed 99, plain")
                .contains("there is no golden in " + golden + ":\n  seed 11, plain");
    }

    @Test
    void goldensThatAreMissingAreNotTakenForGranted() {
        assertThat(check().exitCode()).isEqualTo(1);
    }

    @Test
    void publishedRecordsAreTheGoldensOfTheirPreset() throws IOException {
        var calls = new Calls(home);
        calls.run("--data-dir", data.toString());
        calls.call("publish", "tiny", "--out", home.toString(), "--tree", tree.toString());
        var store = new RunStore(tree.resolve("results/tiny/records"));
        var id = store.read().records().firstKey();

        var one = check("--preset", "quick", "--record", id.substring(0, 8));
        assertThat(one.exitCode()).isZero();
        assertThat(one.out()).contains("1 trial is run again", "tiny        1     0");
        assertThat(check("--preset", "quick", "--sample", "2").out()).contains("tiny        2     0");
        assertThat(check("--preset", "quick").out()).contains("tiny        6     0");

        Files.writeString(store.file(id), Files.readString(store.file(id)).replace("\"seed\" : 1", "\"seed\" : 2"));
        var edited = check("--preset", "quick");
        assertThat(edited.exitCode()).isEqualTo(1);
        assertThat(edited.err()).contains(id + ".json: edited or foreign");
    }

    /** Records of preset quick, as a run makes them; made once. */
    private List<RunRecord> quick() throws IOException {
        if (ofQuick == null) {
            new Calls(home).run("--data-dir", data.toString());
            ofQuick = List.copyOf(
                    RunFolder.of(home, "tiny", "quick").store().read().records().values());
        }
        assertThat(ofQuick).hasSize(6);
        return ofQuick;
    }

    /** A record as another code version would have made it. */
    static RunRecord ofOtherCode(RunRecord record) {
        var in = record.inputs();
        var inputs = new TrialInputs(
                in.experiment(),
                in.part(),
                in.arm(),
                in.treatment(),
                in.replicate(),
                in.settings(),
                in.data(),
                "0123456789ab",
                in.precision(),
                in.device());
        return RunRecord.finished(inputs, record.machine(), record.outcome().orElseThrow(), record.execution());
    }

    private static final PictureStore NO_PICTURES = new PictureStore(Path.of("none"));

    private RunStore publishOfOtherCode() throws IOException {
        publication()
                .publish(place(), quick().stream().map(CheckTest::ofOtherCode).toList(), NO_PICTURES);
        return new RunStore(tree.resolve("results/tiny/records"));
    }

    private PublishedPreset<?> place() {
        return PublishedPreset.of(tree, new TinyExperiment(), "quick");
    }

    private Publication publication() {
        return new Publication(List.of(new TinyExperiment()), tree);
    }

    @Test
    void recordsOfOtherCodeAreVerifiedByASampleAndTheTreeSaysSo() throws IOException {
        publishOfOtherCode();
        assertThat(publication().unverified())
                .singleElement()
                .asString()
                .contains("./l2bench check tiny --preset quick --sample 2 --record-verification");

        var result = check("tiny", "--preset", "quick", "--sample", "2", "--record-verification");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("tiny: recorded that code", "gives the same bits in 2 trials");
        assertThat(publication().unverified()).isEmpty();
        assertThat(tree.resolve("results/tiny/report.md")).content().contains("verified again", "in 2 trials");
        assertThat(publication().stale(Files.createTempDirectory(home, "scratch")))
                .isEmpty();

        // Published anew, there is nothing to verify.
        publication().publish(place(), quick(), NO_PICTURES);
        assertThat(tree.resolve("results/tiny/verified.json")).doesNotExist();
        assertThat(publication().unverified()).isEmpty();
        assertThat(check("--preset", "quick", "--sample", "1", "--record-verification")
                        .out())
                .contains("published with this code, nothing to record");
        assertThat(tree.resolve("results/tiny/verified.json")).doesNotExist();
    }

    @Test
    void whatIsFoundOtherwiseIsNotVerified() throws IOException {
        var store = publishOfOtherCode();
        for (var record : store.read().records().values()) {
            Files.delete(store.file(record.id()));
            var arms = new TreeMap<>(record.outcome().orElseThrow().arms());
            arms.replaceAll((arm, r) -> new ArmResult(new TreeMap<>(Map.of("score", 0.25)), r.curves()));
            var other = new Outcome(arms, record.outcome().orElseThrow().coverage());
            store.write(RunRecord.finished(record.inputs(), record.machine(), other, record.execution()));
        }
        var result = check("--preset", "quick", "--sample", "1", "--record-verification");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("./l2bench run tiny --preset quick && ./l2bench publish tiny --preset quick")
                .doesNotContain("--update");
        assertThat(tree.resolve("results/tiny/verified.json")).doesNotExist();
        assertThat(publication().unverified()).hasSize(1);
    }

    @Test
    void aSampleIsSpreadOverArmsAndAlwaysTheSame() throws IOException {
        publishOfOtherCode();
        var first = check("--preset", "quick", "--sample", "2").out();
        assertThat(first).contains(", plain done in", ", better done in");
        assertThat(trials(check("--preset", "quick", "--sample", "2").out())).isEqualTo(trials(first));
    }

    /** Experiment, seed and arm of what was run. */
    private static List<String> trials(String out) {
        return out.lines()
                .filter(l -> l.startsWith("["))
                .map(l -> l.replaceAll("\\[.*?\\] (.*) done in.*", "$1"))
                .sorted()
                .toList();
    }

    @Test
    void aGoldenFileThatIsNoneIsNamedBeforeAnythingRuns() throws IOException {
        keep();
        for (var content : List.of(
                "",
                "{",
                "null",
                unchanged.substring(0, unchanged.length() / 2),
                unchanged.replace("\"experiment\" : \"tiny\"", "\"experiment\" : \"huge\""),
                unchanged.replaceFirst("\"format\" : 1", "\"format\" : 7"),
                unchanged.replace("\"preset\" : \"smoke\"", "\"preset\" : \"quick\""))) {
            Files.writeString(golden, content);
            var result = check("tiny");
            assertThat(result.exitCode()).as(content).isEqualTo(2);
            assertThat(result.err())
                    .contains(golden.toString(), "golden trials", "--update --reason")
                    .doesNotContain("Exception", "line -1", "org.l2bench");
            assertThat(result.out()).doesNotContain("run again");
        }
    }

    @Test
    void aDamagedPublishedRecordIsNamedAsSuch() throws IOException {
        var store = publishOfOtherCode();
        var id = store.read().records().firstKey();
        Files.writeString(store.file(id), "");
        var asked = check("--preset", "quick", "--record", id);
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err())
                .contains("a damaged published record", store.file(id).toString())
                .doesNotContain("no golden");
        var publish = new Calls(home).call("publish", "--tree", tree.toString());
        assertThat(publish.exitCode()).isEqualTo(2);
        assertThat(publish.err())
                .contains("a damaged published record", store.file(id).toString());
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        var result = check("tini", "--preset", "quick", "--update", "--sample", "0", "--record", "x", "--workers", "0");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("did you mean tiny")
                .contains("sample must be from 1 to 1000000, was 0")
                .contains("a record's id is up to 20 hexadecimal digits")
                .contains("--record and --sample exclude each other")
                .contains("replace them with `l2bench publish`")
                .contains("--update needs --reason")
                .contains("workers must be from 1 to 256, was 0");
        assertThat(golden).doesNotExist();
        assertThat(check("--record", "0123abcd").err()).contains("no golden of preset smoke has the id 0123abcd");
    }
}
