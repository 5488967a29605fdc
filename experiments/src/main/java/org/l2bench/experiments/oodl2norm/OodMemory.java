package org.l2bench.experiments.oodl2norm;

import java.util.List;
import org.l2bench.core.experiment.MemoryNeed;

/** What a worker must hold of a trial: its training images, and what a batch leaves behind for the gradient. */
final class OodMemory {
    /** Of each convolution: its output, and what the norm after it makes of that. */
    private static final int KEPT = 2;

    private OodMemory() {}

    static List<MemoryNeed> needs(OodSettings settings) {
        double pixels = (double) settings.channels() * settings.imageSize() * settings.imageSize();
        return List.of(
                MemoryNeed.of(
                        "the training images",
                        Float.BYTES,
                        List.of(
                                "imageSize=" + settings.imageSize(),
                                "trainPerClass=" + settings.trainPerClass(),
                                "id=" + settings.id()),
                        (double) OodData.trainingImages(settings),
                        pixels),
                MemoryNeed.of(
                        "what a batch leaves behind for the gradient",
                        Float.BYTES,
                        List.of("batchSize=" + settings.batchSize(), "imageSize=" + settings.imageSize()),
                        KEPT,
                        settings.batchSize(),
                        OodModel.spec(settings, 2).activations()));
    }
}
