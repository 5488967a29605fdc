package org.l2bench.experiments.oodl2norm;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.l2bench.core.setting.Problems;

/**
 * What the settings ask of the training images of the ID set, held against how many there are of each class. Known of a named set
 * when the settings are made, of a user's folder when its files are listed.
 */
record Demand(DataSettings data, int batch) {
    /** A Gaussian of a class needs two images, and a class that is told from others another one. */
    private static final int FEWEST = 2;

    /** How likely it may be at most that the images that are set aside leave too few of a class. */
    private static final double NEGLIGIBLE = 1e-6;

    /** Images that are trained on, all epochs the same. */
    long images(int[] counts) {
        return trained(counts).mapToLong(taken(counts)::applyAsInt).sum() - data.validationImages();
    }

    /** Notes everything that images of these counts do not allow. */
    void check(int[] counts, Problems problems) {
        var unknown = data.idClasses().stream()
                .filter(c -> c < 0 || c >= counts.length)
                .toList();
        unknown.forEach(c -> problems.require(
                false, "data.idClasses must be from 0 to %s for %s, was %s", counts.length - 1, data.id(), c));
        if (!unknown.isEmpty()) {
            return;
        }
        int[] trained = trained(counts).toArray();
        problems.require(
                data.idClasses().isEmpty() || trained.length >= FEWEST,
                "data.idClasses must name at least %s classes to tell apart, or none for all, was %s",
                FEWEST,
                data.idClasses());
        problems.require(
                !data.idClasses().isEmpty() || trained.length >= FEWEST,
                "data.id must be a set with at least %s classes to tell apart, %s has %s",
                FEWEST,
                data.id(),
                trained.length);
        data.settingsWithHeldOut()
                .forEach(setting -> problems.require(
                        trained.length < counts.length,
                        "%s has %s, but data.idClasses leaves none of the %s classes of %s out, was %s; name the classes to train on, or take"
                                + " another set",
                        setting,
                        DataSettings.HELD_OUT,
                        counts.length,
                        data.id(),
                        data.idClasses().isEmpty() ? "empty, which is all" : data.idClasses()));
        for (int c : trained) {
            problems.require(
                    counts[c] >= data.trainPerClass(),
                    "data.trainPerClass must be at most %s, the training images of class %s of %s, was %s",
                    counts[c],
                    c,
                    data.id(),
                    data.trainPerClass());
        }
        checkSizes(Arrays.stream(trained).map(taken(counts)).toArray(), problems);
    }

    /** @param taken images of each class that is trained on */
    private void checkSizes(int[] taken, Problems problems) {
        long all = Arrays.stream(taken).asLongStream().sum();
        if (batch > all) {
            problems.require(false, "sgd.batchSize must be at most the %s training images, was %s", all, batch);
            return;
        }
        problems.require(
                data.validationImages() <= all - batch,
                "data.validationImages must leave at least one batch (%s) of the %s training images, was %s",
                batch,
                all,
                data.validationImages());
        if (data.validationImages() > 0 && data.validationImages() <= all - batch) {
            problems.require(
                    Arrays.stream(taken)
                                    .mapToDouble(c -> chanceOfTooFew(c, all))
                                    .sum()
                            <= NEGLIGIBLE,
                    "data.validationImages must leave %s images of every class, as a random %s of %s may not, was %s",
                    FEWEST,
                    data.validationImages(),
                    all,
                    data.validationImages());
        }
    }

    /** That a draw without replacement leaves none or one of the images of a class. */
    private double chanceOfTooFew(int ofClass, long all) {
        double allButOne = 1;
        for (int i = 0; i < ofClass - 1; i++) {
            allButOne *= Math.max(0, data.validationImages() - i) / (double) (all - i);
        }
        long others = all - ofClass + 1;
        double last = Math.max(0, data.validationImages() - ofClass + 1) / (double) others;
        double left = (all - data.validationImages()) / (double) others;
        return allButOne * (last + ofClass * left);
    }

    private IntUnaryOperator taken(int[] counts) {
        return c -> data.trainPerClass() > 0 ? Math.min(data.trainPerClass(), counts[c]) : counts[c];
    }

    private IntStream trained(int[] counts) {
        return data.idClasses().isEmpty()
                ? IntStream.range(0, counts.length)
                : data.idClasses().stream().mapToInt(Integer::intValue);
    }
}
