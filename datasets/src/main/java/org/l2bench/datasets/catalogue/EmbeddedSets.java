package org.l2bench.datasets.catalogue;

import java.util.List;
import org.l2bench.datasets.format.Content;
import org.l2bench.datasets.format.Idx;
import org.l2bench.datasets.format.Picture;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.source.Embedded;
import org.l2bench.datasets.transform.RandomCrops;

/** The image sets inside the jar, decoded. How their files were made: {@code datasets/make-embedded}. */
final class EmbeddedSets {
    static final List<String> PHOTOS = List.of("astronaut", "brick", "camera", "chelsea", "coffee", "grass", "gravel");
    static final int CROPS = 1600;
    private static final int CROP_SIDE = 28;
    private static final long CROP_SEED = 7;

    private EmbeddedSets() {}

    static ImageSet fashionMnistSubset(Split split) {
        String part = split == Split.TRAIN ? "train" : "t10k";
        return Idx.images(
                "fashion-mnist-subset",
                Embedded.content("fashion-mnist-subset/" + part + "-images-idx3-ubyte.gz"),
                Embedded.content("fashion-mnist-subset/" + part + "-labels-idx1-ubyte.gz"),
                255,
                ClassNames.FASHION_MNIST);
    }

    static ImageSet digits() {
        return Idx.images(
                "digits8x8",
                Embedded.content("digits8x8/images-idx3-ubyte.gz"),
                Embedded.content("digits8x8/labels-idx1-ubyte.gz"),
                16,
                ClassNames.DIGITS);
    }

    static ImageSet quickdraw() {
        return Idx.images(
                "quickdraw",
                Embedded.content("quickdraw/images-idx3-ubyte.gz"),
                Embedded.content("quickdraw/labels-idx1-ubyte.gz"),
                255,
                Embedded.lines("quickdraw/classes.txt"));
    }

    static ImageSet patches() {
        List<ImageSet> photos = PHOTOS.stream().map(EmbeddedSets::photo).toList();
        return RandomCrops.draw("patches", photos, CROPS, CROP_SIDE, CROP_SEED);
    }

    private static ImageSet photo(String name) {
        Content file = Embedded.content("patches/" + name + ".png");
        Picture picture = Picture.read(file);
        return new ImageSet(name, picture.pixels(), picture.shape(), 255, new int[] {0}, List.of(name));
    }
}
