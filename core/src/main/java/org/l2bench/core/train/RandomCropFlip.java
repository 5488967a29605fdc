package org.l2bench.core.train;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;

/**
 * The usual augmentation of small images: pad with black, crop back to the size at a random place, flip left to right
 * with probability one half; independently for each image.
 *
 * @param black what black is after centring and scaling, [1, channels, 1, 1]
 */
public record RandomCropFlip(int padding, Tensor black, Compute compute) {
    /** Images [batch, channels, size, size] to the same shape; three draws an image. */
    public Tensor apply(Tensor images, RandomStream stream) {
        long batch = images.size(0);
        long size = images.size(3);
        var padded = torch.constant_pad_nd(
                images.sub(black), new long[] {padding, padding, padding, padding}, new Scalar(0.0));
        var positions = compute.place(torch.arange(new Scalar(size)).to(ScalarType.Long));
        var rows = offsets(stream, batch).add(positions); // [batch, size]
        var flips = compute.place(stream.integers(2, batch, 1));
        var reversed = positions.neg().add(new Scalar(size - 1));
        var columns = offsets(stream, batch)
                .add(torch.where(flips.to(ScalarType.Bool), reversed, positions)); // [batch, size]
        var cropped =
                padded.gather(2, rows.view(batch, 1, size, 1).expand(batch, images.size(1), size, padded.size(3)));
        return cropped.gather(3, columns.view(batch, 1, 1, size).expand(batch, images.size(1), size, size))
                .add(black);
    }

    private Tensor offsets(RandomStream stream, long batch) {
        return compute.place(stream.integers(2L * padding + 1, batch, 1));
    }
}
