package org.l2bench.experiments.pacbayesmasks;

import java.util.Optional;
import java.util.stream.Stream;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.DataSet;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;

/** The images of the parts on networks. */
public record ImageSettings(
        @Setting("image set; trained on is its training part, or all of a set that has none")
        String data,

        @Setting(
                "test images: the first ones of the set's test part, 0 for all; of a set without training part, set aside by the seed")
        @Range(least = 0, most = ImageSettings.MOST)
        int test) {
    static final int MOST = 1_000_000_000;

    public ImageSettings {
        var problems = new Problems();
        if (NamedFolder.isOne(data)) {
            problems.require(false, "data must be a named set, was %s", data);
        } else {
            var set = NamedSet.images("data", data, problems);
            set.ifPresent(s -> checkTest(s, data, test, problems));
        }
        problems.throwIfAny();
    }

    private static void checkTest(DataSet set, String data, int test, Problems problems) {
        boolean isDivided = isDivided(set);
        int most = set.counts().get(isDivided ? Split.TEST : only(set)) - (isDivided ? 0 : 1);
        problems.require(
                test <= most && (isDivided || test > 0),
                "test must be from %s to %s for %s, was %s",
                isDivided ? 0 : 1,
                most,
                data,
                test);
    }

    private static boolean isDivided(DataSet set) {
        return set.counts().containsKey(Split.TRAIN) && set.counts().containsKey(Split.TEST);
    }

    private static Split only(DataSet set) {
        return set.counts().containsKey(Split.TRAIN)
                ? Split.TRAIN
                : set.counts().keySet().iterator().next();
    }

    /** The split that images are trained on, of which a set without training part gives its test images as well. */
    Split pool() {
        return only(Catalogue.describe(data));
    }

    /** The split that is tested on, if it is another one. */
    Optional<Split> testPart() {
        return Optional.of(Split.TEST).filter(s -> isDivided(Catalogue.describe(data)));
    }

    /** How many images can be trained on. */
    int trainable() {
        int all = Catalogue.describe(data).counts().get(pool());
        return testPart().isPresent() ? all : all - test;
    }

    /** Channels, height and width. */
    int[] shape() {
        return Stream.of(Catalogue.describe(data).item().split("x", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    int classes() {
        return Catalogue.describe(data).classes();
    }
}
