package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.network.ResidualNetSpec;

/** What a worker must hold of a trial: images of all tasks, the network with what is kept beside it, a batch, and the kernels. */
final class Memory {
    /** Weights, gradients, both moments of Adam, anchor and Fisher information. */
    private static final int COPIES = 6;

    private Memory() {}

    static List<MemoryNeed> needs(Settings settings) {
        var images = settings.images();
        var training = settings.training();
        var pretraining = settings.pretraining();
        double pixels = (double) images.channels() * images.size() * images.size();
        double classes = training.classes();
        double tested = (double) images.testPerClass() * training.classesPerTask();
        return List.of(
                MemoryNeed.of(
                        "the images of all tasks",
                        Float.BYTES,
                        List.of(
                                "images.size=" + images.size(),
                                "images.trainPerClass=" + images.trainPerClass(),
                                "images.testPerClass=" + images.testPerClass()),
                        pixels,
                        classes,
                        (double) images.plannedPerClass() + images.testPerClass()),
                MemoryNeed.of(
                        "weights, gradients, moments and anchors",
                        Float.BYTES,
                        List.of(
                                "net.widths=" + settings.net().widths(),
                                "net.features=" + settings.net().features()),
                        COPIES,
                        parameters(images, settings.net(), classes)),
                MemoryNeed.of(
                        "what a batch leaves behind for the gradient",
                        Float.BYTES,
                        List.of("training.batchSize=" + training.batchSize(), "images.size=" + images.size()),
                        training.batchSize(),
                        activations(images, settings.net())),
                MemoryNeed.of(
                        "what a batch of the pre-training leaves behind for the gradient",
                        Float.BYTES,
                        List.of("pretraining.batchSize=" + pretraining.batchSize(), "images.size=" + images.size()),
                        pretraining.happens() ? pretraining.batchSize() : 0,
                        activations(images, settings.net())),
                MemoryNeed.of(
                        "kernels of the first task's test images at every depth",
                        Double.BYTES,
                        List.of(
                                "images.testPerClass=" + images.testPerClass(),
                                "training.classesPerTask=" + training.classesPerTask()),
                        settings.net().depths().size(),
                        tested,
                        tested));
    }

    private static double parameters(ImageSplit images, Net net, double classes) {
        double head = classes * net.features();
        return switch (net.kind()) {
            case CONV -> {
                double inputs = images.channels();
                double numbers = head;
                for (double width : net.widths()) {
                    numbers += 9 * inputs * width;
                    inputs = width;
                }
                double size = images.size() / (double) (1 << (net.widths().size() - 1));
                yield numbers + inputs * size * size * net.features();
            }
            case RESNET18 -> 11e6;
            case VIT -> {
                double w = net.features();
                double hidden = net.widths().get(3);
                yield head + net.widths().get(1) * (4 * w * w + 2 * w * hidden);
            }
        };
    }

    private static double activations(ImageSplit images, Net net) {
        int size = images.size();
        return switch (net.kind()) {
            case CONV -> {
                double numbers = net.features();
                double side = size;
                for (double width : net.widths()) {
                    numbers += width * side * side;
                    side /= 2;
                }
                yield numbers;
            }
            case RESNET18 ->
                2
                        * ResidualNetSpec.resNet18LargeStem(images.channels(), size, 2)
                                .activations();
            case VIT -> {
                double tokens = net.transformer(images, 2).tokens();
                double width = 4.0 * net.features() + net.widths().get(3);
                yield net.widths().get(1) * tokens * width;
            }
        };
    }
}
