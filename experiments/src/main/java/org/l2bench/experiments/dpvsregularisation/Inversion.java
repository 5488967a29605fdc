package org.l2bench.experiments.dpvsregularisation;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.dpsgd.Records;
import org.l2bench.core.dpsgd.RecordwiseNet;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.SmallPicture;
import org.l2bench.core.inversion.ClassInversion;
import org.l2bench.core.inversion.ClassRecords;
import org.l2bench.core.inversion.PixelSpace;
import org.l2bench.core.inversion.Reconstructions;

/** Images that a net takes for its classes; all nets of a seed begin with the same noise. */
record Inversion(DataSettings data, boolean isFlat, int steps, int starts) {
    private static final double RATE = 0.1;
    private static final double MOMENTUM = 0.9;
    private static final double FIRST = 0.1;
    private static final double SQUARED_NORM = 1e-3;
    private static final double VARIATION = 0.01;
    private static final double WHITE = 255;
    private static final int GREY = 1;

    Reconstructions of(RecordwiseNet net, SeedTree seeds, Compute compute) {
        var inversion = new ClassInversion(starts, steps, RATE, MOMENTUM, FIRST, SQUARED_NORM, VARIATION);
        var stream = new RandomStream(seeds.stream(Training.GROUP, "first pixels of the inversion"));
        return inversion.of(images -> net.logits(inputs(images)), data.classes(), space(), stream, compute);
    }

    private Tensor inputs(Tensor images) {
        return isFlat ? images.view(images.size(0), -1) : images;
    }

    private PixelSpace space() {
        int[] shape = data.shape();
        return PixelSpace.normalised(shape[1], shape[2], array(data.means()), array(data.deviations()));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    /** Records by class, as the net sees them. */
    static ClassRecords byClass(Records records) {
        var flat = TensorArrays.doubles(records.inputs());
        int count = Math.toIntExact(records.count());
        int size = flat.length / count;
        var rows = new double[count][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * size, (i + 1) * size));
        return new ClassRecords(rows, Answering.labels(records));
    }

    /** What a net makes of reconstructions, which have no labels but the classes that they were made for. */
    Records asRecords(Reconstructions made, Compute compute) {
        int[] shape = data.shape();
        int count = made.classes().length;
        var flat = new float[count * data.pixels()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) made.images()[i / data.pixels()][i % data.pixels()];
        }
        var images = compute.place(TensorArrays.of(flat, count, shape[0], shape[1], shape[2]));
        return new Records(inputs(images), compute.place(TensorArrays.of(made.classes())));
    }

    /** The first reconstruction of every class, side by side. */
    SmallPicture picture(Reconstructions made) {
        int[] shape = data.shape();
        int width = data.classes() * shape[2];
        var pixels = new byte[shape[0] * shape[1] * width];
        for (int label = 0; label < data.classes(); label++) {
            var image = made.images()[label * starts];
            for (int i = 0; i < image.length; i++) {
                int channel = i / (shape[1] * shape[2]);
                int row = i / shape[2] % shape[1];
                int column = label * shape[2] + i % shape[2];
                double unit =
                        image[i] * data.deviations().get(channel) + data.means().get(channel);
                pixels[(row * width + column) * shape[0] + channel] =
                        (byte) Math.round(WHITE * Math.max(0, Math.min(1, unit)));
            }
        }
        return shape[0] == GREY
                ? SmallPicture.grey(width, shape[1], pixels)
                : SmallPicture.colour(width, shape[1], pixels);
    }
}
