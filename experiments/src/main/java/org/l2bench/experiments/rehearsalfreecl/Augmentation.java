package org.l2bench.experiments.rehearsalfreecl;

import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.train.ColourJitter;
import org.l2bench.core.train.RandomCropFlip;

/** Colour jitter (brightness 63/255, contrast 0.8) on colour images, then crop with padding of an eighth, and flip. */
record Augmentation(Scaling scaling, ColourJitter jitter, RandomCropFlip crop) {
    private static final double BRIGHTNESS = 63 / 255.0;
    private static final double CONTRAST = 0.8;

    static Augmentation of(ImageSplit images, Compute compute) {
        return new Augmentation(
                images.scaling(),
                new ColourJitter(BRIGHTNESS, CONTRAST, compute),
                new RandomCropFlip(images.size() / 8, compute.place(images.black()), compute));
    }

    /** Images as the network takes them, [batch, channels, size, size]. */
    Tensor apply(Tensor images, RandomStream stream) {
        var coloured = images.size(1) == 1 ? images : scaling.apply(jitter.apply(scaling.undo(images), stream));
        return crop.apply(coloured, stream);
    }
}
