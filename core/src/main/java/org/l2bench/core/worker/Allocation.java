package org.l2bench.core.worker;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run may take: the processors and the memory of this machine, of its container, or of what Slurm has given to a job.
 *
 * @param processors that the process may run on, by affinity and control group too
 * @param memoryBytes of the machine, or of the control group
 */
public record Allocation(int processors, long memoryBytes) {
    private static final String CPUS_OF_TASK = "SLURM_CPUS_PER_TASK";
    private static final String CPUS_OF_JOB = "SLURM_CPUS_ON_NODE";
    private static final String MEMORY_OF_JOB = "SLURM_MEM_PER_NODE";
    private static final String MEMORY_OF_CPU = "SLURM_MEM_PER_CPU";
    private static final long MEGABYTE = 1L << 20;
    private static final int DIGITS = 9;

    /** Of this process. */
    public static Allocation here() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Allocation(Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize())
                .of(System.getenv());
    }

    /** As much of it as a job has by its environment; all of it outside of jobs, and where a job was given all of a node. */
    Allocation of(Map<String, String> environment) {
        var cpus = number(environment, CPUS_OF_TASK);
        var ofJob = cpus.isPresent() ? cpus : number(environment, CPUS_OF_JOB);
        int few = (int) Math.min(processors, cpus.orElse(processors));
        var memory = number(environment, MEMORY_OF_JOB);
        if (memory.isEmpty()) {
            var ofCpu = number(environment, MEMORY_OF_CPU);
            memory = ofCpu.isPresent() ? OptionalLong.of(ofCpu.getAsLong() * ofJob.orElse(processors)) : ofCpu;
        }
        return new Allocation(
                few, memory.isPresent() ? Math.min(memoryBytes, memory.getAsLong() * MEGABYTE) : memoryBytes);
    }

    /** A whole number above 0; zero stands for all that there is. */
    private static OptionalLong number(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(v -> v.matches("[0-9]{1," + DIGITS + "}"))
                .map(Long::parseLong)
                .filter(v -> v > 0)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
