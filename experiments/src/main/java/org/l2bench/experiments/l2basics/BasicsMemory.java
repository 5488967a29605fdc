package org.l2bench.experiments.l2basics;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;

/** What a worker must hold of a trial: the images, the places of all batches, the network, and what a batch leaves behind. */
final class BasicsMemory {
    /** Weights and their gradients; a moment more with momentum. */
    private static final int COPIES = 2;

    private BasicsMemory() {}

    static List<MemoryNeed> needs(BasicsSettings settings) {
        var set = Catalogue.describe(settings.data());
        double pixels = 1;
        for (var side : set.item().split("x", -1)) {
            pixels *= Integer.parseInt(side);
        }
        var needs = new ArrayList<MemoryNeed>();
        needs.add(MemoryNeed.of(
                "the images",
                Float.BYTES,
                List.of("data=" + settings.data()),
                set.counts().get(Split.TEST) + settings.validationImages(),
                pixels));
        needs.add(order("curveSteps", settings.curveSteps(), "curveBatch", settings.curveBatch()));
        needs.add(order("equilibriumSteps", settings.equilibriumSteps(), "batch", settings.batch()));
        needs.add(order("scheduleSteps", settings.scheduleSteps(), "batch", settings.batch()));
        needs.add(order("gridSteps", settings.gridSteps(), "batch", settings.batch()));
        needs.add(MemoryNeed.of(
                "weights and gradients of the perceptron",
                Float.BYTES,
                List.of("hidden=" + settings.hidden()),
                COPIES,
                weights(pixels, settings.hidden(), 1)));
        needs.add(MemoryNeed.of(
                "weights and gradients of the convolutional net",
                Float.BYTES,
                List.of("channels=" + settings.channels()),
                COPIES,
                weights(1, settings.channels(), 9)));
        needs.add(batch("curveBatch", settings.curveBatch(), settings, pixels));
        needs.add(batch("batch", settings.batch(), settings, pixels));
        return needs;
    }

    /** All batches of a run are drawn before it begins. */
    private static MemoryNeed order(String stepsName, int steps, String batchName, int batch) {
        return MemoryNeed.of(
                "the places of all batches",
                Long.BYTES,
                List.of(stepsName + "=" + steps, batchName + "=" + batch),
                steps,
                batch);
    }

    private static MemoryNeed batch(String name, int batch, BasicsSettings settings, double pixels) {
        double outputs = settings.hidden().stream().mapToDouble(h -> h).sum();
        return MemoryNeed.of(
                "what a batch leaves behind for the gradient",
                Float.BYTES,
                List.of(name + "=" + batch, "hidden=" + settings.hidden()),
                batch,
                pixels + outputs);
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
