package org.l2bench.experiments.l2basics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;

/**
 * What a worker must hold of a trial: the images, the places of all batches, the network, and what a batch leaves behind.
 *
 * @param stepsKey the setting of the steps of a run, as {@code batchKey} is that of the images of a step
 */
record Memory(ImageSettings images, String stepsKey, int steps, String batchKey, int batch) {
    /** Weights and their gradients; a moment more with momentum. */
    private static final int COPIES = 2;

    /** Of a part with the batches that most parts have. */
    static Memory of(ImageSettings images, String stepsKey, int steps) {
        return new Memory(images, stepsKey, steps, "images.batch", images.batch());
    }

    /** With a net that is small whatever the settings are. */
    List<MemoryNeed> withoutNet() {
        return List.of(
                MemoryNeed.of(
                        "the images",
                        Float.BYTES,
                        List.of("images.data=" + images.data()),
                        Catalogue.describe(images.data()).counts().get(Split.TEST) + images.validation(),
                        pixels()),
                // All batches of a run are drawn before it begins.
                MemoryNeed.of(
                        "the places of all batches",
                        Long.BYTES,
                        List.of(stepsKey + "=" + steps, batchKey + "=" + batch),
                        steps,
                        batch));
    }

    List<MemoryNeed> with(NetSettings net) {
        var needs = new ArrayList<>(withoutNet());
        needs.add(MemoryNeed.of(
                "weights and gradients of the perceptron",
                Float.BYTES,
                List.of("net.hidden=" + net.hidden()),
                COPIES,
                weights(pixels(), net.hidden(), 1)));
        needs.add(MemoryNeed.of(
                "weights and gradients of the convolutional net",
                Float.BYTES,
                List.of("net.channels=" + net.channels()),
                COPIES,
                weights(1, net.channels(), 9)));
        needs.add(MemoryNeed.of(
                "what a batch leaves behind for the gradient",
                Float.BYTES,
                List.of(batchKey + "=" + batch, "net.hidden=" + net.hidden()),
                batch,
                pixels() + net.hidden().stream().mapToDouble(h -> h).sum()));
        return needs;
    }

    private double pixels() {
        return Stream.of(Catalogue.describe(images.data()).item().split("x", -1))
                .mapToDouble(Double::parseDouble)
                .reduce(1, (a, b) -> a * b);
    }

    private static double weights(double inputs, List<Integer> widths, int kernel) {
        double numbers = 0;
        double in = inputs;
        for (double width : widths) {
            numbers += kernel * in * width;
            in = width;
        }
        return numbers;
    }
}
