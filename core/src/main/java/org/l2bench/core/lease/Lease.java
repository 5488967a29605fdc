package org.l2bench.core.lease;

/**
 * What a lease says.
 *
 * @param holder the process at work
 * @param work what kind of work it is, e.g. the part of an experiment
 * @param code version of the code that does it
 */
public record Lease(Holder holder, String work, String code) {}
