package org.l2bench.experiments.oodl2norm;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.l2bench.core.setting.Problems;

/**
 * What the settings ask of the training images of the ID set, held against how many there are of each class. Known of a named set
 * when the settings are made, of a user's folder when its files are listed.
 *
 * @param heldOut the settings that have {@code held-out}: {@code near}, {@code far}, both or none
 */
record OodDemand(String id, List<Integer> classes, int perClass, int validation, int batch, List<String> heldOut) {
    /** A Gaussian of a class needs two images, and a class that is told from others another one. */
    private static final int FEWEST = 2;

    /** How likely it may be at most that the images that are set aside leave too few of a class. */
    private static final double NEGLIGIBLE = 1e-6;

    static OodDemand of(OodSettings settings) {
        return new OodDemand(
                settings.id(),
                settings.idClasses(),
                settings.trainPerClass(),
                settings.validationImages(),
                settings.batchSize(),
                OodSettings.settingsWithHeldOut(settings.near(), settings.far()));
    }

    /** Images that are trained on, all epochs the same. */
    long images(int[] counts) {
        return trained(counts).mapToLong(taken(counts)::applyAsInt).sum() - validation;
    }

    /** Notes everything that images of these counts do not allow. */
    void check(int[] counts, Problems problems) {
        var unknown = classes.stream().filter(c -> c < 0 || c >= counts.length).toList();
        unknown.forEach(c ->
                problems.require(false, "idClasses must be from 0 to %s for %s, was %s", counts.length - 1, id, c));
        if (!unknown.isEmpty()) {
            return;
        }
        int[] trained = trained(counts).toArray();
        problems.require(
                classes.isEmpty() || trained.length >= FEWEST,
                "idClasses must name at least %s classes to tell apart, or none for all, was %s",
                FEWEST,
                classes);
        problems.require(
                !classes.isEmpty() || trained.length >= FEWEST,
                "id must be a set with at least %s classes to tell apart, %s has %s",
                FEWEST,
                id,
                trained.length);
        heldOut.forEach(setting -> problems.require(
                trained.length < counts.length,
                "%s has %s, but idClasses leaves none of the %s classes of %s out, was %s; name the classes to train on, or take"
                        + " another set",
                setting,
                OodSettings.HELD_OUT,
                counts.length,
                id,
                classes.isEmpty() ? "empty, which is all" : classes));
        for (int c : trained) {
            problems.require(
                    counts[c] >= perClass,
                    "trainPerClass must be at most %s, the training images of class %s of %s, was %s",
                    counts[c],
                    c,
                    id,
                    perClass);
        }
        checkSizes(Arrays.stream(trained).map(taken(counts)).toArray(), problems);
    }

    /** @param taken images of each class that is trained on */
    private void checkSizes(int[] taken, Problems problems) {
        long all = Arrays.stream(taken).asLongStream().sum();
        if (batch > all) {
            problems.require(false, "batchSize must be at most the %s training images, was %s", all, batch);
            return;
        }
        problems.require(
                validation <= all - batch,
                "validationImages must leave at least one batch (%s) of the %s training images, was %s",
                batch,
                all,
                validation);
        if (validation > 0 && validation <= all - batch) {
            problems.require(
                    Arrays.stream(taken)
                                    .mapToDouble(c -> chanceOfTooFew(c, all))
                                    .sum()
                            <= NEGLIGIBLE,
                    "validationImages must leave %s images of every class, as a random %s of %s may not, was %s",
                    FEWEST,
                    validation,
                    all,
                    validation);
        }
    }

    /** That a draw without replacement leaves none or one of the images of a class. */
    private double chanceOfTooFew(int ofClass, long all) {
        double allButOne = 1;
        for (int i = 0; i < ofClass - 1; i++) {
            allButOne *= Math.max(0, validation - i) / (double) (all - i);
        }
        long others = all - ofClass + 1;
        double last = Math.max(0, validation - ofClass + 1) / (double) others;
        double left = (all - validation) / (double) others;
        return allButOne * (last + ofClass * left);
    }

    private IntUnaryOperator taken(int[] counts) {
        return c -> perClass > 0 ? Math.min(perClass, counts[c]) : counts[c];
    }

    private IntStream trained(int[] counts) {
        return classes.isEmpty()
                ? IntStream.range(0, counts.length)
                : classes.stream().mapToInt(Integer::intValue);
    }
}
