package org.l2bench.experiments.rehearsalfreecl;

import java.util.Arrays;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;

/**
 * What the settings ask of the images, held against how many there are of each class. Any class can come into any task, so the
 * smallest one counts. Known of a named set when the settings are made, of a user's folder when it is read.
 */
record Demand(ImageSplit images, Pretraining pretraining, Training training) {
    /** Of the first task's test images, two are needed to tell whether representations drift apart. */
    private static final int FEWEST_TESTED = 2;

    /** Notes everything that the images do not allow; the files of a user's folder are listed, not read. */
    Problems check(Problems problems) {
        var data = images.data();
        if (images.isInOnePart()) {
            checkWhole(Catalogue.classCounts(data, Split.ALL), problems);
        } else {
            checkParts(Catalogue.classCounts(data, Split.TRAIN), Catalogue.classCounts(data, Split.TEST), problems);
        }
        return problems;
    }

    /** Notes what a set in one part, with so many images of each class, does not allow. */
    private void checkWhole(int[] counts, Problems problems) {
        int available = smallest(counts);
        int train = images.trainPerClass();
        int learned = train + images.validationPerClass();
        checkClasses(counts.length, problems);
        problems.require(
                train > 0 && images.testPerClass() > 0 && (long) learned + images.testPerClass() <= available,
                "images.trainPerClass, images.validationPerClass and images.testPerClass must share the %s images of a class"
                        + " of %s, were %s, %s and %s",
                available,
                images.data(),
                train,
                images.validationPerClass(),
                images.testPerClass());
        problems.require(
                pretraining.perClass() <= learned && (pretraining.perClass() > 0 || !pretraining.happens()),
                "pretraining.perClass must leave the test images alone, from 1 to %s, was %s",
                learned,
                pretraining.perClass());
        checkBatches(train, pretraining.perClass(), images.testPerClass(), problems);
    }

    /** Notes what a set with so many training and test images of each class does not allow. */
    private void checkParts(int[] train, int[] test, Problems problems) {
        int forTraining = smallest(train);
        int forTest = smallest(test);
        checkClasses(train.length, problems);
        problems.require(forTest >= 1, "every class of %s must have test images", images.data());
        int wanted = images.trainPerClass() > 0 ? images.trainPerClass() : 1;
        problems.require(
                (long) wanted + images.validationPerClass() <= forTraining,
                "images.trainPerClass and images.validationPerClass must share the %s training images of the smallest class of"
                        + " %s, were %s and %s",
                forTraining,
                images.data(),
                images.trainPerClass(),
                images.validationPerClass());
        problems.require(
                images.testPerClass() <= forTest,
                "images.testPerClass must be at most %s, the test images of the smallest class of %s, was %s",
                forTest,
                images.data(),
                images.testPerClass());
        problems.require(
                pretraining.perClass() <= forTraining,
                "pretraining.perClass must be at most %s, the training images of the smallest class of %s, was %s",
                forTraining,
                images.data(),
                pretraining.perClass());
        checkBatches(
                images.trainPerClass() > 0 ? images.trainPerClass() : forTraining - images.validationPerClass(),
                pretraining.perClass() > 0 ? pretraining.perClass() : forTraining,
                images.testPerClass() > 0 ? images.testPerClass() : forTest,
                problems);
    }

    private void checkClasses(int classes, Problems problems) {
        long wanted = (long) pretraining.classes() + training.classes();
        problems.require(
                wanted <= classes,
                "pretraining.classes and training.tasks x training.classesPerTask need %s classes, %s has %s",
                wanted,
                images.data(),
                classes);
    }

    /** Images are held in arrays of Java, whose places are numbered by an int. */
    private void checkSizes(String what, double count, Problems problems) {
        double numbers = count * images.channels() * images.size() * images.size();
        problems.require(
                numbers <= Integer.MAX_VALUE,
                "images.size must be smaller: %s are %.1e numbers at %s, at most %s can be held",
                what,
                numbers,
                images.size(),
                Integer.MAX_VALUE);
    }

    private void checkBatches(int train, int forPretraining, int test, Problems problems) {
        long ofTask = (long) Math.max(train, 0) * training.classesPerTask();
        problems.require(
                training.batchSize() <= ofTask,
                "training.batchSize must be at most the %s training images of a task, was %s",
                ofTask,
                training.batchSize());
        long before = (long) Math.max(forPretraining, 0) * pretraining.classes();
        checkSizes("the training images of a task", (double) ofTask, problems);
        checkSizes("the images for pre-training", (double) before, problems);
        problems.require(
                !pretraining.happens() || pretraining.batchSize() <= before,
                "pretraining.batchSize must be at most the %s images for pre-training, was %s",
                before,
                pretraining.batchSize());
        problems.require(
                (long) test * training.classesPerTask() >= FEWEST_TESTED,
                "images.testPerClass x training.classesPerTask must be at least %s, were %s and %s",
                FEWEST_TESTED,
                test,
                training.classesPerTask());
    }

    private static int smallest(int[] counts) {
        return Arrays.stream(counts).min().orElse(0);
    }
}
