package org.l2bench.experiments.oodl2norm;

import java.util.List;
import org.l2bench.core.experiment.MemoryNeed;

/** What a worker must hold of a trial: its training images, and what a batch leaves behind for the gradient. */
final class Memory {
    /** Of each convolution: its output, and what the norm after it makes of that. */
    private static final int KEPT = 2;

    private Memory() {}

    static List<MemoryNeed> needs(Settings settings) {
        double pixels = (double) settings.input().channels()
                * settings.input().imageSize()
                * settings.input().imageSize();
        return List.of(
                MemoryNeed.of(
                        "the training images",
                        Float.BYTES,
                        List.of(
                                "input.imageSize=" + settings.input().imageSize(),
                                "data.trainPerClass=" + settings.data().trainPerClass(),
                                "data.id=" + settings.data().id()),
                        (double) TrialImages.trainingImages(settings),
                        pixels),
                MemoryNeed.of(
                        "what a batch leaves behind for the gradient",
                        Float.BYTES,
                        List.of(
                                "sgd.batchSize=" + settings.sgd().batchSize(),
                                "input.imageSize=" + settings.input().imageSize()),
                        KEPT,
                        settings.sgd().batchSize(),
                        settings.net().spec(settings.input(), 2).activations()));
    }
}
