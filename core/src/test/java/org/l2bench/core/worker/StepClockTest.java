package org.l2bench.core.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.Compute;

class StepClockTest {
    private static final long TOTAL = 100_000;

    private long now;

    private StepClock clock(long from) {
        return new StepClock(Compute.CPU, from, () -> now);
    }

    private void step(StepClock clock, long done, double millis) {
        now += Math.round(millis * 1e6);
        clock.step(done, TOTAL);
    }

    private long stepsUntilEnough(StepClock clock, double millisOfAStep) {
        for (long done = 1; done <= TOTAL; done++) {
            try {
                step(clock, done, millisOfAStep);
            } catch (StepClock.Enough e) {
                return done;
            }
        }
        throw new AssertionError("never enough");
    }

    private static void isMillis(StepClock clock, double millis) {
        assertThat(1e3 * clock.perStep().orElseThrow()).isCloseTo(millis, within(1e-9));
    }

    @Test
    void stepsWarmUpBeforeTheyAreTimed() {
        var clock = clock(0);
        assertThat(stepsUntilEnough(clock, 100)).isEqualTo(1 + 6 + 6);
        isMillis(clock, 100);
    }

    @Test
    void slowStepsNeedNoLongWarmUp() {
        assertThat(stepsUntilEnough(clock(0), 550)).isEqualTo(1 + 2 + 6);
    }

    @Test
    void fastStepsWarmUpUntilTheirLoopIsCompiled() {
        var clock = clock(0);
        assertThat(stepsUntilEnough(clock, 0.5)).isBetween(1 + 600 + 6L, 1 + 601 + 6L);
        isMillis(clock, 0.5);
    }

    @Test
    void firstStepsThatTellNothingOfTheOthersDoNotCount() {
        assertThat(stepsUntilEnough(clock(20), 100)).isEqualTo(20 + 6 + 6);
    }

    @Test
    void aPauseBetweenTwoStepsDoesNotCount() {
        var clock = clock(0);
        assertThatThrownBy(() -> {
                    for (long done = 1; done <= TOTAL; done++) {
                        step(clock, done, done == 10 ? 4_000 : 100);
                    }
                })
                .isInstanceOf(StepClock.Enough.class);
        isMillis(clock, 100);
    }

    @Test
    void ofFewStepsTheLaterHalfIsTaken() {
        var clock = clock(0);
        assertThat(clock.perStep()).isEmpty();
        step(clock, 1, 5);
        assertThat(clock.perStep()).isEmpty();
        step(clock, 2, 200);
        step(clock, 3, 2);
        isMillis(clock, 2);
    }
}
