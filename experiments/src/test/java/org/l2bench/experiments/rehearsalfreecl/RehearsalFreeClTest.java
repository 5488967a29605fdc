package org.l2bench.experiments.rehearsalfreecl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.testkit.Chance;
import org.l2bench.testkit.ExperimentContract;
import org.l2bench.testkit.Terms;

class RehearsalFreeClTest extends ExperimentContract<Settings> {
    private final RehearsalFreeCl experiment = new RehearsalFreeCl();

    @Override
    protected Terms<Settings> terms() {
        return Terms.of(experiment)
                .repeats("P-predkd+ewc", "R-naive")
                .resumes("R-predkd+ewc", "P-predkd+l2")
                .mistaken(Map.of(
                        "training.batchSize",
                        "0",
                        "pretraining.classes",
                        "0",
                        "images.data",
                        "nope",
                        "sweep.l2",
                        "2,1"))
                .paperLacks("cifar100", "backbone")
                .learns(new Chance("R-upper", MetricNames.AVERAGE, 25, 12, Map.of("training.epochs", "20")));
    }

    private ArmResult result(Settings settings, String arm) {
        return trials().result(settings, arm, 11);
    }

    private Settings with(Map<String, String> changes) {
        return trials().with("smoke", changes);
    }

    @Test
    void outcomesSayWhatIsCovered() {
        assertThat(trials().run(smoke(), "R-naive", 11).coverage().get(0)).contains("all parameters: covers");
        assertThat(trials().run(smoke(), "P-predkd+l2", 11).coverage())
                .anyMatch(l -> l.startsWith("L2 to the anchor, lambda 0.05; encoder: covers 8 tensors"));
        assertThat(trials().run(smoke(), "P-predkd+freeze", 11).coverage().get(0))
                .contains("of 10 tensors of the network 8 are not trained");
    }

    /** K15: with one task nothing can be forgotten, and it says so by leaving the numbers out. */
    @Test
    void withOneTaskThereIsNoForgetting() {
        var one = with(Map.of("training.tasks", "1", "sweep.tasks", "1"));
        var metrics = result(one, "R-naive");
        assertThat(metrics.metrics()).containsKey(MetricNames.AVERAGE).doesNotContainKey(MetricNames.GLOBAL_FORGETTING);
        assertThat(metrics.curves().get(StreamRun.global(0)).y())
                .isEqualTo(metrics.curves().get(StreamRun.local(0)).y())
                .containsExactly(metrics.metrics().get(MetricNames.AVERAGE));
        assertThat(experiment.metrics(one)).extracting(Metric::name).doesNotContain(MetricNames.GLOBAL_FORGETTING);
    }

    @Test
    void theSweepIsInTheRecordsAndItsWeightIsUsed() {
        var two = with(Map.of("sweep.l2", "0.05,500", "sweep.orders", "1000,1001"));
        var arm = result(two, "R-predkd+l2");
        var curve = arm.curves().get("sweep.l2");
        assertThat(curve.x()).containsExactly(0.05, 500.0);
        assertThat(arm.curves().get("sweep.l2.ratio.task2").y()).allMatch(r -> r > 0);
        var table =
                WeightChoice.read(trials().artifact(two, "R-predkd+l2", WeightChoice.NAME), WeightChoice.Table.class);
        assertThat(table.rows()).hasSize(2 * (1 + 2 + 1 + 1));
        assertThat(table.chosen().l2()).isIn(0.05, 500.0);
        assertThat(trials().run(two, "R-predkd+l2", 11).coverage())
                .anyMatch(l -> l.contains("lambda " + table.chosen().l2()));
        var none = result(two, "R-predkd").curves().get("sweep.l2");
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
        assertThat(quick.settings().net().depths()).containsExactly("conv1", "conv2", "conv3", "feature", "logits");
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

    private long steps(Settings settings, String name) {
        return experiment.arms(settings).stream()
                .filter(a -> a.name().equals(name))
                .mapToLong(a -> experiment.steps(settings, a))
                .sum();
    }

    @Test
    void onlyArmsThatReadThemNeedArtifacts() {
        var needs = experiment.arms(smoke()).stream()
                .collect(Collectors.toMap(Arm::name, a -> experiment.needs(smoke(), a)));
        assertThat(needs.get("R-naive")).isEmpty();
        assertThat(needs.get("P-upper")).containsExactly("pretraining");
        assertThat(needs.get("R-ewc")).containsExactly("weights");
        assertThat(needs.get("P-predkd+l2")).containsExactly("pretraining", "weights");
        assertThat(needs.get("P-predkd+freeze")).containsExactly("pretraining");
    }

    @Test
    void theClaimsOfTheSheetAreMade() {
        for (var preset : experiment.presets()) {
            var settings = preset.settings();
            var claims = experiment.claims(settings);
            assertThat(claims).extracting(c -> c.id()).doesNotHaveDuplicates().contains("C11", "C13", "C14");
        }
        assertThat(experiment.claims(smoke()))
                .extracting(c -> c.id())
                .contains("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C7e", "C8", "C9", "C10", "C12", "Gate");
    }

    /** Less of the stream would be too little for a step of the pre-training, which leaves the test images alone. */
    @Test
    void aLargePretrainingBatchCanBeTimed() {
        var settings = with(Map.of(
                "training.batchSize", "1",
                "pretraining.classes", "1",
                "pretraining.perClass", "40",
                "pretraining.batchSize", "40"));
        var timed = experiment.timing(settings).settings();
        assertThat(timed.training().batchSize()).isEqualTo(1);
        assertThat(timed.pretraining().perClass()).isEqualTo(40);
    }

    /** C12 is about curves of the sweep. */
    @Test
    void theSweepsClaimFindsItsCurves() {
        var rule = experiment.claims(smoke()).stream()
                .filter(c -> c.id().equals("C12"))
                .findFirst()
                .orElseThrow()
                .rule();
        var named = rule.reads().stream().distinct().toList();
        assertThat(named).hasSize(8);
        for (var point : named) {
            var arm = point.arms().get(0);
            var curves = result(smoke(), arm).curves();
            assertThat(curves.get(point.names().get(0)).x())
                    .contains(point.place().orElseThrow());
        }
    }

    @Test
    void whatTheDataSetCannotGiveIsNamed() {
        assertThatThrownBy(() -> with(Map.of("images.testPerClass", "90", "training.tasks", "70")))
                .isInstanceOfSatisfying(InvalidSettings.class, e -> assertThat(e.problems())
                        .anyMatch(p -> p.contains("must share the 100 images of a class of quickdraw"))
                        .anyMatch(p -> p.endsWith("need 144 classes, quickdraw has 125")));
    }
}
