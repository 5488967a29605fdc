package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    /** The short run of ood-l2norm: 992 steps, numbered from 0. */
    @Test
    void rateFallsAtTheMilestoneItself() {
        var schedule = Schedule.milestones(List.of(425L, 708L), 0.1);
        assertThat(schedule.at(0)).isEqualTo(1);
        assertThat(schedule.at(424)).isEqualTo(1);
        assertThat(schedule.at(425)).isEqualTo(0.1);
        assertThat(schedule.at(707)).isEqualTo(0.1);
        assertThat(schedule.at(708)).isCloseTo(0.01, within(1e-17));
        assertThat(schedule.at(991)).isCloseTo(0.01, within(1e-17));
    }

    @Test
    void cosineStartsAtOneAndEndsAtZero() {
        var schedule = Schedule.cosine(1200);
        assertThat(schedule.at(0)).isEqualTo(1);
        assertThat(schedule.at(300)).isCloseTo(0.5 * (1 + Math.sqrt(0.5)), within(1e-15));
        assertThat(schedule.at(600)).isCloseTo(0.5, within(1e-15));
        assertThat(schedule.at(1199)).isBetween(1e-6, 2e-6);
        assertThat(schedule.at(1200)).isZero();
    }

    @Test
    void constantIsOne() {
        assertThat(Schedule.constant().at(0)).isEqualTo(1);
        assertThat(Schedule.constant().at(1_000_000)).isEqualTo(1);
    }
}
