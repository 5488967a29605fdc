package org.l2bench.core.record;

/**
 * An artifact that a trial has read.
 *
 * @param id {@link org.l2bench.core.experiment.ArtifactInputs#id} of its inputs
 * @param digest SHA-256 of its content
 */
public record ArtifactUse(String id, String digest) {}
