package org.l2bench.core.record;

import java.nio.file.Path;

/**
 * Where the trials of one experiment with one choice of settings live: {@code <out>/<experiment>/<variant>}, with
 * {@code records/<id>.json}, {@code pictures/<digest>.png}, {@code artifacts/<id>.bin}, {@code checkpoints/<id>.ckpt} and the pages.
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

    /** Where a trial that is cut off finds what it had; see {@link org.l2bench.core.experiment.TrialContext}. */
    public Path checkpoint(String id) {
        return checkpoints().resolve(id + ".ckpt");
    }

    /** What earlier, unfinished attempts at a trial have cost. */
    public Path attempts(String id) {
        return checkpoints().resolve(id + ".attempts.json");
    }

    /** What workers that died have left: their last words and the JVM's crash reports. */
    public Path logs() {
        return path.resolve("logs");
    }

    Path lockFile() {
        return path.resolve(".lock");
    }
}
