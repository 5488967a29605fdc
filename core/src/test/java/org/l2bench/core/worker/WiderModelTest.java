package org.l2bench.core.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.Choice;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.DummySettings;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.MeasuringExperiment;
import org.l2bench.core.experiment.OwnArtifactsExperiment;
import org.l2bench.core.experiment.PartsExperiment;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.ReplicatesExperiment;
import org.l2bench.core.experiment.ShowingExperiment;
import org.l2bench.core.experiment.SmallPicture;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.experiment.TunedExperiment;
import org.l2bench.core.experiment.Tuning;
import org.l2bench.core.json.Json;
import org.l2bench.core.plan.CodeVersion;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.core.plan.Wishes;
import org.l2bench.core.record.PictureStore;
import org.l2bench.core.record.RunFolder;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.record.StoreProblem;
import org.l2bench.core.setting.Problems;

/** What experiments may be beyond one part with plain seeds, each through plan, worker and store. */
class WiderModelTest {
    @TempDir
    Path out;

    private DataRoot data() {
        return new DataRoot(Optional.empty(), out.resolve("data"));
    }

    private <S extends Record> TrialPlan<S> plan(Experiment<S> experiment, String... assignments) {
        var problems = new Problems();
        var wishes = new Wishes("quick", Optional.empty(), List.of(), Arrays.asList(assignments), "fp32", "cpu");
        var choice = RunChoice.check(experiment, wishes, problems);
        problems.throwIfAny();
        return TrialPlan.of(choice.orElseThrow(), TrialPlan.bases(choice.orElseThrow(), data()));
    }

    /** The records by the words of their trials; all trials must have one. */
    private Map<String, RunRecord> run(TrialPlan<?> plan) throws Exception {
        var folder = RunFolder.of(out, plan.choice().experiment().name(), "quick");
        var events = new DummyRun.Events();
        DummyRun.pool(DummyRun.launch(2), 2, folder).run(plan.artifacts(), plan.trials(), folder, data(), events);
        assertThat(events.failures).isEmpty();
        var found = folder.store().read();
        assertThat(found.rejected()).isEmpty();
        assertThat(found.records()).hasSameSizeAs(plan.trials());
        return found.records().values().stream()
                .collect(Collectors.toMap(r -> r.inputs().inWords(), Function.identity(), (a, b) -> a, TreeMap::new));
    }

    private static double metric(RunRecord record, String arm, String metric) {
        return record.outcome().orElseThrow().arms().get(arm).metrics().get(metric);
    }

    private static List<String> inWords(List<TrialInputs> trials) {
        return trials.stream().map(TrialInputs::inWords).toList();
    }

    private static List<String> ids(TrialPlan<?> plan, String part) {
        return plan.trials().stream()
                .filter(t -> t.part().equals(part))
                .map(TrialInputs::id)
                .toList();
    }

    @Test
    void foldsAndProblemsAreTrialsOfTheirOwn() throws Exception {
        var plan = plan(new ReplicatesExperiment(), "seeds=2");
        assertThat(inWords(plan.trials()))
                .containsExactly(
                        "seed 11, fold 0, plain",
                        "seed 11, fold 1, plain",
                        "seed 12, fold 0, plain",
                        "seed 12, fold 1, plain",
                        "problem rosenbrock, long",
                        "problem himmelblau, long");
        var records = run(plan);
        assertThat(metric(records.get("seed 11, fold 0, plain"), "plain", "sum"))
                .isNotEqualTo(metric(records.get("seed 11, fold 1, plain"), "plain", "sum"));
        // A stream that the folds of a seed share.
        assertThat(metric(records.get("seed 11, fold 0, plain"), "plain-off", "sum"))
                .isEqualTo(metric(records.get("seed 11, fold 1, plain"), "plain-off", "sum"))
                .isNotEqualTo(metric(records.get("seed 12, fold 0, plain"), "plain-off", "sum"));
        assertThat(metric(records.get("problem rosenbrock, long"), "long", "sum"))
                .isNotEqualTo(metric(records.get("problem himmelblau, long"), "long", "sum"));
        assertThat(plan.choice().trials()).isEqualTo(6);
        assertThat(plan.choice().steps()).isEqualTo(4 * 40 + 2 * 80);
    }

    @Test
    void theJsonOfATrialHasWhatItsReplicateHas() {
        var trials = plan(new ReplicatesExperiment(), "seeds=1").trials();
        assertThat(Json.tree(trials.get(1)).properties())
                .extracting(p -> p.getKey() + "=" + p.getValue())
                .contains("seed=11", "fold=1")
                .noneMatch(p -> p.startsWith("problem") || p.startsWith("part") || p.startsWith("treatment"));
        assertThat(Json.tree(trials.get(2)).properties())
                .extracting(p -> p.getKey() + "=" + p.getValue())
                .contains("problem=\"rosenbrock\"")
                .noneMatch(p -> p.startsWith("seed") || p.startsWith("fold"));
    }

