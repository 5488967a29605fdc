package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.image.Images;

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
            var parts = set.counts().keySet();
            problems.require(channels == own, "channels must be %s, those of %s, was %s", own, set.name(), channels)
                    .require(
                            parts.contains(Split.ALL) || parts.containsAll(List.of(Split.TRAIN, Split.TEST)),
                            "data must be a set in one part, or with training and test images; %s has the parts %s",
                            set.name(),
                            parts);
        });
        problems.throwIfAny();
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

    Images images(Split split, DataRoot root) {
        return NamedFolder.isOne(data)
                ? Catalogue.images(data, split, new ImageShape(channels, size, size), root)
                : Catalogue.images(data, split, root);
    }

    boolean isInOnePart() {
        return !NamedFolder.isOne(data) && Catalogue.describe(data).counts().containsKey(Split.ALL);
    }

    /** What the set holds, in one line. */
    SortedMap<String, String> holdings() {
        return new TreeMap<>(Map.of(NamedFolder.nameOf(data), Catalogue.line(data, true)));
    }

    /** SHA-256 of everything that {@link Pool#load} reads, without holding it; all that is missing or broken is named at once. */
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
