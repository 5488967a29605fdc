package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.l2bench.core.setting.InvalidSettings;

class TaskStreamTest {
    @Test
    void tasksShareNoClassAndLeaveNoneOut() {
        var stream = new TaskStream(List.of(3, 1, 2));
        assertThat(stream.tasks()).isEqualTo(3);
        assertThat(List.of(
                        stream.start(0), stream.end(0), stream.start(1), stream.end(1), stream.start(2), stream.end(2)))
                .containsExactly(0, 3, 3, 4, 4, 6);
        assertThat(TaskStream.equal(5, 5).end(4)).isEqualTo(25);
    }

    @Test
    void aTaskWithoutClassesIsRefused() {
        assertThatThrownBy(() -> new TaskStream(List.of(2, 0)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("every task needs at least one class");
    }
}
