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
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.InvalidSettings;
import org.l2bench.core.experiment.Problems;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.transform.Reshape;
import org.l2bench.datasets.transform.Selection;

/**
 * What a trial reads. OoD images enter the final scoring and nothing else: neither constants nor weights nor Gaussians
 * depend on them.
 *
 * @param train ID images to train and fit on
 * @param ood by the set's name in the settings
 */
record OodData(ImageSet train, ImageSet test, Map<String, ImageSet> ood) {
    private static final String FOLDER = "folder:";

    /** Images and labels as the network takes them, on the trial's device. */
    record Inputs(Tensor images, Tensor labels) {}

    /** Reads everything that the settings name; sets aside the validation images by the seed. */
    static OodData load(OodSettings settings, DataRoot root, long validationSeed) {
        var idTrain = read(settings.id(), Split.TRAIN, settings, root);
        var idTest = read(settings.id(), Split.TEST, settings, root);
        var trained = kept(idTrain, settings);
        if (settings.trainPerClass() > 0) {
            trained = Selection.firstPerClass(trained, settings.trainPerClass());
        }
        if (settings.validationImages() > 0) {
            int left = trained.count() - settings.validationImages();
            trained = trained.select(
                    Selection.split(trained.count(), left, validationSeed).train());
        }
        var test = firstOrAll(kept(idTest, settings), settings.testImages());
        var ood = new LinkedHashMap<String, ImageSet>();
        for (var set : settings.oodSets()) {
            var images = set.equals(OodSettings.HELD_OUT)
                    ? heldOut(idTrain, idTest, settings)
                    : read(set, Split.TEST, settings, root);
            ood.put(set, firstOrAll(images, settings.oodImages()));
        }
        return new OodData(trained, test, ood);
    }

    /** Fingerprints of everything that {@link #load} reads; all that is missing is named at once. */
    static SortedMap<String, String> fingerprints(OodSettings settings, DataRoot root) {
        idCounts(settings);
        var fingerprints = new TreeMap<String, String>();
        var missing = new ArrayList<String>();
        var wanted = new ArrayList<>(List.of(settings.id()));
        settings.oodSets().stream().filter(s -> !s.equals(OodSettings.HELD_OUT)).forEach(wanted::add);
        for (int i = 0; i < wanted.size(); i++) {
            for (var split : i == 0 ? List.of(Split.TRAIN, Split.TEST) : List.of(Split.TEST)) {
                try {
                    var images = read(wanted.get(i), split, settings, root);
                    fingerprints.put(OodSettings.key(wanted.get(i)) + "/" + split, images.fingerprint());
                } catch (DataMissing e) {
                    missing.addAll(e.missing());
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new DataMissing(missing);
        }
        return fingerprints;
    }

    /** How many images {@link #load} will train on, from what is known without decoding one. */
    static long trainingImages(OodSettings settings) {
        return trainingImages(settings, idCounts(settings));
    }

    private static long trainingImages(OodSettings settings, int[] counts) {
        int most = settings.trainPerClass() > 0 ? settings.trainPerClass() : Integer.MAX_VALUE;
        long images = trained(settings, counts)
                .mapToLong(c -> Math.min(counts[c], most))
                .sum();
        return images - settings.validationImages();
    }

    /** Training images of each class of the ID set, if the settings ask for nothing that it does not have. */
    private static int[] idCounts(OodSettings settings) {
        var id = settings.id();
        if (!id.startsWith(FOLDER)) {
            var parts = Catalogue.describe(id).counts().keySet();
            new Problems()
                    .require(
                            parts.containsAll(List.of(Split.TRAIN, Split.TEST)),
                            "id must be a set with training and test images; %s has the parts %s",
                            id,
                            parts)
                    .throwIfAny();
        }
        int[] counts = Catalogue.classCounts(id, Split.TRAIN);
        var problems = new Problems();
        settings.idClasses()
                .forEach(c -> problems.require(
                        c >= 0 && c < counts.length,
                        "idClasses must be from 0 to %s for %s, was %s",
                        counts.length - 1,
                        id,
                        c));
        problems.throwIfAny();
        trained(settings, counts)
                .forEach(c -> problems.require(
                        counts[c] >= settings.trainPerClass(),
                        "trainPerClass must be <= %s, the images of class %s of %s, was %s",
                        counts[c],
                        c,
                        id,
                        settings.trainPerClass()));
        long left = trainingImages(settings, counts);
        problems.require(
                        left >= settings.batchSize(),
                        "validationImages must leave at least one batch of the %s training images, was %s",
                        left + settings.validationImages(),
                        settings.validationImages())
                .throwIfAny();
        return counts;
    }

    private static IntStream trained(OodSettings settings, int[] counts) {
        return settings.idClasses().isEmpty()
                ? IntStream.range(0, counts.length)
                : IntStream.of(ints(settings.idClasses()));
    }

    /** In the settings' channels, not larger than their content size; a set that comes in one part is its test part. */
    private static ImageSet read(String name, Split split, OodSettings settings, DataRoot root) {
        var content = new ImageShape(settings.channels(), settings.contentSize(), settings.contentSize());
        if (name.startsWith(FOLDER)) {
            return Catalogue.load(name, split, content, root);
        }
        var parts = Catalogue.describe(name).counts().keySet();
        var images = Catalogue.load(name, parts.contains(split) ? split : Split.ALL, root);
        boolean smaller = images.width() < settings.contentSize();
        return Reshape.to(
                smaller ? new ImageShape(settings.channels(), images.height(), images.width()) : content, images);
    }

    private static ImageSet kept(ImageSet set, OodSettings settings) {
        return settings.idClasses().isEmpty() ? set : Selection.keepClasses(set, ints(settings.idClasses()));
    }

    /** Test images of the other classes, then their training images, which no arm has seen. */
    private static ImageSet heldOut(ImageSet train, ImageSet test, OodSettings settings) {
        var others = IntStream.range(0, test.classNames().size())
                .filter(c ->
                        !settings.idClasses().isEmpty() && !settings.idClasses().contains(c))
                .toArray();
        if (others.length == 0) {
            throw new InvalidSettings(List.of("near has held-out, but idClasses leaves no class of " + settings.id()
                    + " out; name the classes to train on, or another set"));
        }
        return Selection.keepClasses(test, others).followedBy(Selection.keepClasses(train, others));
    }

    private static ImageSet firstOrAll(ImageSet set, int images) {
        return images == 0 ? set : set.first(images);
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The constants that all inputs of the trial are centred and scaled with. */
    ImageTensors.Statistics statistics(OodSettings settings) {
        return settings.normalisation() == OodSettings.Normalisation.CIFAR10
                ? new ImageTensors.Statistics(List.of(.4914, .4822, .4465), List.of(.2023, .1994, .2010))
                : ImageTensors.measure(tensors(settings).padded(train));
    }

    static Inputs inputs(ImageSet set, OodSettings settings, ImageTensors.Statistics statistics, Compute compute) {
        var images = ImageTensors.standardised(tensors(settings).padded(set), statistics);
        return new Inputs(compute.place(images), compute.place(TensorArrays.of(set.labels())));
    }

    private static ImageTensors tensors(OodSettings settings) {
        return new ImageTensors(settings.contentSize(), settings.imageSize());
    }
}
