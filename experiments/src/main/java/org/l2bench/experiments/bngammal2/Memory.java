package org.l2bench.experiments.bngammal2;

import java.util.List;
import org.l2bench.core.experiment.MemoryNeed;

/** What a worker must hold of a trial: its images, and what a batch leaves behind for the gradient. */
final class Memory {
    /** Of each convolution: its output, and what the norm after it makes of that. */
    private static final int KEPT = 2;

    private Memory() {}

    static List<MemoryNeed> needs(Settings settings) {
        var data = settings.data();
        double pixels = (double) data.channels() * data.size() * data.size();
        return List.of(
                MemoryNeed.of(
                        "the images",
                        Float.BYTES,
                        List.of("data.size=" + data.size(), "data.data=" + data.data()),
                        (double) data.trainingImages() + data.heldOutImages(),
                        pixels),
                MemoryNeed.of(
                        "what a batch leaves behind for the gradient",
                        Float.BYTES,
                        List.of(
                                "sgd.batch=" + settings.sgd().batch(),
                                "net.widths=" + settings.net().widths()),
                        KEPT,
                        settings.sgd().batch(),
                        settings.spec().activations()));
    }
}
