package org.l2bench.experiments.rehearsalfreecl;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.image.Images;
import org.l2bench.datasets.transform.AreaAverage;
import org.l2bench.datasets.transform.Centring;
import org.l2bench.datasets.transform.Draws;
import org.l2bench.datasets.transform.Selection;
import org.l2bench.experiments.rehearsalfreecl.ClSettings.Inputs;

/**
 * Which images there are, which of them are for what, and how they reach a network. Classes are either pre-trained on or in the
 * stream; drawings of a class are for training, for validation or for testing, by their place in the set.
 */
record ClImages(
        String data,
        int channels,
        int imageSize,
        Inputs inputs,
        int pretrainClasses,
        int pretrainSeed,
        int pretrainPerClass,
        int trainPerClass,
        int validationPerClass,
        int testPerClass) {
    /** Images of a class of ImageNet-R, on average; for plans only, where a user's folder is not read. */
    private static final int PLANNED_PER_CLASS = 120;

    /** What images are for. */
    enum Part {
        PRETRAINING,
        TRAIN,
        VALIDATION,
        TEST
    }

    /** Mean and standard deviation of each channel of the inputs, of images from 0 to 1. */
    record Scaling(List<Double> mean, List<Double> std) {
        /** Images [n, channels, h, w] from 0 to 1 as the network takes them. */
        Tensor apply(Tensor unit) {
            return unit.sub(perChannel(mean, unit)).div_(perChannel(std, unit));
        }

        /** Back to images from 0 to 1. */
        Tensor undo(Tensor scaled) {
            return scaled.mul(perChannel(std, scaled)).add_(perChannel(mean, scaled));
        }

        private static Tensor perChannel(List<Double> values, Tensor like) {
            var array = values.stream().mapToDouble(Double::doubleValue).toArray();
            return TensorArrays.of(array, 1, array.length, 1, 1).to(like.device(), ScalarType.Float);
        }
    }

    /** The whole set, in one part or two, read once. */
    record Pool(Optional<ImageSet> whole, Optional<ImageSet> train, Optional<ImageSet> test) {
        int classes() {
            return whole.or(() -> train).orElseThrow().classNames().size();
        }
    }

    Scaling scaling() {
        return switch (inputs) {
            case DRAWINGS -> new Scaling(List.of(0.15), List.of(0.3));
            case CIFAR100 -> new Scaling(List.of(.5071, .4867, .4408), List.of(.2675, .2565, .2761));
            case IMAGENET -> new Scaling(List.of(.485, .456, .406), List.of(.229, .224, .225));
        };
    }

    /** A black pixel as the network takes it, [1, channels, 1, 1]. */
    Tensor black() {
        return scaling().apply(torch.zeros(1, channels, 1, 1));
    }

    Pool load(DataRoot root) {
        if (isInOnePart()) {
            return new Pool(Optional.of(Catalogue.load(data, Split.ALL, root)), Optional.empty(), Optional.empty());
        }
        return new Pool(Optional.empty(), Optional.of(read(Split.TRAIN, root)), Optional.of(read(Split.TEST, root)));
    }

    private ImageSet read(Split split, DataRoot root) {
        return images(split, root).decoded();
    }

    private Images images(Split split, DataRoot root) {
        return NamedFolder.isOne(data)
                ? Catalogue.images(data, split, new ImageShape(channels, imageSize, imageSize), root)
                : Catalogue.images(data, split, root);
    }

    private boolean isInOnePart() {
        return !NamedFolder.isOne(data) && Catalogue.describe(data).counts().containsKey(Split.ALL);
    }

    /** What the set holds, in one line. */
    SortedMap<String, String> holdings() {
        return new TreeMap<>(Map.of(NamedFolder.nameOf(data), Catalogue.line(data, true)));
    }

    /** SHA-256 of everything that {@link #load} reads, without holding it; all that is missing or broken is named at once. */
    SortedMap<String, String> fingerprints(DataRoot root) {
        var fingerprints = new TreeMap<String, String>();
        var reading = new DataReading();
        var name = NamedFolder.nameOf(data);
        for (var split : isInOnePart() ? List.of(Split.ALL) : List.of(Split.TRAIN, Split.TEST)) {
            reading.of(() -> images(split, root).fingerprint())
                    .ifPresent(f -> fingerprints.put(split == Split.ALL ? name : name + "/" + split, f));
        }
        reading.throwIfAny();
        return fingerprints;
    }

    /** The classes that are only pre-trained on, drawn once, ascending. */
    int[] pretrainingClasses(int classes) {
        var drawn = Arrays.copyOf(new Draws(pretrainSeed).permutation(classes), pretrainClasses);
        Arrays.sort(drawn);
        return drawn;
    }

    /** Classes of the stream in the order in which they come: none of those that are pre-trained on. */
    int[] streamClasses(int classes, int wanted, long seed) {
        var pretraining = pretrainingClasses(classes);
        var others = IntStream.range(0, classes)
                .filter(c -> Arrays.binarySearch(pretraining, c) < 0)
                .toArray();
        return Arrays.stream(new Draws(seed).permutation(others.length))
                .limit(wanted)
                .map(i -> others[i])
                .toArray();
    }

    /** The images of some classes for one use; labels are numbered in the order of the classes. */
    ImageSet part(Pool pool, Part part, int[] classes) {
        var source = pool.whole().or(() -> part == Part.TEST ? pool.test() : pool.train());
        var set = Selection.keepClasses(source.orElseThrow(), classes);
        if (pool.whole().isPresent()) {
            return switch (part) {
                case PRETRAINING -> range(set, 0, pretrainPerClass);
                case TRAIN -> range(set, 0, trainPerClass);
                case VALIDATION -> range(set, trainPerClass, validationPerClass);
                case TEST -> range(set, trainPerClass + validationPerClass, testPerClass);
            };
        }
        return switch (part) {
            case PRETRAINING -> range(set, 0, pretrainPerClass);
            case TRAIN -> range(set, validationPerClass, trainPerClass);
            case VALIDATION -> range(set, 0, validationPerClass);
            case TEST -> range(set, 0, testPerClass);
        };
    }

    /** So many images of each class from a place on; all the rest if {@code count} is 0. */
    private static ImageSet range(ImageSet set, int from, int count) {
        if (count > 0) {
            return set.select(Selection.range(set, from, from + count));
        }
        var seen = new int[set.classNames().size()];
        return set.select(IntStream.range(0, set.count())
                .filter(i -> seen[set.labels()[i]]++ >= from)
                .toArray());
    }

    /** Images as the network takes them, float32 [n, channels, imageSize, imageSize]. */
    Tensor tensor(ImageSet set) {
        var shown = inputs == Inputs.DRAWINGS ? Centring.byBoundingBox(set) : set;
        long n = shown.count();
        Tensor unit;
        if (shown.width() == imageSize && shown.height() == imageSize) {
            unit = TensorArrays.of(shown.pixels(), n, channels, imageSize, imageSize)
                    .to(ScalarType.Float)
                    .div_(new Scalar((double) shown.maxValue()));
        } else {
            unit = TensorArrays.of(AreaAverage.of(shown, imageSize), n, channels, imageSize, imageSize);
        }
        return scaling().apply(unit);
    }

    /** How many training images a class of the stream has, for plans. */
    int plannedPerClass() {
        if (trainPerClass > 0) {
            return trainPerClass;
        }
        return NamedFolder.isOne(data) ? PLANNED_PER_CLASS : published() - validationPerClass;
    }

    /** How many images a class has for pre-training, for plans. */
    int plannedForPretraining() {
        if (pretrainPerClass > 0) {
            return pretrainPerClass;
        }
        return NamedFolder.isOne(data) ? PLANNED_PER_CLASS : published();
    }

    private int published() {
        var set = Catalogue.describe(data);
        return set.counts().get(Split.TRAIN) / set.classes();
    }
}
