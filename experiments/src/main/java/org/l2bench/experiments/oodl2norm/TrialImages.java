package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.image.Images;
import org.l2bench.datasets.transform.Reshape;
import org.l2bench.datasets.transform.Selection;

/**
 * What a trial reads. OoD images enter the final scoring and nothing else: neither constants nor weights nor Gaussians
 * depend on them.
 *
 * @param train ID images to train and fit on
 * @param ood by the set's name in the settings
 */
record TrialImages(ImageSet train, ImageSet test, Map<String, ImageSet> ood) {
    /** Images and labels as the network takes them, on the trial's device. */
    record Inputs(Tensor images, Tensor labels) {}

    /** Reads everything that the settings name; sets aside the validation images by the seed. */
    static TrialImages load(Settings settings, DataRoot root, long validationSeed) {
        var data = settings.data();
        var input = settings.input();
        var idTrain = read(data.id(), Split.TRAIN, input, root);
        var idTest = read(data.id(), Split.TEST, input, root);
        var trained = kept(idTrain, data);
        if (data.trainPerClass() > 0) {
            trained = Selection.firstPerClass(trained, data.trainPerClass());
        }
        if (data.validationImages() > 0) {
            int left = trained.count() - data.validationImages();
            trained = trained.select(
                    Selection.split(trained.count(), left, validationSeed).train());
        }
        var test = some(kept(idTest, data), data.id(), data.testImages());
        var ood = new LinkedHashMap<String, ImageSet>();
        for (var set : data.oodSets()) {
            boolean isHeldOut = set.equals(DataSettings.HELD_OUT);
            var images = isHeldOut ? heldOut(idTrain, idTest, data) : read(set, Catalogue.scored(set), input, root);
            ood.put(set, some(images, isHeldOut ? data.id() : set, data.oodImages()));
        }
        return new TrialImages(trained, test, ood);
    }

    /** Fingerprints of everything that {@link #load} reads; all that is missing, or not what is asked for, is named at once. */
    static SortedMap<String, String> fingerprints(Settings settings, DataRoot root) {
        var data = settings.data();
        var reading = new DataReading();
        reading.of(() -> trainingCounts(settings))
                .ifPresent(counts -> settings.demand().check(counts, reading.problems()));
        var sets = new ImageSets(data);
        reading.of(sets::lackingClasses).ifPresent(reading.problems()::addAll);
        var fingerprints = new TreeMap<String, String>();
        var wanted = new ArrayList<>(List.of(data.id()));
        data.oodSets().stream().filter(s -> !s.equals(DataSettings.HELD_OUT)).forEach(wanted::add);
        for (var set : wanted) {
            reading.of(() -> Catalogue.scored(set)).ifPresent(scored -> {
                for (var split : set.equals(data.id()) ? List.of(Split.TRAIN, Split.TEST) : List.of(scored)) {
                    reading.of(() -> sets.watched(set, images(set, split, settings.input(), root))
                                    .fingerprint())
                            .ifPresent(print -> fingerprints.put(DataSettings.key(set) + "/" + split, print));
                }
            });
        }
        if (reading.problems().messages().isEmpty()) {
            reading.problems().addAll(sets.sameImages());
        }
        reading.throwIfAny();
        return fingerprints;
    }

    /** How many images {@link #load} will train on, from what is known without decoding one. */
    static long trainingImages(Settings settings) {
        return settings.demand().images(trainingCounts(settings));
    }

    /** Training images of each class of the ID set. */
    private static int[] trainingCounts(Settings settings) {
        return Catalogue.classCounts(settings.data().id(), Split.TRAIN);
    }

    /** In the settings' channels, not larger than their content size; a set that comes in one part is its test part. */
    private static ImageSet read(String name, Split split, InputSettings input, DataRoot root) {
        return images(name, split, input, root).decoded();
    }

    private static Images images(String name, Split split, InputSettings input, DataRoot root) {
        var content = new ImageShape(input.channels(), input.contentSize(), input.contentSize());
        if (NamedFolder.isOne(name)) {
            return Catalogue.images(name, split, content, root);
        }
        var parts = Catalogue.describe(name).counts().keySet();
        var images = Catalogue.images(name, parts.contains(split) ? split : Split.ALL, root);
        var shape = images.shape();
        boolean smaller = shape.width() < input.contentSize();
        return Reshape.lazily(
                smaller ? new ImageShape(input.channels(), shape.height(), shape.width()) : content, images);
    }

    private static ImageSet kept(ImageSet set, DataSettings data) {
        return data.idClasses().isEmpty() ? set : Selection.keepClasses(set, ints(data.idClasses()));
    }

    /** Test images of the other classes, then their training images, which no arm has seen. */
    private static ImageSet heldOut(ImageSet train, ImageSet test, DataSettings data) {
        var others = IntStream.range(0, test.classNames().size())
                .filter(c -> !data.idClasses().isEmpty() && !data.idClasses().contains(c))
                .toArray();
        return Selection.keepClasses(test, others).followedBy(Selection.keepClasses(train, others));
    }

    /** Named sets come mixed, and their first images are as good as any; a user's folder comes class by class. */
    private static ImageSet some(ImageSet set, String name, int images) {
        if (images == 0) {
            return set;
        }
        return NamedFolder.isOne(name) ? Selection.spread(set, images) : set.first(images);
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The constants that all inputs of the trial are centred and scaled with. */
    ImageTensors.Statistics statistics(Settings settings) {
        return settings.input().normalisation() == InputSettings.Normalisation.CIFAR10
                ? new ImageTensors.Statistics(List.of(.4914, .4822, .4465), List.of(.2023, .1994, .2010))
                : ImageTensors.measure(tensors(settings).padded(train));
    }

    static Inputs inputs(ImageSet set, Settings settings, ImageTensors.Statistics statistics, Compute compute) {
        var images = ImageTensors.standardised(tensors(settings).padded(set), statistics);
        return new Inputs(compute.place(images), compute.place(TensorArrays.of(set.labels())));
    }

    private static ImageTensors tensors(Settings settings) {
        return new ImageTensors(settings.input().contentSize(), settings.input().imageSize());
    }
}
