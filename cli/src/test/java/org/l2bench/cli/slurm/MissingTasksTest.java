package org.l2bench.cli.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissingTasksTest {
    private static List<Pilot> queued(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Pilot("7_" + i, "RUNNING", "name", "None", ""))
                .toList();
    }

    @Test
    void allIsAddedToNothing() {
        assertThat(MissingTasks.to(List.of(), 400, 50)).isEqualTo(new MissingTasks(400, 50, List.of()));
    }

    @Test
    void withLittleInTheQueueTheRestStartsBesideItInTheRoomThatIsLeft() {
        assertThat(MissingTasks.to(queued(3), 400, 50)).isEqualTo(new MissingTasks(397, 47, List.of()));
    }

    @Test
    void withMuchInTheQueueTheRestStartsAfterIt() {
        assertThat(MissingTasks.to(queued(26), 400, 50)).isEqualTo(new MissingTasks(374, 50, List.of("7")));
        assertThat(MissingTasks.to(queued(120), 400, 50)).isEqualTo(new MissingTasks(280, 50, List.of("7")));
    }

    @Test
    void nothingIsAddedToEnough() {
        assertThat(MissingTasks.to(queued(4), 4, 2).tasks()).isZero();
        assertThat(MissingTasks.to(queued(9), 4, 2).tasks()).isZero();
    }

    /** Over all sizes: the total is right, and with what is queued no more run at once than asked for. */
    @Test
    void neverMoreRunAtOnceThanAskedFor() {
        for (var tasks = 1; tasks < 30; tasks++) {
            for (var atOnce = 1; atOnce <= tasks; atOnce++) {
                for (var there = 0; there < 40; there++) {
                    var added = MissingTasks.to(queued(there), tasks, atOnce);
                    assertThat(added.tasks() + there).isEqualTo(Math.max(tasks, there));
                    var beside = added.after().isEmpty() ? Math.min(there, atOnce) : 0;
                    if (added.tasks() > 0) {
                        assertThat(added.atOnce()).isBetween(1, atOnce - beside);
                    }
                }
            }
        }
    }
}
