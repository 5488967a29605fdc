package org.l2bench.core.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.Compute;

class StepClockTest {
    private static final long TOTAL = 1000;

    private static long stepsUntilEnough(StepClock clock, long millisOfAStep) {
        for (long done = 1; done <= TOTAL; done++) {
            pause(millisOfAStep);
            try {
                clock.step(done, TOTAL);
            } catch (StepClock.Enough e) {
                return done;
            }
        }
        throw new AssertionError("never enough");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void fastStepsWarmUpBeforeTheyAreTimed() {
        var clock = new StepClock(Compute.CPU, 0);
        assertThat(stepsUntilEnough(clock, 2)).isEqualTo(1 + 6 + 6);
        assertThat(clock.perStep().orElseThrow()).isBetween(0.002, 0.1);
    }

    @Test
    void slowStepsNeedNoLongWarmUp() {
        var clock = new StepClock(Compute.CPU, 0);
        assertThat(stepsUntilEnough(clock, 550)).isEqualTo(1 + 2 + 6);
    }

    @Test
    void firstStepsThatTellNothingOfTheOthersDoNotCount() {
        var clock = new StepClock(Compute.CPU, 20);
        assertThat(stepsUntilEnough(clock, 1)).isEqualTo(20 + 6 + 6);
    }

    @Test
    void aPauseBetweenTwoStepsDoesNotCount() {
        var clock = new StepClock(Compute.CPU, 0);
        assertThatThrownBy(() -> {
                    for (long done = 1; done <= TOTAL; done++) {
                        pause(done == 10 ? 400 : 2);
                        clock.step(done, TOTAL);
                    }
                })
                .isInstanceOf(StepClock.Enough.class);
        assertThat(clock.perStep().orElseThrow()).isBetween(0.002, 0.1);
    }

    @Test
    void ofFewStepsTheLaterHalfIsTaken() {
        var clock = new StepClock(Compute.CPU, 0);
        assertThat(clock.perStep()).isEmpty();
        clock.step(1, 3);
        assertThat(clock.perStep()).isEmpty();
        pause(200);
        clock.step(2, 3);
        pause(2);
        clock.step(3, 3);
        assertThat(clock.perStep().orElseThrow()).isBetween(0.002, 0.1);
    }
}
