package org.l2bench.experiments.l2basics;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.image.ImageSet;

/**
 * The images of parts B to G as inputs, float32 [n, channels, height, width], and their labels. Of the set's training part a
 * permutation drawn from the seed gives the validation images first, then the training images; the set's test part is the
 * test set. The three are disjoint. Labels are clean here; see {@link #noisy}.
 *
 * @param seeds of the trial: arms that are compared share {@link #GROUP}
 */
record ImageData(
        Part train, Part validation, Part test, int classes, double labelNoise, SeedTree seeds, Compute compute) {
    static final String GROUP = "all arms";

    /** Inputs [n, ...] and labels int64 [n]. */
    record Part(Tensor inputs, Tensor labels) {
        long count() {
            return inputs.size(0);
        }

        Part withLabels(Tensor others) {
            return new Part(inputs, others);
        }
    }

    /** The trial's data where the trial computes. */
    static ImageData of(TrialContext<?> context, ImageSettings settings, int trainImages) {
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        return of(settings, trainImages, context.seeds(), context.data(), compute);
    }

    /** @param trainImages 0 for all that the validation images leave */
    static ImageData of(ImageSettings settings, int trainImages, SeedTree seeds, DataRoot root, Compute compute) {
        var all = Catalogue.load(settings.data(), Split.TRAIN, root);
        int validation = settings.validation();
        int wanted = trainImages == 0 ? all.count() - validation : trainImages;
        var order = permutation(seeds.stream(GROUP, "training images"), all.count());
        return new ImageData(
                part(all.select(slice(order, validation, wanted)), settings, compute),
                part(all.select(slice(order, 0, validation)), settings, compute),
                part(Catalogue.load(settings.data(), Split.TEST, root), settings, compute),
                all.classNames().size(),
                settings.labelNoise(),
                seeds,
                compute);
    }

    /** Of an image. */
    int channels() {
        return (int) train.inputs().size(1);
    }

    /** Numbers of an image, over all channels. */
    int pixels() {
        return (int) (train.inputs().numel() / train.count());
    }

    /** Batches of training images for all steps, drawn with replacement: indices int64 [steps, batch]. */
    Tensor order(String group, String purpose, long steps, long batch) {
        return compute.place(new RandomStream(seeds.stream(group, purpose)).integers(train.count(), steps, batch));
    }

    /** Where the initial weights of nets are drawn from. */
    InitialStreams initial(String group) {
        return InitialStreams.of(seeds, group);
    }

    static SortedMap<String, String> fingerprints(ImageSettings settings, DataRoot root) {
        var reading = new DataReading();
        var fingerprints = new TreeMap<String, String>();
        for (var split : new Split[] {Split.TRAIN, Split.TEST}) {
            reading.of(() -> Catalogue.fingerprint(settings.data(), split, root))
                    .ifPresent(print -> fingerprints.put(settings.data() + "/" + split, print));
        }
        reading.throwIfAny();
        return fingerprints;
    }

    static SortedMap<String, String> holdings(ImageSettings settings) {
        return new TreeMap<>(Map.of(settings.data(), Catalogue.line(settings.data(), true)));
    }

    private static Part part(ImageSet images, ImageSettings settings, Compute compute) {
        var bytes =
                TensorArrays.of(images.pixels(), images.count(), images.channels(), images.height(), images.width());
        var inputs = bytes.to(ScalarType.Float)
                .div(new Scalar((double) images.maxValue()))
                .sub(new Scalar(settings.pixelMean()))
                .div(new Scalar(settings.pixelStd()));
        return new Part(compute.place(inputs), compute.place(TensorArrays.of(images.labels())));
    }

    /** The training part with a share of its labels redrawn uniformly over all classes, the old one among them. */
    Part noisy(String group) {
        var labels = TensorArrays.longs(train.labels());
        var order = permutation(seeds.stream(group, "noisy labels"), labels.length);
        int redrawn = (int) Math.round(labelNoise * labels.length);
        var fresh = TensorArrays.longs(
                new RandomStream(seeds.stream(group, "redrawn labels")).integers(classes, Math.max(redrawn, 1)));
        for (int i = 0; i < redrawn; i++) {
            labels[order[i]] = fresh[i];
        }
        return train.withLabels(TensorArrays.of(labels).to(train.labels().device(), ScalarType.Long));
    }

    /** A part whose labels are permuted, so that they say nothing about the inputs. */
    Part shuffled(Part part, String group) {
        var labels = TensorArrays.longs(part.labels());
        var order = permutation(seeds.stream(group, "permuted labels"), labels.length);
        var permuted = new long[labels.length];
        for (int i = 0; i < labels.length; i++) {
            permuted[i] = labels[order[i]];
        }
        return part.withLabels(TensorArrays.of(permuted).to(part.labels().device(), ScalarType.Long));
    }

    private static int[] permutation(long seed, int n) {
        var longs = TensorArrays.longs(new RandomStream(seed).permutation(n));
        var order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = (int) longs[i];
        }
        return order;
    }

    private static int[] slice(int[] order, int from, int count) {
        return Arrays.copyOfRange(order, from, from + count);
    }
}
