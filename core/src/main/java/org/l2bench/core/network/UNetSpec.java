package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a U-Net (Ronneberger et al. 2015) whose kernels have a fixed physical size: where an image of the same scene has
 * {@code scale} times as many pixels in a row, kernels have as many times more as well, so that a net is the discretisation of one and
 * the same continuous net at every resolution.
 *
 * @param inputChannels of the image that it reads; the image that it makes has one
 * @param width channels at full resolution; twice as many after each pooling but the last
 * @param downs poolings by 2, at least one
 * @param scale resolution factor s: kernels have 3 s pixels in a row, those of the first layer of the head s
 * @param normalised whether a batch norm stands before every rectifier
 */
public record UNetSpec(int inputChannels, int width, int downs, int scale, boolean normalised) {
    /** Pixels of a kernel in a row at scale 1. */
    static final int KERNEL = 3;

    public UNetSpec {
        if (inputChannels < 1 || width < 2 || width % 2 != 0 || downs < 1 || scale < 1) {
            throw new IllegalArgumentException(
                    "a U-Net needs an input channel, an even width, a pooling and a scale of at" + " least 1, was "
                            + inputChannels + ", " + width + ", " + downs + " and " + scale);
        }
    }

    /** Channels of the encoder from the first resolution to the last, e.g. 64, 128, 256, 512, 512. */
    List<Integer> widths() {
        var widths = new ArrayList<Integer>();
        for (int level = 0; level < downs; level++) {
            widths.add(width << level);
        }
        widths.add(widths.get(downs - 1));
        return widths;
    }

    /** The least images, in pixels, that reflect padding leaves whole at the lowest resolution; a multiple of {@link #divisor}. */
    public int leastSize() {
        return divisor(downs) * (KERNEL * scale / 2 + 1);
    }

    /** What the pixels of an image in a row must be a multiple of, so that skips meet maps of their own size. */
    public static int divisor(int downs) {
        return 1 << downs;
    }

    /** Numbers that are trained, biases and norms included. */
    public long parameterCount() {
        long kernel = (long) KERNEL * scale * KERNEL * scale;
        var widths = widths();
        long count = twice(inputChannels, width, width, kernel);
        for (int level = 1; level <= downs; level++) {
            count += twice(widths.get(level - 1), widths.get(level), widths.get(level), kernel);
        }
        int channels = widths.get(downs);
        for (int level = downs - 1; level >= 0; level--) {
            int joined = channels + widths.get(level);
            channels = widths.get(Math.max(0, level - 1));
            count += twice(joined, joined / 2, channels, kernel);
        }
        return count + ((long) width * scale * scale + 1) * (width / 2) + kernel * (width / 2) + 1;
    }

    private long twice(int in, int between, int out, long kernel) {
        long norms = normalised ? 2L * (between + out) : 0;
        return (in * kernel + 1) * between + (between * kernel + 1) * out + norms;
    }
}
