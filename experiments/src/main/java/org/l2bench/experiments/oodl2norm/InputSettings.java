package org.l2bench.experiments.oodl2norm;

import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** What the network is shown of an image. */
public record InputSettings(
        @Setting("1 for grey images, 3 for colour") int channels,

        @Setting("height and width that images are brought to, in pixels")
        @Range(least = 8, most = InputSettings.MOST_PIXELS)
        int contentSize,

        @Setting("height and width after zero padding, in pixels; a multiple of 8")
        @Range(least = 8, most = InputSettings.MOST_PIXELS)
        int imageSize,

        @Setting(
                "mean and standard deviation of the inputs: those of the training pixels, or DDU's constants for CIFAR-10")
        Normalisation normalisation,

        @Setting("whether training images are cropped with padding 4 and flipped at random")
        boolean augment) {

    /** How inputs are centred and scaled. */
    public enum Normalisation {
        /** By the pixels of the ID training images of the run. */
        MEASURED,
        /** By DDU's constants for CIFAR-10. */
        CIFAR10
    }

    static final int MOST_PIXELS = 4096;

    public InputSettings {
        new Problems()
                .require(channels == 1 || channels == 3, "channels must be 1 or 3, was %s", channels)
                .require(
                        imageSize >= contentSize && (imageSize - contentSize) % 2 == 0 && imageSize % 8 == 0,
                        "imageSize must be a multiple of 8, at least contentSize (%s) and differ from it by an even number, was %s",
                        contentSize,
                        imageSize)
                .require(
                        normalisation != Normalisation.CIFAR10 || channels == 3,
                        "normalisation CIFAR10 needs 3 channels, there is 1")
                .throwIfAny();
    }
}
