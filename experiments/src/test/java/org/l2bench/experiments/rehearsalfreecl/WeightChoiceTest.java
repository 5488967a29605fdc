package org.l2bench.experiments.rehearsalfreecl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;
import org.l2bench.experiments.rehearsalfreecl.WeightChoice.Row;

class WeightChoiceTest {
    private final WeightChoice choice = new WeightChoice(
            new Sweep(1, List.of(1000), List.of(0.1, 1.0, 10.0), List.of(1.0), List.of(1.0)), List.of(Start.values()));

    private static Row row(Start start, double weight, double accuracy) {
        return new Row(start, Keep.L2, weight, accuracy, List.of());
    }

    /** From the random start 1 is best, from the other one 10; on average both are, or 10 alone. */
    private double best(double pretrainedAt10) {
        return choice.best(
                List.of(
                        row(Start.RANDOM, 0.1, 50),
                        row(Start.RANDOM, 1, 60),
                        row(Start.RANDOM, 10, 40),
                        row(Start.PRETRAINED, 0.1, 55),
                        row(Start.PRETRAINED, 1, 50),
                        row(Start.PRETRAINED, 10, pretrainedAt10)),
                Keep.L2);
    }

    @Test
    void theHighestMeanOverBothStartsIsChosen() {
        assertThat(best(71)).isEqualTo(10);
        assertThat(best(69)).isEqualTo(1);
    }

    @Test
    void ofEqualMeansTheSmallerWeightIsChosen() {
        assertThat(best(70)).isEqualTo(1);
    }
}
