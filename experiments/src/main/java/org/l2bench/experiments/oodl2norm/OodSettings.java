package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.DataSet;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;

/**
 * Settings of the experiment.
 *
 * @param id in-distribution set, by name or {@code NAME=folder:PATH}
 * @param idClasses its classes that are trained on; all if empty
 * @param trainPerClass training images per class, the first ones; 0 for all
 * @param validationImages images of the training part that are set aside by the seed and not used, as in DDU
 * @param near OoD sets close to the ID set; {@code held-out} stands for the other classes of the ID set
 * @param far OoD sets far from the ID set
 * @param testImages ID test images, the first ones or, of a user's folder, spread over its classes; 0 for all
 * @param oodImages images of each OoD set, the first ones or, of a user's folder, spread over its classes; 0 for all
 * @param channels 1 or 3
 * @param contentSize height and width that images are brought to
 * @param imageSize height and width after zero padding
 * @param normalisation mean and standard deviation of the inputs
 * @param shortEpochs length of the @s arms
 * @param longEpochs length of the @l arms
 * @param trackedEpochs epochs after which neural collapse is measured; must hold both lengths
 * @param scale of the side arm with logits = scale W u + b; 0 for no such arm
 */
public record OodSettings(
        String id,
        List<Integer> idClasses,
        int trainPerClass,
        int validationImages,
        List<String> near,
        List<String> far,
        int testImages,
        int oodImages,
        int channels,
        int contentSize,
        int imageSize,
        Normalisation normalisation,
        boolean augment,
        Net net,
        double spectralNorm,
        double leakySlope,
        double learningRate,
        double momentum,
        double weightDecay,
        int batchSize,
        int shortEpochs,
        int longEpochs,
        List<Integer> trackedEpochs,
        DensityJitter densityJitter,
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

    private static final int MOST_IMAGES = 1_000_000_000;
    private static final int MOST_PIXELS = 4096;
    private static final int MOST_EPOCHS = 1_000_000;

    public OodSettings {
        idClasses = List.copyOf(idClasses);
        near = List.copyOf(near);
        far = List.copyOf(far);
        trackedEpochs = List.copyOf(trackedEpochs);
        var problems = new Problems()
                .distinct("idClasses", idClasses)
                .within("trainPerClass", trainPerClass, 0, MOST_IMAGES)
                .require(trainPerClass != 1, "trainPerClass must be 0 for all or at least 2, was 1")
                .within("validationImages", validationImages, 0, MOST_IMAGES)
                .require(near.size() + far.size() > 0, "near and far name no OoD set; name at least one")
                .within("testImages", testImages, 0, MOST_IMAGES)
                .within("oodImages", oodImages, 0, MOST_IMAGES)
                .require(channels == 1 || channels == 3, "channels must be 1 or 3, was %s", channels)
                .within("contentSize", contentSize, 8, MOST_PIXELS)
                .within("imageSize", imageSize, 8, MOST_PIXELS)
                .require(
                        imageSize >= contentSize && (imageSize - contentSize) % 2 == 0 && imageSize % 8 == 0,
                        "imageSize must be a multiple of 8, at least contentSize (%s) and differ from it by an even number, was %s",
                        contentSize,
                        imageSize)
                .require(
                        normalisation != Normalisation.CIFAR10 || channels == 3,
                        "normalisation CIFAR10 needs 3 channels, there is 1")
                .within("spectralNorm", spectralNorm, 1e-3, 1e6)
                .within("leakySlope", leakySlope, 0, 0.999)
                .within("learningRate", learningRate, 1e-12, 1e3)
                .within("momentum", momentum, 0, 0.9999)
                .within("weightDecay", weightDecay, 0, 1e3)
                .within("batchSize", batchSize, 2, MOST_IMAGES)
                .within("shortEpochs", shortEpochs, 1, MOST_EPOCHS)
                .within("longEpochs", longEpochs, 1, MOST_EPOCHS)
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
                        trackedEpochs)
                .within("scale", scale, 0, 1e6);
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
