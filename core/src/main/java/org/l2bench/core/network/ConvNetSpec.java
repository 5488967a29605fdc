package org.l2bench.core.network;

import java.util.List;

/**
 * The shape of a plain convolutional network without normalisation: 3x3 convolutions with rectifiers, each but the last followed by
 * a 2x2 max-pool; a hidden linear layer with rectifier, whose output is the feature; linear classifier.
 *
 * @param imageSize height and width in pixels, divisible by 2 once for each pool
 * @param widths output channels of the convolutions, at least one
 * @param features length of the feature vector
 */
public record ConvNetSpec(int inputChannels, int imageSize, List<Integer> widths, int features, int classes) {
    public ConvNetSpec {
        widths = List.copyOf(widths);
        if (widths.isEmpty()) {
            throw new IllegalArgumentException("a convolutional network needs at least one convolution");
        }
        int reduction = 1 << (widths.size() - 1);
        if (imageSize % reduction != 0) {
            throw new IllegalArgumentException("image size must be divisible by " + reduction + ", was " + imageSize);
        }
    }

    /** Height and width of the last convolution's output. */
    int lastSize() {
        return imageSize >> (widths.size() - 1);
    }
}
