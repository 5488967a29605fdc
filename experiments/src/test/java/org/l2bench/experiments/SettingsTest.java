package org.l2bench.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.setting.Binding;

/** What every experiment says of its settings. */
class SettingsTest {
    static Iterable<Experiment<?>> experiments() {
        return Experiments.all();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everySettingSaysWhatItMeans(Experiment<?> experiment) {
        var settings = experiment.presets().get(0).settings();
        assertThat(Binding.list(settings))
                .allSatisfy(
                        s -> assertThat(s.meaning()).as(s.key()).isNotBlank().doesNotEndWith("."));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyValueThatIsListedCanBeTyped(Experiment<?> experiment) {
        var settings = experiment.presets().get(0).settings();
        assertThat(Binding.list(settings)).allSatisfy(s -> assertThat(Binding.has(settings, s.key(), s.value()))
                .as(s.key())
                .isTrue());
    }
}
