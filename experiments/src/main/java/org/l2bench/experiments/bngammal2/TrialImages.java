package org.l2bench.experiments.bngammal2;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.transform.Selection;

/**
 * What a trial reads.
 *
 * @param heldOut the test images, then the training images that are held out beside them
 * @param testImages how many of the held-out images are of the test part
 * @param black what a black pixel becomes, [1, channels, 1, 1]
 */
record TrialImages(Part train, Part heldOut, int testImages, Tensor black) {
    /** Inputs [n, channels, size, size] and labels int64 [n]. */
    record Part(Tensor inputs, Tensor labels) {
        private Part followedBy(Part other) {
            return new Part(
                    torch.cat(new TensorVector(inputs, other.inputs), 0),
                    torch.cat(new TensorVector(labels, other.labels), 0));
        }
    }

    static TrialImages load(DataSettings settings, DataRoot root, long permutationSeed, Compute compute) {
        var all = Catalogue.load(settings.data(), Split.TRAIN, root);
        var split = split(settings, all.count(), permutationSeed);
        var test = part(Catalogue.load(settings.data(), Split.TEST, root), settings, compute);
        var train = part(all.select(split.train()), settings, compute);
        var heldOut = settings.restHeldOut()
                ? test.followedBy(part(all.select(split.validation()), settings, compute))
                : test;
        var black = standardised(torch.zeros(1, settings.channels(), 1, 1), settings);
        return new TrialImages(train, heldOut, (int) test.labels().size(0), compute.place(black));
    }

    /** Which images of the training part are trained on, and which are left. */
    static Selection.Partition split(DataSettings settings, int count, long seed) {
        return Selection.split(count, settings.train() == 0 ? count : settings.train(), seed);
    }

    private static Part part(ImageSet set, DataSettings settings, Compute compute) {
        var bytes = TensorArrays.of(set.pixels(), set.count(), set.channels(), set.height(), set.width());
        var unit = bytes.to(ScalarType.Float).div(new Scalar((double) set.maxValue()));
        int square = set.height() / settings.size();
        var reduced = square == 1 ? unit : torch.avg_pool2d(unit, square, square);
        return new Part(compute.place(standardised(reduced, settings)), compute.place(TensorArrays.of(set.labels())));
    }

    private static Tensor standardised(Tensor unit, DataSettings settings) {
        return unit.sub(perChannel(settings.means())).div(perChannel(settings.deviations()));
    }

    private static Tensor perChannel(List<Double> values) {
        var array = values.stream().mapToDouble(Double::doubleValue).toArray();
        return TensorArrays.of(array, 1, array.length, 1, 1).to(ScalarType.Float);
    }

    static SortedMap<String, String> fingerprints(DataSettings settings, DataRoot root) {
        var reading = new DataReading();
        var fingerprints = new TreeMap<String, String>();
        for (var split : Arrays.asList(Split.TRAIN, Split.TEST)) {
            reading.of(() -> Catalogue.fingerprint(settings.data(), split, root))
                    .ifPresent(print -> fingerprints.put(settings.data() + "/" + split, print));
        }
        reading.throwIfAny();
        return fingerprints;
    }
}
