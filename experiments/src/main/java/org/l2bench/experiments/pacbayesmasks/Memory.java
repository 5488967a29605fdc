package org.l2bench.experiments.pacbayesmasks;

import java.util.List;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.datasets.catalogue.Catalogue;

/** What a worker must hold of a trial on a network. */
final class Memory {
    /** Values, gradients and Adam's two moments. */
    private static final int COPIES = 4;

    private Memory() {}

    /** @param nets that are trained in one trial, weights and logits counted apart */
    static List<MemoryNeed> needs(ImageSettings images, NetSettings net, int nets) {
        double pixels = 1;
        for (int size : images.shape()) {
            pixels *= size;
        }
        double all = Catalogue.describe(images.data()).counts().values().stream()
                .mapToDouble(c -> c)
                .sum();
        var data = "images.data=" + images.data();
        var shape = List.of("net.hidden=" + net.hidden(), "net.convolutions=" + net.convolutions(), data);
        double units = net.hidden().stream().mapToDouble(h -> h).sum();
        double plane = pixels / images.shape()[0];
        for (int channels : net.convolutions()) {
            units += channels * plane;
            plane /= 4;
        }
        return List.of(
                MemoryNeed.of("the images", 1, List.of(data), all, pixels),
                MemoryNeed.of(
                        "weights, logits, their gradients and moments",
                        Float.BYTES,
                        shape,
                        COPIES,
                        nets,
                        net.shape(images).weightCount()),
                MemoryNeed.of(
                        "what a batch leaves behind for the gradient",
                        Float.BYTES,
                        List.of(
                                "net.batch=" + net.batch(),
                                "net.hidden=" + net.hidden(),
                                "net.convolutions=" + net.convolutions()),
                        Math.min(net.batch(), all),
                        pixels + units));
    }
}
