package org.l2bench.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.RegularisedOptimiser;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;
import org.l2bench.core.train.Trainer;

/** From what a user types to what a trainer says that it covers. */
class PenaltiesTest {
    private record Settings(
            @Setting("penalty, by name") String penalty,
            @Setting("steps") @Range(least = 1, most = 100) int steps) {
        Settings {
            var problems = new Problems();
            Penalties.ALL.check("penalty", penalty, problems);
            problems.throwIfAny();
        }
    }

    private static final Settings USUAL = new Settings("l2 lambda=0.01", 10);

    private static Settings typed(Map<String, String> values, Problems problems) {
        return Binding.with(USUAL, values, problems);
    }

    @Test
    void aTypedNameTrainsWithItsTerm() {
        var problems = new Problems();
        var settings = typed(Map.of("penalty", "elastic-net lambda=0.2"), problems);
        assertThat(problems.messages()).isEmpty();
        try (var scope = new PointerScope()) {
            var w = Parameter.of("w", Role.WEIGHT, TensorArrays.of(new double[] {1, -2}, 1, 2));
            var b = Parameter.of("b", Role.BIAS, TensorArrays.of(new double[] {1}, 1));
            var buffer = ParameterBuffer.of(List.of(w, b), List.of(), false, Compute.CPU);
            var sgd = new Sgd(buffer, 0.1, 0, Schedule.constant(), List.of());
            var decay = new CautiousDecay(0.1, ParameterSelector.weights());
            var optimiser = new RegularisedOptimiser(buffer, sgd, Schedule.constant(), List.of(decay));
            var trainer = Trainer.of(settings.steps(), Compute.CPU, buffer, optimiser)
                    .adding(List.of(Penalties.ALL.get(settings.penalty())));
            assertThat(trainer.coverage())
                    .containsExactly(
                            "elastic net 0.2 (0.5 w'w + 0.5 sum |w|) in the objective; weights: covers 1 tensors (2"
                                    + " numbers), leaves 1 tensors (1 numbers)",
                            "cautious decay 0.1 per step in the update, times the schedule; weights: covers 1 tensors"
                                    + " (2 numbers), leaves 1 tensors (1 numbers)");
            trainer.run(step -> w.tensor().sum().mul(b.tensor().sum()), (done, loss) -> {});
            assertThat(TensorArrays.doubles(w.tensor())).doesNotContain(1, -2);
        }
    }

    @Test
    void allMistakesAreToldTogether() {
        var problems = new Problems();
        typed(Map.of("penalty", "elastic-net lamda=0.2 alpha=2", "steps", "0"), problems);
        assertThat(problems.messages())
                .containsExactly(
                        "steps must be from 1 to 100, was 0",
                        "penalty: argument lambda is missing, as in lambda=0.01",
                        "penalty: elastic-net has no argument \"lamda\"; did you mean lambda?");
        var second = new Problems();
        typed(Map.of("penalty", "elastic-net lambda=0.2 alpha=2"), second);
        assertThat(second.messages())
                .containsExactly(
                        "penalty: elastic-net: lambda must be finite and >= 0 and alpha from 0 to 1, were 0.2 and 2.0");
    }
}
