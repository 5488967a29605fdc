package org.l2bench.experiments.l2basics;

import java.util.List;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;

/** The images of parts B to G and their labels. */
public record ImageSettings(
        @Setting("image set of parts B to G; its own test part is the test set")
        String data,

        @Setting("inputs are (x / 255 - pixelMean) / pixelStd") @Range(least = -1e6, most = 1e6)
        double pixelMean,

        @Setting("see images.pixelMean") @Range(least = 1e-6, most = 1e6)
        double pixelStd,

        @Setting("share of the training labels that are redrawn uniformly over the classes") @Range(least = 0, most = 1)
        double labelNoise,

        @Setting("images set aside from the training part by the seed; never trained or tested on")
        @Range(least = 1, most = Bounds.MOST_IMAGES)
        int validation,

        @Setting("C to G: training images; 0 for all that are left") @Range(least = 0, most = Bounds.MOST_IMAGES)
        int train,

        @Setting("C to G: images of a step, drawn with replacement; batch norm needs two")
        @Range(least = 2, most = Bounds.MOST_IMAGES)
        int batch) {
    public ImageSettings {
        var problems = new Problems();
        if (NamedFolder.isOne(data)) {
            problems.require(false, "data must be a named set, was %s", data);
        } else if (NamedSet.images("data", data, problems).isPresent()) {
            checkParts(problems, data, validation);
        }
        problems.throwIfAny();
    }

    /** That there are images to train, validate and test on. */
    private static void checkParts(Problems problems, String data, int validation) {
        var counts = Catalogue.describe(data).counts();
        if (!counts.keySet().containsAll(List.of(Split.TRAIN, Split.TEST))) {
            problems.require(
                    false,
                    "data must be a set with training and test images; %s has the parts %s",
                    data,
                    counts.keySet());
            return;
        }
        problems.require(
                validation < counts.get(Split.TRAIN),
                "validation must leave some of the %s training images of %s, was %s",
                counts.get(Split.TRAIN),
                data,
                validation);
    }

    /** Notes it if more images are to be trained on than the validation images leave; 0 are all of them. */
    void checkTrain(Problems problems, String name, int images) {
        int left = Catalogue.describe(data).counts().get(Split.TRAIN) - validation;
        problems.require(
                images <= left, "%s must be at most %s, what images.validation leaves, was %s", name, left, images);
    }
}
