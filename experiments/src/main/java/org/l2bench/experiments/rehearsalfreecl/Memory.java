package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.network.ResidualNetSpec;
import org.l2bench.core.setting.Binding;

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
        double tested = (double) images.testPerClass() * training.classesPerTask();
        double perImage = activations(images, settings.net());
        return List.of(
                need(
                        settings,
                        "the images of all tasks",
                        List.of("images.size", "images.trainPerClass", "images.testPerClass"),
                        Float.BYTES * pixels * training.classes(),
                        (double) images.plannedPerClass() + images.testPerClass()),
                need(
                        settings,
                        "weights, gradients, moments and anchors",
                        List.of("net.widths", "net.features"),
                        Float.BYTES * COPIES,
                        parameters(images, settings.net(), training.classes())),
                need(
                        settings,
                        "what a batch leaves behind for the gradient",
                        List.of("training.batchSize", "images.size"),
                        Float.BYTES * perImage,
                        training.batchSize()),
                need(
                        settings,
                        "what a batch of the pre-training leaves behind for the gradient",
                        List.of("pretraining.batchSize", "images.size"),
                        Float.BYTES * perImage,
                        pretraining.happens() ? pretraining.batchSize() : 0),
                need(
                        settings,
                        "kernels of the first task's test images at every depth",
                        List.of("images.testPerClass", "training.classesPerTask"),
                        Double.BYTES * tested * tested,
                        settings.net().depths().size()));
    }

    private static MemoryNeed need(Settings settings, String what, List<String> keys, double bytes, double times) {
        return new MemoryNeed(
                what,
                bytes * times,
                keys.stream().map(k -> k + "=" + Binding.shown(settings, k)).toList());
    }

    private static double parameters(ImageSplit images, Net net, int classes) {
        return switch (net.kind()) {
            case CONV -> {
                double inputs = images.channels();
                double numbers = (double) classes * net.features();
                for (double width : net.widths()) {
                    numbers += 9 * inputs * width;
                    inputs = width;
                }
                double size = images.size() / (double) (1 << (net.widths().size() - 1));
                yield numbers + inputs * size * size * net.features();
            }
            case RESNET18 -> 11e6;
            case VIT -> net.transformer(images, classes).parameters();
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
