package org.l2bench.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialInputs;

class MixedReplicatesTest {
    private static RunRecord record(String arm, int seed, String capability) {
        var machine = new MachineClass("Linux", "amd64", "2.10.0", "openblas", capability, "a CPU", 1, "none");
        var inputs = new TrialInputs(
                "dummy", arm, seed, NullNode.getInstance(), Collections.emptySortedMap(), "c0de", "fp32", "cpu");
        return RunRecord.finished(inputs, machine, new Outcome(new TreeMap<>(), List.of()), new Execution("17", 1, 1));
    }

    @Test
    void seedsWhoseArmsRanOnDifferentMachineClassesAreNamed() {
        assertThat(MixedReplicates.of(List.of(
                        record("plain", 12, "AVX2"),
                        record("more", 12, "AVX512"),
                        record("plain", 11, "AVX2"),
                        record("more", 11, "AVX2"),
                        record("plain", 2, "AVX2"),
                        record("more", 2, "AVX512"),
                        record("plain", 13, "AVX512"))))
                .containsExactly("seed 2", "seed 12");
    }

    @Test
    void oneMachineClassIsNotMixed() {
        assertThat(MixedReplicates.of(List.of(record("plain", 1, "AVX2"), record("more", 1, "AVX2"))))
                .isEmpty();
    }
}
