package org.l2bench.experiments.dpvsregularisation;

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

/** How a seed's permutation of the training images is cut into records of different fates, one after the other in this order. */
public record DataSettings(
        @Setting("image set with a training and a test part")
        String data,

        @Setting("members: clean records that are trained on; as many others and null records are not")
        @Range(least = 20, most = DataSettings.MOST)
        int members,

        @Setting("canary candidates: records with a false label, each trained on by a fair coin")
        @Range(least = 4, most = DataSettings.MOST)
        int canaries,

        @Setting("validation images, by which learning rates and rivals are chosen")
        @Range(least = 1, most = DataSettings.MOST)
        int validation,

        @Setting("images of the judge, a net that shares none with the others")
        @Range(least = 20, most = DataSettings.MOST)
        int judged,

        @Setting("N, the public number of trained records; by sampling and coins the real one differs a little")
        @Range(least = 1, most = DataSettings.MOST)
        int nominal,

        @Setting("inputs are (x - mean) / deviation, of x from 0 to 1: a mean for each channel, a public constant")
        @Range(least = -1e6, most = 1e6)
        List<Double> means,

        @Setting("see data.means") @Range(least = 1e-6, most = 1e6)
        List<Double> deviations) {
    static final int MOST = 1_000_000_000;

    public DataSettings {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        var problems = new Problems();
        if (NamedFolder.isOne(data)) {
            problems.require(false, "data must be a named set, was %s", data);
        } else {
            long wanted = 3L * members + canaries + validation + judged;
            int channels = means.size();
            int further = deviations.size();
            NamedSet.images("data", data, problems).ifPresent(set -> check(set, wanted, channels, further, problems));
        }
        problems.throwIfAny();
    }

    private static void check(DataSet set, long wanted, int means, int deviations, Problems problems) {
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
        int channels = shape(set)[0];
        problems.require(
                        wanted <= all,
                        "3 members + canaries + validation + judged must be at most the %s training images of %s, was %s",
                        all,
                        set.name(),
                        wanted)
                .require(
                        means == channels && deviations == channels,
                        "means and deviations must have a number for each of the %s channels of %s, had %s and %s",
                        channels,
                        set.name(),
                        means,
                        deviations);
    }

    private static int[] shape(DataSet set) {
        return Stream.of(set.item().split("x", -1)).mapToInt(Integer::parseInt).toArray();
    }

    /** Channels, height and width. */
    int[] shape() {
        return shape(Catalogue.describe(data));
    }

    int pixels() {
        int[] shape = shape();
        return shape[0] * shape[1] * shape[2];
    }

    int classes() {
        return Catalogue.describe(data).classes();
    }

    /** Images of the training part that are in use. */
    int used() {
        return 3 * members + canaries + validation + judged;
    }
}
