package org.l2bench.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final long MEGABYTE = 1L << 20;
    private static final Allocation NODE = new Allocation(64, 256_000 * MEGABYTE);

    @Test
    void outsideOfJobsItIsTheWholeMachine() {
        assertThat(NODE.of(Map.of("PATH", "/bin"))).isEqualTo(NODE);
        assertThat(Allocation.here().processors()).isPositive();
        assertThat(Allocation.here().memoryBytes()).isPositive();
    }

    @Test
    void aJobHasTheProcessorsOfItsTaskAndItsMemory() {
        assertThat(NODE.of(Map.of("SLURM_CPUS_PER_TASK", "4", "SLURM_MEM_PER_NODE", "8000")))
                .isEqualTo(new Allocation(4, 8000 * MEGABYTE));
    }

    @Test
    void memoryPerProcessorCountsForThoseOfTheTaskOrElseOfTheJob() {
        assertThat(NODE.of(Map.of("SLURM_CPUS_PER_TASK", "4", "SLURM_CPUS_ON_NODE", "8", "SLURM_MEM_PER_CPU", "2000")))
                .isEqualTo(new Allocation(4, 8000 * MEGABYTE));
        assertThat(NODE.of(Map.of("SLURM_CPUS_ON_NODE", "8", "SLURM_MEM_PER_CPU", "2000")))
                .isEqualTo(new Allocation(64, 16_000 * MEGABYTE));
    }

    @Test
    void neverMoreThanAffinityAndControlGroupAllow() {
        assertThat(NODE.of(Map.of("SLURM_CPUS_PER_TASK", "128", "SLURM_MEM_PER_NODE", "999999999")))
                .isEqualTo(NODE);
    }

    @Test
    void zeroIsAllOfTheNodeAndWhatIsNoNumberIsPassedOver() {
        assertThat(NODE.of(Map.of("SLURM_MEM_PER_NODE", "0", "SLURM_CPUS_PER_TASK", "four")))
                .isEqualTo(NODE);
        assertThat(NODE.of(Map.of("SLURM_MEM_PER_NODE", "", "SLURM_CPUS_PER_TASK", "99999999999999999999")))
                .isEqualTo(NODE);
    }
}
