package org.l2bench.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrivateStepTest {
    @ParameterizedTest
    @EnumSource(PrivateStep.Net.class)
    void everyStepRuns(PrivateStep.Net net) {
        try (var scope = new PointerScope()) {
            var steps = new PrivateStep.Steps();
            steps.net = net;
            steps.make();
            var benchmark = new PrivateStep();
            assertThatCode(() -> {
                        benchmark.plain(steps);
                        benchmark.clippedAndNoised(steps);
                        benchmark.clipped(steps);
                        benchmark.oneBackwardPassPerRecord(steps);
                    })
                    .doesNotThrowAnyException();
        }
    }
}
