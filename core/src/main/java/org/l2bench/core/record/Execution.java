package org.l2bench.core.record;

/**
 * How the computing went; the only part of a record that differs between two runs of one trial.
 *
 * @param jdk version of the JDK
 * @param seconds wall time, summed over attempts if the trial was cut off and resumed
 * @param attempts how often it was started: 1 unless it was resumed or retried
 */
public record Execution(String jdk, double seconds, int attempts) {}
