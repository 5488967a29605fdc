package org.l2bench.experiments.cnnregularity;

import java.util.List;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.network.UNetSpec;

/** What a worker must hold of a trial with a net. */
final class Memory {
    /** Values, gradients and Adam's two moments. */
    private static final int COPIES = 4;

    /** Of a map at full resolution for each channel: both convolutions of the encoder, what is joined, and both of the decoder. */
    private static final int MAPS = 6;

    private Memory() {}

    static List<MemoryNeed> denoising(DenoisingTrial.Given settings) {
        int scale = settings.scenes().finest();
        double size = (double) settings.scenes().size() * scale;
        var net = "net.width=" + settings.net().width();
        var resolutions = "scenes.resolutions=" + settings.scenes().resolutions();
        boolean hasNormed = !settings.normed().strengths().isEmpty();
        int batch = hasNormed
                ? Math.max(settings.plain().batch(), settings.normed().batch())
                : settings.plain().batch();
        return List.of(
                MemoryNeed.of(
                        "the images",
                        Float.BYTES,
                        List.of(
                                "scenes.train=" + settings.scenes().train(),
                                "scenes.test=" + settings.scenes().test(),
                                "scenes.size=" + settings.scenes().size(),
                                resolutions),
                        // Training images twice, in an array and in a tensor; test images with and without noise.
                        2.0 * settings.scenes().train()
                                + 2.0 * settings.scenes().test(),
                        size,
                        size),
                parameters(
                        settings.net().spec(scale, hasNormed),
                        List.of(net, "net.downs=" + settings.net().downs())),
                MemoryNeed.of(
                        "what a batch leaves behind for the gradient",
                        Float.BYTES,
                        List.of("plain.batch=" + settings.plain().batch(), net, resolutions),
                        batch,
                        MAPS,
                        settings.net().width(),
                        size,
                        size));
    }

    static List<MemoryNeed> prior(PriorTrial.Given settings) {
        double size = settings.prior().size();
        var width = "prior.width=" + settings.prior().width();
        return List.of(
                parameters(settings.prior().spec(settings.net().downs()), List.of(width)),
                MemoryNeed.of(
                        "what an image leaves behind for the gradient",
                        Float.BYTES,
                        List.of("prior.size=" + settings.prior().size(), width),
                        MAPS,
                        settings.prior().width(),
                        size,
                        size));
    }

    private static MemoryNeed parameters(UNetSpec spec, List<String> settings) {
        return MemoryNeed.of(
                "weights, their gradients and moments", Float.BYTES, settings, COPIES, (double) spec.parameterCount());
    }
}
