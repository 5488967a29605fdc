package org.l2bench.core.record;

import java.nio.file.Path;

/**
 * Where the trials of one experiment with one choice of settings live: {@code <out>/<experiment>/<variant>}, with
 * {@code records/<id>.json}, {@code pictures/<digest>.png}, {@code artifacts/<id>.json}, {@code checkpoints/<id>/}, {@code
 * leases/<id>} and the pages. Any number of processes, on any hosts that see the folder, may work in it at once.
 */
public record RunFolder(Path path) {
    public static RunFolder of(Path out, String experiment, String variant) {
        return new RunFolder(out.resolve(experiment).resolve(variant));
    }

    public RunStore store() {
        return new RunStore(path.resolve("records"));
    }

    /** What the trials share. */
    public ArtifactStore artifacts() {
        return new ArtifactStore(path.resolve("artifacts"));
    }

    /** What records show. */
    public PictureStore pictures() {
        return new PictureStore(path.resolve("pictures"));
    }

    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** What a trial or an artifact that is not finished has so far; private to those that are at it. */
    public Path unfinished(String id) {
        return checkpoints().resolve(id);
    }

    /** Who is at which trial or artifact. */
    public Path leases() {
        return path.resolve("leases");
    }

    /** What workers that died have left: their last words and the JVM's crash reports. */
    public Path logs() {
        return path.resolve("logs");
    }
}
