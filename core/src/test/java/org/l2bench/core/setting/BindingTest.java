package org.l2bench.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.l2bench.core.experiment.DummySettings;
import org.l2bench.core.json.Json;

class BindingTest {
    private static final DummySettings DEFAULTS = DummySettings.DEFAULTS;

    @Test
    void settingsSurviveTheWayThroughText() throws Exception {
        var text = Json.pretty(Json.tree(DEFAULTS));
        assertThat(Binding.read(Json.MAPPER.readTree(text), DummySettings.class))
                .isEqualTo(DEFAULTS);
    }

    @Test
    void everyTypeCanBeReplaced() {
        var problems = new Problems();
        var changed = Binding.with(
                DEFAULTS,
                Map.of(
                        "epochs", "3",
                        "steps", "5000000000",
                        "learningRate", "1e-3",
                        "augment", "true",
                        "id", "a set=folder:/a,b=c",
                        "shape", "square",
                        "alphas", "1, 2.5"),
                problems);
        assertThat(problems.messages()).isEmpty();
        assertThat(changed)
                .isEqualTo(new DummySettings(
                        3,
                        5_000_000_000L,
                        1e-3,
                        true,
                        "a set=folder:/a,b=c",
                        DummySettings.Shape.SQUARE,
                        List.of(1.0, 2.5)));
    }

    @Test
    void whatIsListedCanBeTypedAgain() {
        for (var setting : Binding.list(DEFAULTS)) {
            var problems = new Problems();
            assertThat(Binding.with(DEFAULTS, Map.of(setting.key(), setting.value()), problems))
                    .isEqualTo(DEFAULTS);
            assertThat(problems.messages()).isEmpty();
        }
    }

    @Test
    void wrongValuesAndTheConstructorsComplaintsComeTogether() {
        var problems = new Problems();
        Binding.with(
                DEFAULTS, Map.of("epochs", "0", "learningRate", "-1", "augment", "yes", "shape", "oval"), problems);
        assertThat(problems.messages())
                .containsExactlyInAnyOrder(
                        "epochs must be >= 1, was 0",
                        "learningRate must be > 0, was -1.0",
                        "augment must be true or false, was \"yes\"",
                        "shape must be one of ROUND, SQUARE, was \"oval\"");
    }

    @Test
    void numbersMustBeFinite() {
        var problems = new Problems();
        Binding.with(DEFAULTS, Map.of("learningRate", "NaN"), problems);
        assertThat(problems.messages())
                .containsExactly("learningRate must be a number in decimal digits, such as 0.05 or 5e-2, was \"NaN\"");
    }

    @Test
    void settingsOfAnotherVersionAreNotRead() {
        var tree = (ObjectNode) Json.tree(DEFAULTS);
        tree.put("momentum", 0.9);
        assertThatThrownBy(() -> Binding.read(tree, DummySettings.class))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("momentum");
    }

    /** Settings in groups, with ranges. */
    record Grouped(
            @Setting("how long") @Range(least = 1, most = 10)
            int epochs,

            Sgd sgd,
            Data data) {
        Grouped {
            new Problems()
                    .require(
                            epochs * sgd.batch() <= data.images(),
                            "epochs x sgd.batch must be at most data.images (%s)",
                            data.images())
                    .throwIfAny();
        }
    }

    record Sgd(
            @Setting("of the first step") @Range(least = 1e-6, most = 10)
            double rate,

            @Range(least = 1, most = 64) int batch,

            @Range(least = 0, most = 1) List<Double> steps) {
        Sgd {
            steps = List.copyOf(steps);
            new Problems()
                    .require(steps.size() < 3, "steps must be at most two, were %s", steps.size())
                    .throwIfAny();
        }
    }

    record Data(String set, int images) {
        Data {
            new Problems().require(images != 13, "images must not be 13").throwIfAny();
        }
    }

    private static final Grouped GROUPED = new Grouped(2, new Sgd(0.1, 8, List.of(0.5)), new Data("digits", 100));

    @Test
    void settingsOfAGroupHaveItsNameInFront() {
        assertThat(Binding.keys(Grouped.class))
                .containsExactly("epochs", "sgd.rate", "sgd.batch", "sgd.steps", "data.set", "data.images");
        var problems = new Problems();
        var changed = Binding.with(GROUPED, Map.of("sgd.batch", "16", "data.set", "mnist"), problems);
        assertThat(problems.messages()).isEmpty();
        assertThat(changed).isEqualTo(new Grouped(2, new Sgd(0.1, 16, List.of(0.5)), new Data("mnist", 100)));
        assertThat(Binding.read(Json.tree(changed), Grouped.class)).isEqualTo(changed);
    }

