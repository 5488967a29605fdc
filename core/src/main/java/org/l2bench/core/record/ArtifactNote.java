package org.l2bench.core.record;

import org.l2bench.core.experiment.ArtifactInputs;

/**
 * What went into an artifact, what it was built on and how to tell that its content is whole. Stands beside the content and
 * is written after it: an artifact without a note is not finished.
 *
 * @param format version of this layout; see {@link #FORMAT}
 * @param id {@link ArtifactInputs#id} of the inputs
 * @param digest SHA-256 of the content, in 64 lower-case hexadecimal digits
 */
public record ArtifactNote(
        int format, String id, ArtifactInputs inputs, MachineClass machine, String digest, Execution execution) {
    public static final int FORMAT = 1;
}
