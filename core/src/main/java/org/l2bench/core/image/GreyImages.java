package org.l2bench.core.image;

import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.TensorArrays;

/**
 * Square grey images of one size.
 *
 * @param size pixels in a row, and rows
 * @param pixels image after image, row by row from the top
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never written to, and never compared
public record GreyImages(int count, int size, float[] pixels) {
    public GreyImages {
        if (count < 1 || size < 1 || pixels.length != (long) count * size * size) {
            throw new IllegalArgumentException(
                    count + " images of " + size + " x " + size + " pixels cannot have " + pixels.length);
        }
    }

    /** From a tensor [count, 1, size, size]. */
    public static GreyImages of(Tensor images) {
        return new GreyImages((int) images.size(0), (int) images.size(3), TensorArrays.floats(images));
    }

    /** A tensor float32 [count, 1, size, size]. */
    public Tensor tensor() {
        return TensorArrays.of(pixels, count, 1, size, size);
    }

    public float at(int image, int row, int column) {
        return pixels[index(image, row, column)];
    }

    int index(int image, int row, int column) {
        return (image * size + row) * size + column;
    }

    /** Mean over all pixels of the squared difference to other images. */
    public double meanSquare(GreyImages others) {
        requireAlike(others);
        double sum = 0;
        for (int i = 0; i < pixels.length; i++) {
            double difference = (double) pixels[i] - others.pixels[i];
            sum += difference * difference;
        }
        return sum / pixels.length;
    }

    void requireAlike(GreyImages others) {
        if (count != others.count || size != others.size) {
            throw new IllegalArgumentException(
                    "compares " + count + " images of " + size + " pixels with " + others.count + " of " + others.size);
        }
    }
}
