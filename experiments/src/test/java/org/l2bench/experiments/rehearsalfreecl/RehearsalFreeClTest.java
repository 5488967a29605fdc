package org.l2bench.experiments.rehearsalfreecl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.json.Json;
import org.l2bench.core.plan.ArtifactPlan;
import org.l2bench.core.setting.InvalidSettings;

class RehearsalFreeClTest {
    @TempDir
    static Path shared;

    @TempDir
    Path own;

    private final RehearsalFreeCl experiment = ClRuns.EXPERIMENT;
    private final ClSettings smoke = ClRuns.smoke();

    @BeforeAll
    static void oneThreadAsInAWorker() {
        torch.set_num_threads(1);
    }

    @Test
    void everyArmYieldsItsMetricsAndSaysWhatItCovers() {
        var runs = ClRuns.of(smoke, shared);
        var arms = experiment.arms(smoke);
        assertThat(arms).hasSize(20);
        for (var arm : arms) {
            var outcome = runs.run(arm.name(), 11);
            assertThat(outcome.arms()).as(arm.name()).containsOnlyKeys(arm.name());
            assertThat(outcome.arms().get(arm.name()).metrics().keySet())
                    .as(arm.name())
                    .isEqualTo(metricsOf(arm));
            assertThat(outcome.coverage().get(0)).contains("all parameters: covers");
        }
        assertThat(runs.run("P-predkd+l2", 11).coverage())
                .anyMatch(l -> l.startsWith("L2 to the anchor, lambda 0.05; encoder: covers 8 tensors"));
        assertThat(runs.run("P-predkd+freeze", 11).coverage().get(0))
                .contains("of 10 tensors of the network 8 are not trained");
    }