    record Twins(Sgd sgd, Sgd other, Data data, String set) {}

    @Test
    void aNameIsEnoughWhereOnlyOneSettingHasIt() {
        assertThat(Binding.key(Grouped.class, "batch")).contains("sgd.batch");
        assertThat(Binding.key(Grouped.class, "sgd.batch")).contains("sgd.batch");
        assertThat(Binding.key(Twins.class, "batch")).isEmpty();
        assertThat(Binding.key(Twins.class, "set")).contains("set");
        assertThat(Binding.key(Grouped.class, "atch")).isEmpty();
        assertThat(Binding.key(Grouped.class, "sgd")).isEmpty();
    }

    @Test
    void rangesAndTheConstructorsOfAllGroupsAreHeardTogether() {
        var problems = new Problems();
        Binding.with(
                GROUPED,
                Map.of(
                        "epochs", "11",
                        "sgd.rate", "1e-7",
                        "sgd.steps", "0,0.5,1",
                        "data.images", "13"),
                problems);
        assertThat(problems.messages())
                .containsExactlyInAnyOrder(
                        "epochs must be from 1 to 10, was 11",
                        "sgd.rate must be from 1e-6 to 10, was 1e-7",
                        "sgd.steps must be at most two, were 3",
                        "data.images must not be 13");
    }

    @Test
    void aGroupThatIsWrongByItselfHidesNothingElse() {
        var problems = new Problems();
        Binding.with(GROUPED, Map.of("sgd.steps", "0,0.5,1", "data.images", "1"), problems);
        assertThat(problems.messages())
                .containsExactlyInAnyOrder(
                        "sgd.steps must be at most two, were 3", "epochs x sgd.batch must be at most data.images (1)");
    }

    @Test
    void whatIsOutOfRangeByItselfHidesNothingElse() {
        var problems = new Problems();
        Binding.with(GROUPED, Map.of("sgd.steps", "0.5,2", "epochs", "9", "sgd.batch", "64"), problems);
        assertThat(problems.messages())
                .containsExactlyInAnyOrder(
                        "sgd.steps must hold numbers from 0 to 1, had 2",
                        "epochs x sgd.batch must be at most data.images (100)");
    }

    @Test
    void everyNumberOfATreeIsHeldAgainstItsRange() {
        var tree = (ObjectNode) Json.tree(GROUPED);
        tree.put("epochs", 0).withObject("/sgd").put("batch", 65);
        assertThatThrownBy(() -> Binding.read(tree, Grouped.class))
                .isInstanceOfSatisfying(InvalidSettings.class, e -> assertThat(e.problems())
                        .containsExactly(
                                "epochs must be from 1 to 10, was 0", "sgd.batch must be from 1 to 64, was 65"));
    }

    @Test
    void whatATreeLacksOrHasTooMuchIsNamedWithItsGroup() {
        var tree = (ObjectNode) Json.tree(GROUPED);
        tree.withObject("/sgd").put("momentum", 0.9).remove("batch");
        tree.withObject("/data").putNull("set");
        assertThatThrownBy(() -> Binding.read(tree, Grouped.class))
                .isInstanceOfSatisfying(InvalidSettings.class, e -> assertThat(e.problems())
                        .containsExactlyInAnyOrder(
                                "not the settings of this version: there is no setting \"sgd.momentum\"",
                                "not the settings of this version: sgd.batch is missing",
                                "not the settings of this version: data.set is null"));
    }

    @Test
    void aSettingSaysWhatItMeansAndMayBe() {
        assertThat(Binding.list(GROUPED))
                .extracting(Binding.Described::key, Binding.Described::meaning, Binding.Described::allowed)
                .contains(
                        tuple("epochs", "how long", "a whole number from 1 to 10"),
                        tuple("sgd.rate", "of the first step", "a number from 1e-6 to 10"),
                        tuple("data.set", "", "a text"));
        assertThat(Binding.shown(GROUPED, "sgd.steps")).isEqualTo("0.5");
        assertThat(Binding.has(GROUPED, "sgd.rate", "1e-1")).isTrue();
        assertThatThrownBy(() -> Binding.shown(GROUPED, "sgd.rat")).hasMessageContaining("did you mean sgd.rate");
    }
}
