package org.l2bench.experiments.dpvsregularisation;

import java.util.List;
import org.l2bench.core.experiment.MemoryNeed;

/** What a worker must hold of a trial: its images, once more by class as float64, and what a batch leaves behind. */
final class Memory {
    private Memory() {}

    static List<MemoryNeed> needs(Settings settings) {
        var data = settings.data();
        return List.of(
                MemoryNeed.of(
                        "the images",
                        Float.BYTES,
                        List.of("data.members=" + data.members(), "data.data=" + data.data()),
                        data.used(),
                        data.pixels()),
                MemoryNeed.of(
                        "the members and others that reconstructions are held against",
                        Double.BYTES,
                        List.of("data.members=" + data.members()),
                        2,
                        data.members(),
                        data.pixels()),
                MemoryNeed.of(
                        "what a batch leaves behind for the gradient",
                        Float.BYTES,
                        List.of(
                                "sgd.batch=" + settings.sgd().batch(),
                                "net.widths=" + settings.net().widths()),
                        settings.sgd().batch(),
                        settings.net().isFlat() ? 1 : data.shape()[1],
                        settings.net().isFlat() ? 1 : data.shape()[2],
                        settings.net().widths().get(0)));
    }
}
