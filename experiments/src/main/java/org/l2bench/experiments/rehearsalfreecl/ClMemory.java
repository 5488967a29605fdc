package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.network.ResidualNetSpec;
import org.l2bench.core.network.VisionTransformerSpec;

/** What a worker must hold of a trial: images of all tasks, the network with what is kept beside it, a batch, and the kernels. */
final class ClMemory {
    /** Weights, gradients, both moments of Adam, anchor and Fisher information. */
    private static final int COPIES = 6;

    private ClMemory() {}

    static List<MemoryNeed> needs(ClSettings settings) {
        double pixels = (double) settings.channels() * settings.imageSize() * settings.imageSize();
        double classes = (double) settings.tasks() * settings.classesPerTask();
        double tested = (double) settings.testPerClass() * settings.classesPerTask();
        return List.of(
                MemoryNeed.of(
                        "the images of all tasks",
                        Float.BYTES,
                        List.of(
                                "imageSize=" + settings.imageSize(),
                                "trainPerClass=" + settings.trainPerClass(),
                                "testPerClass=" + settings.testPerClass()),
                        pixels,
                        classes,
                        (double) settings.images().plannedPerClass() + settings.testPerClass()),
                MemoryNeed.of(
                        "weights, gradients, moments and anchors",
                        Float.BYTES,
                        List.of("widths=" + settings.widths(), "features=" + settings.features()),
                        COPIES,
                        parameters(settings)),
                MemoryNeed.of(
                        "what a batch leaves behind for the gradient",
                        Float.BYTES,
                        List.of("batchSize=" + settings.batchSize(), "imageSize=" + settings.imageSize()),
                        settings.batchSize(),
                        activations(settings)),
                MemoryNeed.of(
                        "what a batch of the pre-training leaves behind for the gradient",
                        Float.BYTES,
                        List.of("pretrainBatch=" + settings.pretrainBatch(), "imageSize=" + settings.imageSize()),
                        settings.pretrains() ? settings.pretrainBatch() : 0,
                        activations(settings)),
                MemoryNeed.of(
                        "kernels of the first task's test images at every depth",
                        Double.BYTES,
                        List.of(
                                "testPerClass=" + settings.testPerClass(),
                                "classesPerTask=" + settings.classesPerTask()),
                        settings.encoder().depths().size(),
                        tested,
                        tested));
    }

    private static double parameters(ClSettings settings) {
        double head = (double) settings.tasks() * settings.classesPerTask() * settings.features();
        return switch (settings.net()) {
            case CONV -> {
                double inputs = settings.channels();
                double numbers = head;
                for (double width : settings.widths()) {
                    numbers += 9 * inputs * width;
                    inputs = width;
                }
                double size = lastSize(settings);
                yield numbers + inputs * size * size * settings.features();
            }
            case RESNET18 -> 11e6;
            case VIT -> {
                double w = settings.features();
                double hidden = settings.widths().get(3);
                yield head + settings.widths().get(1) * (4 * w * w + 2 * w * hidden);
            }
        };
    }

    private static double activations(ClSettings settings) {
        int size = settings.imageSize();
        return switch (settings.net()) {
            case CONV -> {
                double numbers = settings.features();
                double side = size;
                for (double width : settings.widths()) {
                    numbers += width * side * side;
                    side /= 2;
                }
                yield numbers;
            }
            case RESNET18 ->
                2
                        * ResidualNetSpec.resNet18LargeStem(settings.channels(), size, 2)
                                .activations();
            case VIT -> {
                double tokens = transformer(settings).tokens();
                double width = 4.0 * settings.features() + settings.widths().get(3);
                yield settings.widths().get(1) * tokens * width;
            }
        };
    }

    private static VisionTransformerSpec transformer(ClSettings settings) {
        var widths = settings.widths();
        return new VisionTransformerSpec(
                settings.channels(),
                settings.imageSize(),
                widths.get(0),
                widths.get(1),
                widths.get(2),
                settings.features(),
                widths.get(3),
                2);
    }

    private static double lastSize(ClSettings settings) {
        return settings.imageSize() / (double) (1 << (settings.widths().size() - 1));
    }
}
