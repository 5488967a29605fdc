package org.l2bench.core.image;

import java.util.BitSet;

/** The pixels of images in whose neighbourhood nothing changes: what other images of the same scenes show there is noise. */
public final class FlatPixels {
    private final GreyImages targets;
    private final BitSet flat;

    private FlatPixels(GreyImages targets, BitSet flat) {
        this.targets = targets;
        this.flat = flat;
    }

    /**
     * The flat pixels of images.
     *
     * @param reach the window goes so many pixels each way; all of it lies in the image and has one grey
     */
    public static FlatPixels of(GreyImages targets, int reach) {
        var flat = new BitSet(targets.pixels().length);
        for (int image = 0; image < targets.count(); image++) {
            for (int row = reach; row < targets.size() - reach; row++) {
                for (int column = reach; column < targets.size() - reach; column++) {
                    if (isFlat(targets, image, row, column, reach)) {
                        flat.set(targets.index(image, row, column));
                    }
                }
            }
        }
        return new FlatPixels(targets, flat);
    }

    private static boolean isFlat(GreyImages targets, int image, int row, int column, int reach) {
        float grey = targets.at(image, row, column);
        for (int j = row - reach; j <= row + reach; j++) {
            for (int i = column - reach; i <= column + reach; i++) {
                if (targets.at(image, j, i) != grey) {
                    return false;
                }
            }
        }
        return true;
    }

    public int count() {
        return flat.cardinality();
    }

    /**
     * Root mean squared difference of other images from the targets, over the flat pixels.
     *
     * @throws ArithmeticException if there is none
     */
    public double rootMeanSquare(GreyImages others) {
        targets.requireAlike(others);
        if (flat.isEmpty()) {
            throw new ArithmeticException("none of " + targets.count() + " images has a flat pixel");
        }
        double sum = 0;
        for (int i = flat.nextSetBit(0); i >= 0; i = flat.nextSetBit(i + 1)) {
            double difference = (double) others.pixels()[i] - targets.pixels()[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum / count());
    }
}
