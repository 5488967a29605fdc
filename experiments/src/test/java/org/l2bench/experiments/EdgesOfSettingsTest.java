package org.l2bench.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.plan.TrialPlan;
import org.l2bench.core.plan.Wishes;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.worker.StepTimer;

/**
 * Whatever is typed for the settings of the smoke preset: either it is named before anything is trained, or there is a plan, and a
 * step of it can be made. Draws are the same in every run.
 */
class EdgesOfSettingsTest {
    private static final int DRAWS = 60;
    private static final long SHARE = 2_000_000_000L;

    /** Larger steps are planned, not made. */
    private static final double LARGEST_STEP = 1e7;

    @TempDir
    private Path folder;

    @BeforeAll
    static void oneThreadAsInAWorker() {
        torch.set_num_threads(1);
    }

    static Stream<Experiment<?>> experiments() {
        return Experiments.all().stream();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void whatIsTypedIsNamedOrCanBePlanned(Experiment<?> experiment) {
        var drawn = new DrawnSettings(new Random(20261128));
        int planned = 0;
        var faults = new ArrayList<String>();
        for (int draw = 0; draw < DRAWS; draw++) {
            var assignments = drawn.of(experiment).entrySet().stream()
                    .map(e -> e.getKey() + "=" + e.getValue())
                    .toList();
            try {
                planned += isPlanned(experiment, assignments) ? 1 : 0;
            } catch (RuntimeException | AssertionError e) {
                faults.add(assignments + ": " + e);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(planned).as("plans among the draws").isBetween(5, DRAWS - 5);
    }

    private <S extends Record> double secondsPerStep(Experiment<S> experiment, S settings, String arm) {
        try {
            var own = Files.createTempDirectory(folder, "timing");
            return StepTimer.secondsPerStep(experiment, settings, arm, "fp32", "cpu", own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <S extends Record> boolean isPlanned(Experiment<S> experiment, List<String> assignments) {
        var problems = new Problems();
        var wishes = new Wishes("smoke", Optional.empty(), List.of(), assignments, "fp32", "cpu");
        var choice = RunChoice.check(experiment, wishes, problems);
        if (choice.isEmpty()) {
            assertThat(problems.messages()).isNotEmpty().allMatch(m -> !m.contains("%s") && !m.contains("Exception"));
            return false;
        }
        var settings = choice.get().settings();
        var reading = new DataReading();
        var needs = reading.of(() -> experiment.memory(settings)).orElse(List.of());
        reading.problems().addAll(MemoryNeed.beyond(needs, SHARE, SHARE, 1));
        reading.of(() -> choice.get().withCountableSteps());
        if (!reading.problems().messages().isEmpty()) {
            return false;
        }
        var root = new DataRoot(Optional.empty(), folder);
        var fingerprints = reading.of(() -> experiment.dataFingerprints(settings, root));
        if (fingerprints.isEmpty()) {
            return false;
        }
        assertThat(TrialPlan.of(choice.get(), fingerprints.get(), "test").trials())
                .isNotEmpty();
        assertThat(choice.get().steps()).isPositive();
        experiment.metrics(settings);
        experiment.claims(settings);
        experiment.figures(settings);
        experiment.paperSettings(settings);
        experiment.knownLimits(settings);
        if (MemoryNeed.total(needs) <= LARGEST_STEP) {
            var arms = choice.get().arms();
            var arm = arms.get(Math.floorMod(assignments.hashCode(), Math.min(2, arms.size())));
            assertThat(secondsPerStep(experiment, settings, arm.name())).isPositive();
        }
        return true;
    }
}
