package org.l2bench.experiments.bngammal2;

import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.DataSet;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;

/** Which images are trained on, which are held out, and how they reach the network. */
public record DataSettings(
        @Setting("image set with a training and a test part")
        String data,

        @Setting("training images: the first ones of a permutation by the seed; 0 for all")
        @Range(least = 0, most = DataSettings.MOST)
        int train,

        @Setting("whether the training images that are left are held out beside the test images")
        boolean restHeldOut,

        @Setting("height and width that images are brought to by means over squares of pixels")
        @Range(least = 1, most = 4096)
        int size,

        @Setting("inputs are (x - mean) / deviation, of x from 0 to 1: a mean for each channel")
        @Range(least = -1e6, most = 1e6)
        List<Double> means,

        @Setting("see data.means") @Range(least = 1e-6, most = 1e6)
        List<Double> deviations,

        @Setting("whether training images are cropped with padding 4 and flipped at random")
        boolean augment,

        @Setting("test images on which branches and shortcuts are measured, the first ones")
        @Range(least = 2, most = 100_000)
        int probe) {
    static final int MOST = 1_000_000_000;

    public DataSettings {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        var problems = new Problems();
        if (NamedFolder.isOne(data)) {
            problems.require(false, "data must be a named set, was %s", data);
        } else {
            var set = NamedSet.images("data", data, problems);
            if (set.isPresent()) {
                check(set.get(), train, restHeldOut, size, probe, problems);
                int channels = shape(set.get())[0];
                problems.require(
                                means.size() == channels,
                                "means must have one number for each of the %s channels of %s, was %s",
                                channels,
                                data,
                                means)
                        .require(
                                deviations.size() == channels,
                                "deviations must have one number for each of the %s channels of %s, was %s",
                                channels,
                                data,
                                deviations);
            }
        }
        problems.throwIfAny();
    }

    private static void check(DataSet set, int train, boolean restHeldOut, int size, int probe, Problems problems) {
        var counts = set.counts();
        if (!counts.keySet().containsAll(List.of(Split.TRAIN, Split.TEST))) {
            problems.require(
                    false,
                    "data must be a set with training and test images; %s has the parts %s",
                    set.name(),
                    counts.keySet());
            return;
        }
        int all = counts.get(Split.TRAIN);
        problems.require(train <= all, "train must be at most %s for %s, was %s", all, set.name(), train)
                .require(
                        !restHeldOut || (train > 0 && train < all),
                        "restHeldOut needs images that train leaves of %s, but train was %s",
                        all,
                        train == 0 ? "0, which is all" : train)
                .require(
                        probe <= counts.get(Split.TEST),
                        "probe must be at most %s, the test images of %s, was %s",
                        counts.get(Split.TEST),
                        set.name(),
                        probe);
        int[] shape = shape(set);
        problems.require(
                shape[1] % size == 0 && shape[2] % size == 0,
                "size must divide the %s x %s pixels of %s, was %s",
                shape[1],
                shape[2],
                set.name(),
                size);
    }

    /** Channels, height and width. */
    private static int[] shape(DataSet set) {
        return Stream.of(set.item().split("x", -1)).mapToInt(Integer::parseInt).toArray();
    }

    int channels() {
        return means.size();
    }

    int classes() {
        return Catalogue.describe(data).classes();
    }

    int trainingImages() {
        return train == 0 ? Catalogue.describe(data).counts().get(Split.TRAIN) : train;
    }

    int heldOutImages() {
        var counts = Catalogue.describe(data).counts();
        return counts.get(Split.TEST) + (restHeldOut ? counts.get(Split.TRAIN) - train : 0);
    }
}
