package org.l2bench.core.worker;

import java.util.SortedMap;

/**
 * Measured training steps of arms.
 *
 * @param seconds of one step, by arm
 * @param failures of all other arms: why they could not be timed
 */
public record StepTimes(SortedMap<String, Double> seconds, SortedMap<String, String> failures) {}
