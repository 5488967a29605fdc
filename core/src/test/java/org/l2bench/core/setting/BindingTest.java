package org.l2bench.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
