package org.l2bench.core.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.SharingExperiment;

/** An experiment whose artifact {@code left} tests the harness; what it does is in its name. */
final class BuildingExperiment extends SharingExperiment {
    private final String left;

    BuildingExperiment(String left) {
        this.left = left;
    }

    @Override
    public String name() {
        return "building-" + left;
    }

    @Override
    public void build(ArtifactContext context) {
        if (context.inputs().name().equals("left")) {
            switch (left) {
                case "throws" -> throw new IllegalStateException("there is no left");
                case "halts" -> Runtime.getRuntime().halt(9);
                case "halts-once" -> haltOnce(context);
                default -> {}
            }
        }
        super.build(context);
    }

    private static void haltOnce(ArtifactContext context) {
        try {
            if (!Files.exists(context.checkpoint())) {
                Files.writeString(context.checkpoint(), "been here");
                Files.writeString(context.file(), "half");
                Runtime.getRuntime().halt(9);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