    @Test
    void foldsBelongToSeedsAndProblemsHaveNone() {
        assertThatThrownBy(() -> Replicate.fold(11, -1)).hasMessageContaining("a fold must be >= 0, was -1");
        assertThatThrownBy(() -> Replicate.problem(" ")).hasMessageContaining("a problem needs a name");
    }

    @Test
    void partsTakeTurnsAndTheirArmsAreTreated() throws Exception {
        var plan = plan(new PartsExperiment());
        assertThat(inWords(plan.trials()))
                .containsExactly(
                        "seed 11, slow",
                        "seed 11, fast",
                        "the only trial, closed",
                        "seed 12, slow",
                        "seed 12, fast",
                        "seed 13, slow",
                        "seed 13, fast");
        var records = run(plan);
        assertThat(metric(records.get("seed 12, slow"), "slow", "way")).isEqualTo(12 + 2);
        assertThat(metric(records.get("seed 12, fast"), "fast", "way")).isEqualTo(12 + 20);
        assertThat(metric(records.get("the only trial, closed"), "closed", "sum"))
                .isEqualTo(6);
    }

    @Test
    void aTrialDependsOnItsOwnPartAndOnNoOther() {
        var before = plan(new PartsExperiment());
        var others = plan(new PartsExperiment(), "terms=5");
        assertThat(ids(others, "flow")).isEqualTo(ids(before, "flow")).doesNotHaveDuplicates();
        assertThat(ids(others, "formula")).doesNotContainAnyElementsOf(ids(before, "formula"));
        var closed = before.trials().get(2);
        assertThat(closed.data()).isEmpty();
        assertThat(before.trials().get(0).data()).containsOnlyKeys("river");
        var versions = CodeVersion.ofParts(new PartsExperiment());
        assertThat(closed.code()).isEqualTo(versions.get("formula")).isNotEqualTo(versions.get("flow"));
        assertThat(CodeVersion.inWords(versions)).startsWith("flow ").contains(", formula ");
    }

    @Test
    void theTreatmentOfAnArmIsPartOfItsTrialsIds() {
        var trial = plan(new PartsExperiment()).trials().get(0);
        var otherwise = new TrialInputs(
                trial.experiment(),
                trial.part(),
                trial.arm(),
                Optional.of(Json.tree(new PartsExperiment.Pace(2))),
                trial.replicate(),
                trial.settings(),
                trial.data(),
                trial.code(),
                trial.precision(),
                trial.device());
        assertThat(trial.treatment(PartsExperiment.Pace.class)).isEqualTo(new PartsExperiment.Pace(1));
        assertThat(otherwise.id()).isNotEqualTo(trial.id());
    }

    @Test
    void theArmsOfAReplicateShareItsArtifacts() throws Exception {
        var plan = plan(new OwnArtifactsExperiment());
        var records = run(plan);
        var nets = new TreeSet<String>();
        for (var seed : List.of(11, 12, 13)) {
            var plain = records.get("seed " + seed + ", plain").artifacts();
            assertThat(plain)
                    .containsOnlyKeys("net")
                    .isEqualTo(records.get("seed " + seed + ", long").artifacts());
            nets.add(plain.get("net").id());
        }
        assertThat(nets).hasSize(3);
        assertThat(plan.artifacts().get(0).neededBy(plan.trials()))
                .extracting(a -> a.inWords())
                .containsExactly("basis", "net of seed 11", "net of seed 12", "net of seed 13");
        assertThat(plan.artifacts().get(0).neededBy(plan.trials().subList(0, 2)))
                .extracting(a -> a.inWords())
                .containsExactly("basis", "net of seed 11");
    }

    @Test
    void whatIsMeasuredStandsBesideTheDigest() throws Exception {
        var plan = plan(new MeasuringExperiment(), "seeds=1");
        var first = run(plan).get("seed 11, plain");
        var again = RunFolder.of(out, "measuring", "again");
        DummyRun.pool(DummyRun.launch(1), 1, again).run(List.of(), plan.trials(), again, data(), new DummyRun.Events());
        var second = again.store().read().records().get(first.id());
        assertThat(second.outcome()).isNotEqualTo(first.outcome());
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(first.outcome().orElseThrow().arms().get("plain").measured()).containsOnlyKeys("time");
        assertThat(first.outcome()
                        .orElseThrow()
                        .comparable()
                        .arms()
                        .get("plain")
                        .measured())
                .isEmpty();
    }

