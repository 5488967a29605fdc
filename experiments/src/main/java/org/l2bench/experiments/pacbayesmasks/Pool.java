package org.l2bench.experiments.pacbayesmasks;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.bound.PointSplit.BoundPoints;
import org.l2bench.core.bound.PointSplit.PriorPoints;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.image.ImageSet;

/**
 * The images of a set in the order that a seed permutes them to, and the test images. Inputs are x / white and nothing else: statistics
 * of the data would carry points of a bound into its prior.
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never written to, and never compared
record Pool(ImageSet images, int[] order, ImageSet test, Compute compute) {
    /** Inputs [n, channels, height, width] and labels int64 [n]. */
    record Part(Tensor inputs, Tensor labels) {
        int count() {
            return Math.toIntExact(inputs.size(0));
        }

        /** The samples with these indices. */
        Part at(Tensor indices) {
            return new Part(inputs.index_select(0, indices), labels.index_select(0, indices));
        }

        /** So many samples from one on. */
        Part slice(long from, long samples) {
            return new Part(inputs.narrow(0, from, samples), labels.narrow(0, from, samples));
        }
    }

    static Pool of(ImageSettings settings, SeedTree seeds, DataRoot root, Compute compute) {
        var images = Catalogue.load(settings.data(), settings.pool(), root);
        var order =
                permutation(new RandomStream(seeds.stream(Nets.GROUP, "permutation of the images")), images.count());
        if (settings.testPart().isEmpty()) {
            int[] tested = Arrays.copyOf(order, settings.test());
            int[] others = Arrays.copyOfRange(order, settings.test(), order.length);
            return new Pool(images, others, images.select(tested), compute);
        }
        var test = Catalogue.load(settings.data(), settings.testPart().orElseThrow(), root);
        return new Pool(images, order, settings.test() == 0 ? test : test.first(settings.test()), compute);
    }

    private static int[] permutation(RandomStream stream, int n) {
        return Arrays.stream(TensorArrays.longs(stream.permutation(n)))
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    /** The first images of the permutation. */
    Part first(int count) {
        return part(Arrays.copyOf(order, count));
    }

    /** The last images of the permutation. */
    Part last(int count) {
        return part(Arrays.copyOfRange(order, order.length - count, order.length));
    }

    Part tested() {
        return part(test);
    }

    Part of(PriorPoints points) {
        return part(points.indices());
    }

    Part of(BoundPoints points) {
        return part(points.indices());
    }

    private Part part(int[] indices) {
        return part(images.select(indices));
    }

    private Part part(ImageSet set) {
        var bytes = TensorArrays.of(set.pixels(), set.count(), set.channels(), set.height(), set.width());
        var inputs = bytes.to(ScalarType.Float).div(new Scalar((double) set.maxValue()));
        return new Part(compute.place(inputs), compute.place(TensorArrays.of(set.labels())));
    }

    static SortedMap<String, String> fingerprints(ImageSettings settings, DataRoot root) {
        var reading = new DataReading();
        var fingerprints = new TreeMap<String, String>();
        reading.of(() -> Catalogue.fingerprint(settings.data(), settings.pool(), root))
                .ifPresent(print -> fingerprints.put(settings.data() + "/" + settings.pool(), print));
        settings.testPart().ifPresent(part -> reading.of(() -> Catalogue.fingerprint(settings.data(), part, root))
                .ifPresent(print -> fingerprints.put(settings.data() + "/" + part, print)));
        reading.throwIfAny();
        return fingerprints;
    }

    static SortedMap<String, String> holdings(ImageSettings settings) {
        return new TreeMap<>(Map.of(settings.data(), Catalogue.line(settings.data(), true)));
    }
}
