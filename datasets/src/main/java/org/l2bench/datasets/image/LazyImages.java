package org.l2bench.datasets.image;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Images that are made when they are asked for.
 *
 * @param decoder gives one image by its index, each time anew
 */
@SuppressWarnings("ArrayRecordComponent") // the labels of a set that is handed on, never compared
public record LazyImages(
        String name, ImageShape shape, int maxValue, int[] labels, List<String> classNames, IntFunction<byte[]> decoder)
        implements Images {
    public LazyImages {
        classNames = List.copyOf(classNames);
    }

    @Override
    public byte[] image(int index) {
        return decoder.apply(index);
    }
}
