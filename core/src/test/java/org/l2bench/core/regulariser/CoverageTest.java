package org.l2bench.core.regulariser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.network.Nets;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.ResidualNet;
import org.l2bench.core.network.Role;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class CoverageTest {
    @Test
    void coveredAndLeftAreTogetherAllParametersAndDisjoint() {
        var parameters = new ResidualNet(Nets.QUICK, Nets.streams(1)).parameters();
        for (var selector : List.of(
                ParameterSelector.weights(),
                ParameterSelector.all(),
                ParameterSelector.ofRoles("norms", Set.of(Role.NORM_SCALE, Role.NORM_SHIFT)))) {
            var coverage = Coverage.of(selector, parameters);
            assertThat(Stream.concat(coverage.covered().stream(), coverage.left().stream()))
                    .containsExactlyInAnyOrderElementsOf(parameters)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void weightsAreMatricesAndKernelsOnly() {
        var coverage = Coverage.of(ParameterSelector.weights(), Parameters.some());
        assertThat(coverage.covered()).extracting(Parameter::name).containsExactly("conv.weight", "head.weight");
        assertThat(coverage.left())
                .extracting(Parameter::name)
                .containsExactly("norm.scale", "norm.shift", "head.bias");
    }

    /** The quick net's 74,872 numbers: 7 norms with 16, 16, 16, 32, 32, 64, 64 channels and 8 biases are no weights. */
    @Test
    void printsHowManyTensorsAndNumbersAreCovered() {
        var parameters = new ResidualNet(Nets.QUICK, Nets.streams(1)).parameters();
        assertThat(Coverage.of(ParameterSelector.weights(), parameters).describe())
                .isEqualTo("weights: covers 8 tensors (74,384 numbers), leaves 15 tensors (488 numbers)");
        assertThat(Coverage.of(ParameterSelector.all(), parameters).describe())
                .isEqualTo("all parameters: covers 23 tensors (74,872 numbers), leaves 0 tensors (0 numbers)");
    }

    @Test
    void selectorThatCoversNothingThrowsWithTheNamesThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Coverage.of(ParameterSelector.ofRoles("embeddings", Set.of(Role.EMBEDDING)), Parameters.some()))
                .withMessage("selector 'embeddings' covers none of the 5 parameters: "
                        + "[conv.weight, norm.scale, norm.shift, head.weight, head.bias]");
    }
}
