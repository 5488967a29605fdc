package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
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

/** Settings of the experiment. */
public record OodSettings(
        @Setting("in-distribution set, by name or NAME=folder:PATH")
        String id,

        @Setting("its classes that are trained on; all if empty")
        List<Integer> idClasses,

        @Setting("training images per class, the first ones; 0 for all")
        @Range(least = 0, most = OodSettings.MOST_IMAGES)
        int trainPerClass,

        @Setting("images of the training part that are set aside by the seed and not used, as in DDU")
        @Range(least = 0, most = OodSettings.MOST_IMAGES)
        int validationImages,

        @Setting("OoD sets close to the ID set; held-out stands for the other classes of the ID set")
        List<String> near,

        @Setting("OoD sets far from the ID set") List<String> far,

        @Setting("ID test images, the first ones or, of a user's folder, spread over its classes; 0 for all")
        @Range(least = 0, most = OodSettings.MOST_IMAGES)
        int testImages,

        @Setting("images of each OoD set, the first ones or, of a user's folder, spread over its classes; 0 for all")
        @Range(least = 0, most = OodSettings.MOST_IMAGES)
        int oodImages,

        @Setting("1 for grey images, 3 for colour") int channels,

        @Setting("height and width that images are brought to, in pixels")
        @Range(least = 8, most = OodSettings.MOST_PIXELS)
        int contentSize,

        @Setting("height and width after zero padding, in pixels; a multiple of 8")
        @Range(least = 8, most = OodSettings.MOST_PIXELS)
        int imageSize,

        @Setting(
                "mean and standard deviation of the inputs: those of the training pixels, or DDU's constants for CIFAR-10")
        Normalisation normalisation,

        @Setting("whether training images are cropped with padding 4 and flipped at random")
        boolean augment,

        @Setting("the residual net; SMALL has blocks of 16, 32 and 64 channels, MIDDLE twice as many")
        Net net,

        @Setting("bound of every layer's largest singular value") @Range(least = 1e-3, most = 1e6)
        double spectralNorm,

        @Setting("slope of the leaky rectifiers below 0") @Range(least = 0, most = 0.999)
        double leakySlope,

        @Setting("of SGD; a tenth after 3/7 and again after 5/7 of all steps") @Range(least = 1e-12, most = 1e3)
        double learningRate,

        @Setting("of SGD") @Range(least = 0, most = 0.9999) double momentum,

        @Setting("on all parameters, as PyTorch's SGD has it, which is twice lambda") @Range(least = 0, most = 1e3)
        double weightDecay,

        @Setting("images of a step; what is left of an epoch is dropped")
        @Range(least = 2, most = OodSettings.MOST_IMAGES)
        int batchSize,

        @Setting("length of the @s arms") @Range(least = 1, most = OodSettings.MOST_EPOCHS)
        int shortEpochs,

        @Setting("length of the @l arms") @Range(least = 1, most = OodSettings.MOST_EPOCHS)
        int longEpochs,

        @Setting("epochs after which neural collapse is measured; must hold both lengths")
        List<Integer> trackedEpochs,

        @Setting(
                "what is added to the diagonal of a covariance that cannot be factorised: multiples of the mean variance, or DDU's absolute ladder")
        DensityJitter densityJitter,

        @Setting("of the side arm with logits = scale W u + b; 0 for no such arm") @Range(least = 0, most = 1e6)
        double scale) {

    /** How inputs are centred and scaled. */
    public enum Normalisation {
        /** By the pixels of the ID training images of the run. */
        MEASURED,
        /** By DDU's constants for CIFAR-10. */
        CIFAR10
    }

    /** The residual net. */
    public enum Net {
        /** 3x3 stem to 16 channels with stride 2; blocks of 16, 32, 64. */
        SMALL,
        /** The same with twice the widths. */
        MIDDLE,
        RESNET18,
        RESNET50
    }

    /** What is added to the diagonal of a covariance that cannot be factorised. */
    public enum DensityJitter {
        /** A multiple of the mean variance: 0, 1e-12, 1e-11, ... 0.1. */
        RELATIVE,
        /** DDU's absolute ladder. */
        DDU
    }

    /** Stands for the classes of the ID set that are not trained on. */
    public static final String HELD_OUT = "held-out";

    /** How metrics call the ID set. */
    static final String ID = "id";

    static final int MOST_IMAGES = 1_000_000_000;
    static final int MOST_PIXELS = 4096;
    static final int MOST_EPOCHS = 1_000_000;

    public OodSettings {
        idClasses = List.copyOf(idClasses);
        near = List.copyOf(near);
        far = List.copyOf(far);
        trackedEpochs = List.copyOf(trackedEpochs);
        var problems = new Problems()
                .distinct("idClasses", idClasses)
                .require(trainPerClass != 1, "trainPerClass must be 0 for all or at least 2, was 1")
                .require(near.size() + far.size() > 0, "near and far name no OoD set; name at least one")
                .require(channels == 1 || channels == 3, "channels must be 1 or 3, was %s", channels)
                .require(
                        imageSize >= contentSize && (imageSize - contentSize) % 2 == 0 && imageSize % 8 == 0,
                        "imageSize must be a multiple of 8, at least contentSize (%s) and differ from it by an even number, was %s",
                        contentSize,
                        imageSize)
                .require(
                        normalisation != Normalisation.CIFAR10 || channels == 3,
                        "normalisation CIFAR10 needs 3 channels, there is 1")
                .require(
                        longEpochs > shortEpochs,
                        "longEpochs must be > shortEpochs (%s), was %s",
                        shortEpochs,
                        longEpochs)
                .require(
                        trackedEpochs.contains(shortEpochs) && trackedEpochs.contains(longEpochs),
                        "trackedEpochs must hold shortEpochs (%s) and longEpochs (%s), was %s",
                        shortEpochs,
                        longEpochs,
                        trackedEpochs)
                .require(
                        trackedEpochs.stream().sorted().distinct().toList().equals(trackedEpochs)
                                && trackedEpochs.stream().allMatch(e -> e >= 1 && e <= longEpochs),
                        "trackedEpochs must ascend, from 1 to at most longEpochs (%s), was %s",
                        longEpochs,
                        trackedEpochs);
        checkSets("near", near, id, problems);
        checkSets("far", far, id, problems);
        // That two folders are two is for NamedFolders to see.
        problems.distinct(
                "near and far",
                Stream.concat(near.stream(), far.stream())
                        .filter(set -> !NamedFolder.isOne(set))
                        .toList());
        var demand = new OodDemand(
                id, idClasses, trainPerClass, validationImages, batchSize, settingsWithHeldOut(near, far));
        NamedSet.images("id", id, problems)
                .filter(set -> hasBothParts(set, problems))
                .ifPresent(set -> demand.check(Catalogue.classCounts(set.name(), Split.TRAIN), problems));
        problems.throwIfAny();
    }

    private static void checkSets(String setting, List<String> sets, String id, Problems problems) {
        for (var set : sets) {
            if (!set.equals(HELD_OUT)) {
                NamedSet.images(setting, set, problems);
                problems.require(
                                !set.equals(id),
                                "%s must not name the set that is trained on (id), was %s",
                                setting,
                                set)
                        .require(
                                !key(set).equals(ID) && !key(set).equals(HELD_OUT),
                                "%s: an OoD set cannot have the name %s, which means another one; write NAME=folder:PATH,"
                                        + " was %s",
                                setting,
                                key(set),
                                set);
            }
        }
    }

    private static boolean hasBothParts(DataSet set, Problems problems) {
        var parts = set.counts().keySet();
        boolean both = parts.containsAll(List.of(Split.TRAIN, Split.TEST));
        problems.require(
                both, "id must be a set with training and test images; %s has the parts %s", set.name(), parts);
        return both;
    }

    /** Which of near and far name the classes of the ID set that are left out. */
    static List<String> settingsWithHeldOut(List<String> near, List<String> far) {
        var settings = new ArrayList<String>();
        if (near.contains(HELD_OUT)) {
            settings.add("near");
        }
        if (far.contains(HELD_OUT)) {
            settings.add("far");
        }
        return settings;
    }

    /** The near sets, then the far ones. */
    List<String> oodSets() {
        return Stream.concat(near.stream(), far.stream()).toList();
    }

    /** How a set is called in metrics: its name. */
    static String key(String set) {
        return NamedFolder.nameOf(set);
    }

    /** How a set is called in tables. */
    String label(String set) {
        return key(set) + (near.contains(set) ? " (near)" : " (far)");
    }

    /** Epochs at which the short arms are compared: half, three quarters and all of their length, where tracked. */
    List<Integer> comparedEpochs() {
        var epochs = new ArrayList<Integer>();
        for (int epoch : new int[] {shortEpochs / 2, shortEpochs * 3 / 4, shortEpochs}) {
            if (trackedEpochs.contains(epoch) && !epochs.contains(epoch)) {
                epochs.add(epoch);
            }
        }
        return epochs;
    }

    /** The epoch of the long run that the end of the short run is compared with: the first tracked after 27/16 of it. */
    int laterEpoch() {
        return trackedEpochs.stream()
                .filter(e -> e >= shortEpochs * 27.0 / 16)
                .findFirst()
                .orElse(longEpochs);
    }
}