    private Set<String> metricsOf(Arm arm) {
        return experiment.metrics(smoke).stream()
                .filter(m -> experiment.reports(smoke, arm, m))
                .map(Metric::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aTrialRunsAgainBitForBitAndAnotherSeedDiffers() {
        var first = Json.canonical(ClRuns.of(smoke, shared).run("P-predkd+ewc", 11));
        assertThat(Json.canonical(ClRuns.of(smoke, own).run("P-predkd+ewc", 11)))
                .as("with artifacts that were built again")
                .isEqualTo(first);
        assertThat(Json.canonical(ClRuns.of(smoke, shared).run("P-predkd+ewc", 12)))
                .isNotEqualTo(first);
    }

    @Test
    void aTrialThatIsCutOffAfterATaskEndsWithTheSameOutcome() {
        var runs = ClRuns.of(smoke, shared);
        var whole = runs.run("R-predkd+ewc", 11);
        var context = runs.context("R-predkd+ewc", 11, (done, total) -> {
            if (done == total - 1) {
                throw new IllegalStateException("cut off");
            }
        });
        assertThatThrownBy(() -> ClTrial.run(context, 0)).hasMessage("cut off");
        assertThat(context.checkpoint()).exists();
        var steps = new TreeSet<Long>();
        var again = runs.context("R-predkd+ewc", 11, (done, total) -> steps.add(done));
        assertThat(Json.canonical(ClTrial.run(again, 0))).isEqualTo(Json.canonical(whole));
        assertThat(steps.first()).as("only the second task is learned again").isEqualTo(11);
    }

    @Test
    void aTrialWithADamagedCheckpointEndsWithTheSameOutcome() throws IOException {
        var runs = ClRuns.of(smoke, shared);
        var context = runs.context("R-predkd+ewc", 13, (done, total) -> {
            if (done == total - 1) {
                throw new IllegalStateException("cut off");
            }
        });
        assertThatThrownBy(() -> ClTrial.run(context, 0)).hasMessage("cut off");
        var bytes = Files.readAllBytes(context.checkpoint());
        bytes[bytes.length / 3] ^= 1;
        Files.write(context.checkpoint(), bytes);
        var steps = new TreeSet<Long>();
        var again = runs.context("R-predkd+ewc", 13, (done, total) -> steps.add(done));
        var outcome = Json.canonical(ClTrial.run(again, 0));
        assertThat(steps.first()).as("all tasks are learned again").isEqualTo(1);
        Files.delete(context.checkpoint());
        assertThat(outcome).isEqualTo(Json.canonical(runs.run("R-predkd+ewc", 13)));
    }

    /** K15: with one task nothing can be forgotten, and it says so by leaving the numbers out. */
    @Test
    void withOneTaskThereIsNoForgetting() {
        var one = ClRuns.with(smoke, Map.of("tasks", "1", "sweepTasks", "1"));
        var metrics = ClRuns.of(one, own).run("R-naive", 11).arms().get("R-naive");
        assertThat(metrics.metrics())
                .containsKey(ClMetricNames.AVERAGE)
                .doesNotContainKey(ClMetricNames.GLOBAL_FORGETTING);
        assertThat(metrics.curves().get(ClStream.global(0)).y())
                .isEqualTo(metrics.curves().get(ClStream.local(0)).y())
                .containsExactly(metrics.metrics().get(ClMetricNames.AVERAGE));
        assertThat(experiment.metrics(one)).extracting(Metric::name).doesNotContain(ClMetricNames.GLOBAL_FORGETTING);
    }

    @Test
    void theSweepIsInTheRecordsAndItsWeightIsUsed() {
        var two = ClRuns.with(smoke, Map.of("l2Weights", "0.05,500", "sweepOrders", "1000,1001"));
        var runs = ClRuns.of(two, own);
        var arm = runs.run("R-predkd+l2", 11).arms().get("R-predkd+l2");
        var curve = arm.curves().get("sweep.l2");
        assertThat(curve.x()).containsExactly(0.05, 500.0);
        assertThat(arm.curves().get("sweep.l2.ratio.task2").y()).allMatch(r -> r > 0);
        var inputs = runs.inputs("R-predkd+l2", 11);
        var plan = ArtifactPlan.of(experiment, two, inputs);
        var table = ClChoice.read(runs.file(plan.idsFor(inputs).get(ClChoice.NAME)), ClChoice.Table.class);
        assertThat(table.rows()).hasSize(2 * (1 + 2 + 1 + 1));
        assertThat(table.chosen().l2()).isIn(0.05, 500.0);
        assertThat(runs.run("R-predkd+l2", 11).coverage())
                .anyMatch(l -> l.contains("lambda " + table.chosen().l2()));
        var none = runs.run("R-predkd", 11).arms().get("R-predkd").curves().get("sweep.l2");
        assertThat(none.y()).hasSize(2).containsOnly(none.y().get(0));
    }

    @Test
    void thePresetsAreThoseOfTheSheet() {
        var quick = experiment.preset("quick").orElseThrow();
        assertThat(quick.seeds()).containsExactly(11, 12, 13, 14, 15);
        assertThat(steps(quick.settings(), "R-predkd+l2")).isEqualTo(900);
        assertThat(steps(quick.settings(), "P-upper")).isEqualTo(920);
        var artifacts = experiment.artifacts(quick.settings());
        assertThat(artifacts).hasSize(1 + 72 + 1);
        assertThat(artifacts.get(0).steps()).isEqualTo(2500);
        assertThat(artifacts.get(1).steps()).isEqualTo(540);
        assertThat(quick.settings().encoder().depths()).containsExactly("conv1", "conv2", "conv3", "feature", "logits");
        var paper = experiment.preset("paper").orElseThrow().settings();
        assertThat(steps(paper, "P-predkd+l2")).isEqualTo(10L * (5000 / 128) * 250);
        assertThat(experiment.artifacts(paper)).isEmpty();
        assertThat(experiment.arms(experiment.preset("paper-vit").orElseThrow().settings()))
                .extracting(Arm::name)
                .containsExactly(
                        "P-naive",
                        "P-predkd",
                        "P-predkd+ewc",
                        "P-predkd+l2",
                        "P-predkd+ewc-l2start",
                        "P-predkd+freeze",
                        "P-upper");
    }

    private long steps(ClSettings settings, String name) {
        return experiment.arms(settings).stream()
                .filter(a -> a.name().equals(name))
                .mapToLong(a -> experiment.steps(settings, a))
                .sum();
    }

    @Test
    void onlyArmsThatReadThemNeedArtifacts() {
        var needs =
                experiment.arms(smoke).stream().collect(Collectors.toMap(Arm::name, a -> experiment.needs(smoke, a)));
        assertThat(needs.get("R-naive")).isEmpty();
        assertThat(needs.get("P-upper")).containsExactly("pretraining");
        assertThat(needs.get("R-ewc")).containsExactly("weights");
        assertThat(needs.get("P-predkd+l2")).containsExactly("pretraining", "weights");
        assertThat(needs.get("P-predkd+freeze")).containsExactly("pretraining");
    }

    @Test
    void claimsNameOnlyWhatTrialsReport() {
        for (var preset : experiment.presets()) {
            var settings = preset.settings();
            var claims = experiment.claims(settings);
            assertThat(claims).extracting(c -> c.id()).doesNotHaveDuplicates().contains("C11", "C13", "C14");
            var named = claims.stream()
                    .filter(c -> !c.id().equals("C12"))
                    .flatMap(c -> quantities(c.rule()))
                    .toList();
            assertThat(named).hasSizeGreaterThan(5).allMatch(q -> isReported(settings, q));
        }
        assertThat(experiment.claims(smoke))
                .extracting(c -> c.id())
                .contains("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C7e", "C8", "C9", "C10", "C12", "Gate");
    }

    private static Stream<Quantity> quantities(Rule rule) {
        if (rule instanceof Rule.PairedDifference r) {
            return r.contrasts().stream().flatMap(RehearsalFreeClTest::quantities);
        } else if (rule instanceof Rule.ReportDifference r) {
            return r.contrasts().stream().flatMap(RehearsalFreeClTest::quantities);
        }
        throw new AssertionError("a rule that this experiment did not use before: " + rule);
    }

    private static Stream<Quantity> quantities(Contrast contrast) {
        return Stream.of(contrast.left(), contrast.right()).flatMap(RehearsalFreeClTest::parts);
    }

    private static Stream<Quantity> parts(Quantity quantity) {
        return quantity instanceof Quantity.Difference d
                ? Stream.of(d.left(), d.right()).flatMap(RehearsalFreeClTest::parts)
                : Stream.of(quantity);
    }

    private boolean isReported(ClSettings settings, Quantity quantity) {
        var wanted = (Quantity.MetricOf) quantity;
        return experiment.arms(settings).stream()
                .filter(a -> a.name().equals(wanted.arm()))
                .anyMatch(a -> experiment.metrics(settings).stream()
                        .anyMatch(m -> m.name().equals(wanted.metric()) && experiment.reports(settings, a, m)));
    }

    /** C12 is about curves of the sweep. */
    @Test
    void theSweepsClaimFindsItsCurves() {
        var runs = ClRuns.of(smoke, shared);
        var rule = experiment.claims(smoke).stream()
                .filter(c -> c.id().equals("C12"))
                .findFirst()
                .orElseThrow()
                .rule();
        var named = quantities(rule).map(q -> (Quantity.CurveAt) q).distinct().toList();
        assertThat(named).hasSize(8);
        for (var point : named) {
            var curves = runs.run(point.arm(), 11).arms().get(point.arm()).curves();
            assertThat(curves.get(point.curve()).x()).contains(point.x());
        }
    }

    @Test
    void allProblemsOfTheSettingsAreReportedTogether() {
        assertThatThrownBy(() -> ClRuns.with(
                        smoke, Map.of("batchSize", "0", "pretrainClasses", "0", "data", "nope", "l2Weights", "2,1")))
                .isInstanceOfSatisfying(InvalidSettings.class, e -> assertThat(e.problems())
                        .anyMatch(p -> p.startsWith("batchSize must be from 1"))
                        .anyMatch(p -> p.startsWith("either backbone names a file or pretrainClasses is > 0"))
                        .anyMatch(p -> p.startsWith("data must name an image set or be folder:PATH, \"nope\" is none"))
                        .anyMatch(p -> p.startsWith("l2Weights must be ascending")));
        assertThatThrownBy(() -> ClRuns.with(smoke, Map.of("testPerClass", "90", "tasks", "70")))
                .isInstanceOfSatisfying(InvalidSettings.class, e -> assertThat(e.problems())
                        .anyMatch(p -> p.contains("must share the 100 images of a class of quickdraw"))
                        .anyMatch(p -> p.endsWith("need 144 classes, quickdraw has 125")));
    }

    @Test
    void aMissingBackboneIsNamedWithWhatToDo() {
        var paper = experiment.preset("paper").orElseThrow().settings();
        assertThatThrownBy(() ->
                        experiment.dataFingerprints(paper, ClRuns.of(paper, own).root()))
                .hasMessageContaining("cifar100: missing")
                .hasMessageContaining("backbone: missing resnet18.safetensors");
        assertThat(Files.exists(own.resolve("backbones"))).isFalse();
    }

    @Test
    void stepsAreTimedOnNoise() {
        for (var arm : List.of("R-naive", "P-predkd+l2", "R-predkd+featkd/soft", "P-predkd+freeze", "P-upper")) {
            var seconds = experiment.secondsPerStep(
                    smoke,
                    experiment.arms(smoke).stream()
                            .filter(a -> a.name().equals(arm))
                            .findFirst()
                            .orElseThrow(),
                    "fp32",
                    "cpu");
            assertThat(seconds).as(arm).isBetween(1e-5, 5.0);
        }
    }
}
