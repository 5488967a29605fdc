package org.l2bench.experiments.rehearsalfreecl;

import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.transform.AreaAverage;
import org.l2bench.datasets.transform.Centring;
import org.l2bench.datasets.transform.Selection;
import org.l2bench.experiments.rehearsalfreecl.ImageSplit.Inputs;

/**
 * The whole set, read once, of which tasks and pre-training take their images.
 *
 * @param inOnePart whether {@code train} and {@code test} are the same images
 */
record Pool(ImageSplit split, ImageSet train, ImageSet test, boolean inOnePart) {
    /** What images of the stream are for. */
    enum Part {
        TRAIN,
        VALIDATION,
        TEST
    }

    static Pool load(ImageSplit split, DataRoot root) {
        if (split.isInOnePart()) {
            var whole = split.images(Split.ALL, root).decoded();
            return new Pool(split, whole, whole, true);
        }
        return new Pool(
                split,
                split.images(Split.TRAIN, root).decoded(),
                split.images(Split.TEST, root).decoded(),
                false);
    }

    int classes() {
        return train.classNames().size();
    }

    /** The images of some classes for one use; labels are numbered in the order of the classes. */
    ImageSet part(Part part, int... classes) {
        int training = split.trainPerClass();
        int validation = split.validationPerClass();
        return switch (part) {
            case TRAIN -> range(train, classes, inOnePart ? 0 : validation, training);
            case VALIDATION -> range(train, classes, inOnePart ? training : 0, validation);
            case TEST -> range(test, classes, inOnePart ? training + validation : 0, split.testPerClass());
        };
    }

    /** The first images of some classes; all of a set in two parts that are not for testing if {@code perClass} is 0. */
    ImageSet forPretraining(int perClass, int... classes) {
        return range(train, classes, 0, perClass);
    }

    /** So many images of each of the classes from a place on; all the rest if {@code count} is 0. */
    private static ImageSet range(ImageSet all, int[] classes, int from, int count) {
        var set = Selection.keepClasses(all, classes);
        if (count > 0) {
            return set.select(Selection.range(set, from, from + count));
        }
        var seen = new int[classes.length];
        return set.select(IntStream.range(0, set.count())
                .filter(i -> seen[set.labels()[i]]++ >= from)
                .toArray());
    }

    /** Images as the network takes them, float32 [n, channels, size, size]. */
    Tensor tensor(ImageSet set) {
        var shown = split.inputs() == Inputs.DRAWINGS ? Centring.byBoundingBox(set) : set;
        int size = split.size();
        long[] shape = {shown.count(), split.channels(), size, size};
        var unit = shown.width() == size && shown.height() == size
                ? TensorArrays.of(shown.pixels(), shape).to(ScalarType.Float).div_(new Scalar((double)
                        shown.maxValue()))
                : TensorArrays.of(AreaAverage.of(shown, size), shape);
        return split.scaling().apply(unit);
    }
}