    @Test
    void tablesAndPicturesOfAnOutcomeAreReadAgain() throws Exception {
        var plan = plan(new ShowingExperiment(), "seeds=2");
        var records = run(plan);
        var plain = records.get("seed 12, plain").outcome().orElseThrow().arms().get("plain");
        assertThat(plain.curve("windows.exact").orElseThrow().y()).containsExactly(12.0, 0.1, Double.MIN_VALUE);
        assertThat(plain.curve("windows.single").orElseThrow().y())
                .containsExactly(12.0, (double) 0.1f, (double) 1e-30f);
        assertThat(plain.curve("windows.packed").orElseThrow().y()).containsExactly(12.0, 0.1, -2.25);
        assertThat(plain.curve("windows.none")).isEmpty();
        var pictures = RunFolder.of(out, "showing", "quick").pictures();
        assertThat(PictureStore.named(records.values())).hasSize(1);
        try (var files = Files.list(pictures.folder())) {
            assertThat(files).hasSize(1);
        }
        var png = pictures.content(plain.pictures().get("ramp").digest()).orElseThrow();
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth() + " x " + image.getHeight()).isEqualTo("3 x 2");
        assertThat(image.getRaster().getSample(2, 1, 0)).isEqualTo(250);
    }

    @Test
    void aPictureThatWasChangedIsRefused() throws Exception {
        var store = new PictureStore(out.resolve("pictures"));
        var picture = SmallPicture.colour(1, 1, new byte[] {1, 2, 3});
        store.keep(picture);
        var file = store.folder().resolve(picture.digest() + ".png");
        Files.write(file, new byte[] {1});
        assertThatThrownBy(() -> store.content(picture.digest()))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("is not the picture that it is named after");
        assertThatThrownBy(() -> SmallPicture.grey(400, 400, new byte[400 * 400]))
                .hasMessageContaining("at most " + SmallPicture.LARGEST + " are kept");
    }

    @Test
    void aTunedArmRunsAtTheBestPointAndItsRecordSaysWhatThatWasChosenFrom() throws Exception {
        var plan = plan(new TunedExperiment(), "seeds=2");
        var records = run(plan);
        assertThat(records.get("seed 11, plain").choices()).isEmpty();
        var record = records.get("seed 11, long");
        assertThat(metric(record, "long", "sum")).isEqualTo(0.2);
        var choice = record.choices().get("long");
        assertThat(choice.seeds()).containsExactly(1000, 1001);
        assertThat(choice.chosen().inWords()).isEqualTo("decay 0.0, rate 0.2");
        assertThat(choice.best()).isEqualTo(1000.5);
        assertThat(choice.edges()).containsExactly("decay");
        assertThat(choice.tried())
                .extracting(t -> t.point().inWords() + ": " + t.mean())
                .contains("decay 0.0, rate 0.1: NaN", "decay 1.0, rate 0.2: 1001.5")
                .hasSize(6);
        assertThat(plan.artifacts().get(0).neededBy(plan.trials())).hasSize(6 * 2 + 1);
    }

    @Test
    void aLongerGridKeepsTheMeasurementsThatThereAre() {
        var grid = new TunedExperiment().tunings(DummySettings.DEFAULTS).get(0).grid();
        var longer = new Tuning.Grid(
                grid.tuning(),
                List.of(
                        new Tuning.Axis("rate", List.of(0.1, 0.2, 0.4, 0.8)),
                        grid.axes().get(1)),
                grid.seeds(),
                grid.metric(),
                grid.better());
        var extended = new TunedExperiment() {
            @Override
            public List<Tuning> tunings(DummySettings settings) {
                return List.of(new Tuning(longer, new Tuned(0.2), 1));
            }
        };
        var before = ids(plan(new TunedExperiment()));
        var after = ids(plan(extended));
        assertThat(after).hasSize(8 * 2 + 1);
        assertThat(after).filteredOn(before::contains).hasSize(6 * 2);
    }

    private static List<String> ids(TrialPlan<?> plan) {
        return plan.artifacts().get(0).planned().values().stream()
                .map(ArtifactInputs::id)
                .toList();
    }

    @Test
    void ofEqualMeansTheFirstIsChosenAndNoneIfNoneIsFinite() {
        var grid = new Tuning.Grid(
                "t", List.of(new Tuning.Axis("x", List.of(3.0, 1.0, 2.0))), List.of(1), "m", Tuning.Better.LARGER);
        var values = List.of(List.of(5.0), List.of(5.0), List.of(4.0));
        assertThat(Choice.of(grid, values).chosen().value("x")).isEqualTo(3);
        assertThat(Choice.of(grid, values).edges()).containsExactly("x");
        var none = List.of(List.of(Double.NaN), List.of(Double.NaN), List.of(Double.POSITIVE_INFINITY));
        assertThatThrownBy(() -> Choice.of(grid, none)).hasMessage("tuning t has no point whose mean m is finite");
    }
}
