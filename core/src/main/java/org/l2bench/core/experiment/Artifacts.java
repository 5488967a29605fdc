package org.l2bench.core.experiment;

import java.nio.file.Path;

/** The artifacts that a trial, or the building of another artifact, may read. */
@FunctionalInterface
public interface Artifacts {
    /** For what declares none. */
    Artifacts NONE = name -> {
        throw new IllegalArgumentException("artifact " + name + " is read but was not declared as needed");
    };

    /**
     * The content of an artifact, whose digest has been checked.
     *
     * @throws IllegalArgumentException if it was not declared as needed
     */
    Path file(String name);
}
