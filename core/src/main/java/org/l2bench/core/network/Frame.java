package org.l2bench.core.network;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * One square image of floats in a frame of zeros, and the patches of it that a kernel sees. Image, frame and patches are laid out
 * once, channels last, where a row of a patch is one block of memory: a pass then writes pixels and copies patches, and makes
 * nothing.
 */
final class Frame {
    private final MemoryFormatOptional contiguous = new MemoryFormatOptional(torch.MemoryFormat.Contiguous);
    private final Tensor image;
    private final Tensor rows;
    private final Tensor windows;

    /**
     * Around zeros.
     *
     * @param size height and width of the image
     * @param first where its first pixel stands in the frame
     * @param apart from one pixel to the next
     * @param count patches in a row and in a column
     * @param step from one patch to the next
     */
    Frame(long size, long channels, long first, long apart, long kernel, long count, long step) {
        long side = Math.max((count - 1) * step + kernel, first + (size - 1) * apart + 1);
        var frame = torch.zeros(side, side, channels);
        long row = side * channels;
        this.rows = frame.as_strided(
                new long[] {size, size, channels},
                new long[] {apart * row, apart * channels, 1},
                new LongOptional(first * row + first * channels));
        this.image = rows.permute(2, 0, 1).unsqueeze(0);
        this.windows = frame.as_strided(
                new long[] {count, count, kernel, kernel * channels}, new long[] {step * row, step * channels, row, 1});
    }

    /** [1, channels, size, size]; writing to it writes to the patches. */
    Tensor image() {
        return image;
    }

    /** A copy of the image, [size^2, channels]. */
    Tensor pixels() {
        return rows.clone(contiguous).view(-1, image.size(1));
    }

    /** A copy of the patches, [count^2, kernel^2 channels]. */
    Tensor patches() {
        return windows.clone(contiguous).view(windows.size(0) * windows.size(1), -1);
    }

    /** Becomes an image divided by its norm; the norm. */
    Tensor put(Tensor pixels) {
        var norm = pixels.norm();
        torch.div_out(rows, pixels.view(rows.shape()), norm);
        return norm;
    }
}
