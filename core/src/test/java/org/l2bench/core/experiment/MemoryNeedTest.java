package org.l2bench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {
    private static final long GB = 1_000_000_000L;
    private static final MemoryNeed SMALL = MemoryNeed.of("the images", 4, List.of("trainPerClass=10"), 10, 8, 1024);
    private static final MemoryNeed HUGE =
            MemoryNeed.of("the activations of a batch", 4, List.of("batchSize=1000000000"), 1e9, 725);

    @Test
    void whatFitsIsNotTalkedOf() {
        assertThat(MemoryNeed.beyond(List.of(SMALL), 9 * GB, 23 * GB, 2)).isEmpty();
    }

    @Test
    void aNeedThatAloneIsTooLargeIsNamedWithItsSettingAndWhatThereIs() {
        assertThat(MemoryNeed.beyond(List.of(SMALL, HUGE), 9 * GB, 23 * GB, 2))
                .containsExactly(
                        "batchSize=1000000000 would need about 2.9 TB per worker for the activations of a batch;"
                                + " this machine has 23 GB for 2 workers");
    }

    @Test
    void needsThatAreTooLargeTogetherAreToldInOneSentence() {
        var one = new MemoryNeed("the images", 3e9, List.of("id=big"));
        var other = new MemoryNeed("the weights", 2e9, List.of("width=512"));
        assertThat(MemoryNeed.beyond(List.of(other, one), 4 * GB, 5 * GB, 1))
                .containsExactly("the settings would need about 5.0 GB per worker, most of it for the images (id=big);"
                        + " this machine has 5.0 GB for 1 worker");
    }

    @Test
    void productsBeyondEveryWholeNumberStayNumbers() {
        var product = MemoryNeed.of("x", 8, List.of("a=1"), Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        assertThat(MemoryNeed.beyond(List.of(product), GB, GB, 1).get(0))
                .contains("e+")
                .contains("EB");
    }
}
