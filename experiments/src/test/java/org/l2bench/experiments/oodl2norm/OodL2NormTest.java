package org.l2bench.experiments.oodl2norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.testkit.Chance;
import org.l2bench.testkit.ExperimentContract;
import org.l2bench.testkit.Terms;

class OodL2NormTest extends ExperimentContract<Settings> {
    private final OodL2Norm experiment = new OodL2Norm();

    @Override
    protected Terms<Settings> terms() {
        return Terms.of(experiment)
                .repeats(Arms.L2_SHORT, Arms.NO_SHORT)
                .resumes(Arms.L2_LONG)
                .mistaken(Map.of(
                        "sgd.batchSize",
                        "1",
                        "sgd.momentum",
                        "1.5",
                        "length.shortEpochs",
                        "0",
                        "data.idClasses",
                        "0,99,-1"))
                .paperLacks("cifar10", "cifar100", "svhn", "tiny-imagenet")
                .learns(new Chance(Arms.NO_SHORT, "accuracy.test", 12.5, 10, Map.of()));
    }

    private ArmResult result(Settings settings, String arm) {
        return trials().result(settings, arm, 11);
    }

    private Settings with(Map<String, String> changes) {
        return trials().with("smoke", changes);
    }

    @Test
    void fewerImagesThanFeaturesMakeTheJitterAct() {
        var result = result(smoke(), Arms.NO_SHORT);
        assertThat(result.metrics().get("density.jitter")).isPositive();
    }

    /** K14: whatever the OoD images are, the weights, the constants and the Gaussians are the same. */
    @Test
    void oodImagesChangeNothingButTheirOwnScores() {
        var usual = result(smoke(), Arms.NO_SHORT);
        var other = result(with(Map.of("data.far", "patches", "data.near", "quickdraw")), Arms.NO_SHORT);
        assertThat(other.curves().get("loss")).isEqualTo(usual.curves().get("loss"));
        for (var name : List.of(
                "accuracy.test",
                "nc1",
                "density.jitter",
                "density.eigenvalue.min",
                "density.eigenvalue.max",
                "classifier.norm",
                "norm.mean.id",
                "auroc.density.patches")) {
            assertThat(other.metrics().get(name))
                    .as(name)
                    .isEqualTo(usual.metrics().get(name));
        }
        assertThat(other.metrics()).containsKey("auroc.density.quickdraw");
    }

    /** K13: until the first milestone of the shorter run, a short and a long run are the same steps. */
    @Test
    void armsOfASeedSeeTheSameBatches() {
        var changed =
                with(Map.of("length.trackedEpochs", "1,3,5", "length.shortEpochs", "3", "length.longEpochs", "5"));
        var shortRun = result(changed, Arms.NO_SHORT);
        var longRun = result(changed, Arms.NO_LONG);
        assertThat(shortRun.curves().get("loss").y().get(0))
                .isEqualTo(longRun.curves().get("loss").y().get(0));
        assertThat(shortRun.curves().get("nc1").x()).containsExactly(1.0, 3.0);
        assertThat(longRun.curves().get("nc1").x()).containsExactly(1.0, 3.0, 5.0);
    }

    /** K13. */
    @Test
    void armsOfASeedStartFromTheSameWeights() {
        try (var scope = new PointerScope()) {
            var without = initialParameters(Training.NO_SHORT);
            var with = initialParameters(Training.L2_LONG);
            assertThat(with).hasSameSizeAs(without).hasSizeGreaterThan(20);
            for (int i = 0; i < with.size(); i++) {
                assertThat(with.get(i).name()).isEqualTo(without.get(i).name());
                assertThat(with.get(i).tensor().equal(without.get(i).tensor()))
                        .as(with.get(i).name())
                        .isTrue();
            }
        }
    }

    private List<Parameter> initialParameters(Training training) {
        var streams = Trial.initialStreams(new SeedTree(experiment.name(), 11));
        return Trial.model(smoke(), training, 8, streams, Compute.CPU).net().parameters();
    }

    @Test
    void thePresetsAreThoseOfTheSheet() {
        var quick = experiment.preset("quick").orElseThrow();
        assertThat(quick.seeds()).containsExactly(11, 12, 13, 14, 15, 16, 17, 18);
        assertThat(steps(quick, Arms.NO_SHORT)).isEqualTo(992);
        assertThat(steps(quick, Arms.L2_LONG)).isEqualTo(5766);
        assertThat(quick.settings().length().compared()).containsExactly(8, 12, 16);
        assertThat(quick.settings().length().later()).isEqualTo(27);
        assertThat(steps(experiment.preset("paper").orElseThrow(), Arms.NO_LONG))
                .isEqualTo(45_000 / 128 * 350);
    }

    private long steps(Preset<Settings> preset, String arm) {
        return experiment.arms(preset.settings()).stream()
                .filter(a -> a.name().equals(arm))
                .mapToLong(a -> experiment.steps(preset.settings(), a))
                .sum();
    }

    @Test
    void thirteenClaimsAreMadeInEveryPreset() {
        for (var preset : experiment.presets()) {
            var settings = preset.settings();
            var claims = experiment.claims(settings);
            assertThat(claims).extracting(c -> c.id()).doesNotHaveDuplicates().hasSize(13);
        }
    }

    @Test
    void whatTheDataDoNotHaveIsNamedBeforeATrialRuns() {
        assertThatThrownBy(() -> with(Map.of("data.id", "digits8x8", "data.far", "patches")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("id must be a set with training and test images; digits8x8 has the parts");
        assertThatThrownBy(() -> with(Map.of("data.idClasses", "0,99,-1")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll("idClasses must be from 0 to 9", "was 99", "was -1");
        assertThatThrownBy(() -> with(Map.of("data.trainPerClass", "1001", "data.validationImages", "100000")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll("trainPerClass must be at most 1000", "must leave at least one batch");
    }

    @Test
    void augmentedAndWiderNetsRun() {
        var middle = with(Map.of(
                "input.augment", "true", "net.architecture", "MIDDLE", "net.scale", "10", "sgd.batchSize", "128"));
        assertThat(trials().run(middle, Arms.SCALED_SHORT, 11).arms()).containsOnlyKeys(Arms.SCALED_SHORT);
    }
}
