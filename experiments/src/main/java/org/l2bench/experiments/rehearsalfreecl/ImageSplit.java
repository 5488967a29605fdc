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
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.image.Images;
import org.l2bench.datasets.transform.AreaAverage;
import org.l2bench.datasets.transform.Centring;
import org.l2bench.datasets.transform.Draws;
import org.l2bench.datasets.transform.Selection;

/**
 * Settings of the images: which there are, which of them are for what, and how they reach a network. Classes are either pre-trained on
 * or in the stream; images of a class are for training, for validation or for testing, by their place in the set.
 */
record ImageSplit(
        @Setting("image set, by name or NAME=folder:PATH") String data,

        @Setting("1 for grey images, 3 for colour") int channels,

        @Setting("height and width that images are brought to, in pixels")
        @Range(least = 8, most = ImageSplit.MOST_PIXELS)
        int size,

        @Setting(
                "how pixels reach the network: drawings centred and reduced by area, or by the means and deviations of CIFAR-100 or ImageNet")
        Inputs inputs,

        @Setting("training images of each class of the stream; 0 for all")
        @Range(least = 0, most = ImageSplit.MOST_PER_CLASS)
        int trainPerClass,

        @Setting("images of each class that are held out for the sweep")
        @Range(least = 0, most = ImageSplit.MOST_PER_CLASS)
        int validationPerClass,

        @Setting("test images of each class; 0 for all") @Range(least = 0, most = ImageSplit.MOST_PER_CLASS)
        int testPerClass) {

    /** How pixels reach the network. */
    enum Inputs {
        /** Centred by bounding box, reduced by area, (x - 0.15) / 0.3. */
        DRAWINGS,
        /** CIFAR-100's means and standard deviations. */
        CIFAR100,
        /** ImageNet's means and standard deviations. */
        IMAGENET
    }

    static final int MOST_PER_CLASS = 1_000_000;
    static final int MOST_PIXELS = 1024;

    /** Images of a class of ImageNet-R, on average; for plans only, where a user's folder is not read. */
    private static final int PLANNED_PER_CLASS = 120;

    /** What images of the stream are for. */
    enum Part {
        TRAIN,
        VALIDATION,
        TEST
    }

    ImageSplit {
        int needed = inputs == Inputs.DRAWINGS ? 1 : 3;
        var problems = new Problems()
                .require(
                        channels == needed,
                        "channels must be %s for images.inputs %s, was %s",
                        needed,
                        inputs,
                        channels);
        NamedSet.images("data", data, problems).ifPresent(set -> {
            int own = Integer.parseInt(set.item().split("x", -1)[0]);
            problems.require(channels == own, "channels must be %s, those of %s, was %s", own, set.name(), channels);
        });
        problems.throwIfAny();
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
                ? Catalogue.images(data, split, new ImageShape(channels, size, size), root)
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

    /** Classes of the stream in the order in which they come: none of those that are pre-trained on. */
    static int[] streamClasses(int classes, int[] pretraining, int wanted, long seed) {
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
                case TRAIN -> range(set, 0, trainPerClass);
                case VALIDATION -> range(set, trainPerClass, validationPerClass);
                case TEST -> range(set, trainPerClass + validationPerClass, testPerClass);
            };
        }
        return switch (part) {
            case TRAIN -> range(set, validationPerClass, trainPerClass);
            case VALIDATION -> range(set, 0, validationPerClass);
            case TEST -> range(set, 0, testPerClass);
        };
    }

    /** The first images of some classes, for pre-training; all of a set in two parts that are not for testing if {@code perClass} is 0. */
    ImageSet forPretraining(Pool pool, int perClass, int[] classes) {
        var source = pool.whole().or(pool::train);
        return range(Selection.keepClasses(source.orElseThrow(), classes), 0, perClass);
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

    /** Images as the network takes them, float32 [n, channels, size, size]. */
    Tensor tensor(ImageSet set) {
        var shown = inputs == Inputs.DRAWINGS ? Centring.byBoundingBox(set) : set;
        long n = shown.count();
        Tensor unit;
        if (shown.width() == size && shown.height() == size) {
            unit = TensorArrays.of(shown.pixels(), n, channels, size, size)
                    .to(ScalarType.Float)
                    .div_(new Scalar((double) shown.maxValue()));
        } else {
            unit = TensorArrays.of(AreaAverage.of(shown, size), n, channels, size, size);
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
    int plannedForPretraining(int perClass) {
        if (perClass > 0) {
            return perClass;
        }
        return NamedFolder.isOne(data) ? PLANNED_PER_CLASS : published();
    }

    private int published() {
        var set = Catalogue.describe(data);
        return set.counts().get(Split.TRAIN) / set.classes();
    }
}
