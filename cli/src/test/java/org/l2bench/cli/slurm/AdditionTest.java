package org.l2bench.cli.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdditionTest {
    private static List<Pilot> queued(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Pilot("7_" + i, "RUNNING", "name", "None", ""))
                .toList();
    }

    @Test
    void allIsAddedToNothing() {
        assertThat(Addition.to(List.of(), 400, 50)).isEqualTo(new Addition(400, 50, List.of()));
    }

    @Test
    void withLittleInTheQueueTheRestStartsBesideItInTheRoomThatIsLeft() {
        assertThat(Addition.to(queued(3), 400, 50)).isEqualTo(new Addition(397, 47, List.of()));
    }

    @Test
    void withMuchInTheQueueTheRestStartsAfterIt() {
        assertThat(Addition.to(queued(26), 400, 50)).isEqualTo(new Addition(374, 50, List.of("7")));
        assertThat(Addition.to(queued(120), 400, 50)).isEqualTo(new Addition(280, 50, List.of("7")));
    }

    @Test
    void nothingIsAddedToEnough() {
        assertThat(Addition.to(queued(4), 4, 2).tasks()).isZero();
        assertThat(Addition.to(queued(9), 4, 2).tasks()).isZero();
    }

    /** Over all sizes: the total is right, and with what is queued no more run at once than asked for. */
    @Test
    void neverMoreRunAtOnceThanAskedFor() {
        for (var tasks = 1; tasks < 30; tasks++) {
            for (var atOnce = 1; atOnce <= tasks; atOnce++) {
                for (var there = 0; there < 40; there++) {
                    var added = Addition.to(queued(there), tasks, atOnce);
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
