package org.l2bench.experiments.rehearsalfreecl;

import java.util.Arrays;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;

/**
 * What the settings ask of the images, held against how many there are of each class. Any class can come into any task, so the
 * smallest one counts. Known of a named set when the settings are made, of a user's folder when it is read.
 */
record ClDemand(ClImages images, int tasks, int classesPerTask, int batch, int pretrainBatch) {
    /** Of the first task's test images, two are needed to tell whether representations drift apart. */
    private static final int FEWEST_TESTED = 2;

    /** Holds the settings against a user's folder, if that is what they name; its files are listed, not read. */
    static ClDemand ofFolder(ClSettings settings, Problems problems) {
        var demand = new ClDemand(
                settings.images(),
                settings.tasks(),
                settings.classesPerTask(),
                settings.batchSize(),
                settings.pretrainBatch());
        var data = settings.data();
        if (NamedFolder.isOne(data)) {
            demand.checkParts(
                    Catalogue.classCounts(data, Split.TRAIN), Catalogue.classCounts(data, Split.TEST), problems);
        }
        return demand;
    }

    /** Notes what a set in one part, with so many images of each class, does not allow. */
    void checkWhole(int[] counts, Problems problems) {
        int available = smallest(counts);
        int train = images.trainPerClass();
        int learned = train + images.validationPerClass();
        checkClasses(counts.length, problems);
        problems.require(
                train > 0 && images.testPerClass() > 0 && (long) learned + images.testPerClass() <= available,
                "trainPerClass, validationPerClass and testPerClass must share the %s images of a class of %s,"
                        + " were %s, %s and %s",
                available,
                images.data(),
                train,
                images.validationPerClass(),
                images.testPerClass());
        problems.require(
                images.pretrainPerClass() <= learned,
                "pretrainPerClass must leave the test images alone, at most %s, was %s",
                learned,
                images.pretrainPerClass());
        int pretraining = images.pretrainPerClass() > 0 ? images.pretrainPerClass() : available;
        checkBatches(train, pretraining, images.testPerClass(), problems);
    }

    /** Notes what a set with so many training and test images of each class does not allow. */
    void checkParts(int[] train, int[] test, Problems problems) {
        int forTraining = smallest(train);
        int forTest = smallest(test);
        checkClasses(train.length, problems);
        problems.require(forTest >= 1, "every class of %s must have test images", images.data());
        int wanted = images.trainPerClass() > 0 ? images.trainPerClass() : 1;
        problems.require(
                (long) wanted + images.validationPerClass() <= forTraining,
                "trainPerClass and validationPerClass must share the %s training images of the smallest class of %s, were %s and %s",
                forTraining,
                images.data(),
                images.trainPerClass(),
                images.validationPerClass());
        problems.require(
                images.testPerClass() <= forTest,
                "testPerClass must be at most %s, the test images of the smallest class of %s, was %s",
                forTest,
                images.data(),
                images.testPerClass());
        problems.require(
                images.pretrainPerClass() <= forTraining,
                "pretrainPerClass must be at most %s, the training images of the smallest class of %s, was %s",
                forTraining,
                images.data(),
                images.pretrainPerClass());
        checkBatches(
                images.trainPerClass() > 0 ? images.trainPerClass() : forTraining - images.validationPerClass(),
                images.pretrainPerClass() > 0 ? images.pretrainPerClass() : forTraining,
                images.testPerClass() > 0 ? images.testPerClass() : forTest,
                problems);
    }

    private void checkClasses(int classes, Problems problems) {
        long wanted = images.pretrainClasses() + (long) tasks * classesPerTask;
        problems.require(
                wanted <= classes,
                "pretrainClasses and tasks x classesPerTask need %s classes, %s has %s",
                wanted,
                images.data(),
                classes);
    }

    /** Images are held in arrays of Java, whose places are numbered by an int. */
    private void checkSizes(String what, double images, Problems problems) {
        double numbers = images * this.images.channels() * this.images.imageSize() * this.images.imageSize();
        problems.require(
                numbers <= Integer.MAX_VALUE,
                "imageSize must be smaller: %s are %.1e numbers at %s, at most %s can be held",
                what,
                numbers,
                this.images.imageSize(),
                Integer.MAX_VALUE);
    }

    private void checkBatches(int train, int pretraining, int test, Problems problems) {
        long ofTask = (long) Math.max(train, 0) * classesPerTask;
        problems.require(
                batch <= ofTask, "batchSize must be at most the %s training images of a task, was %s", ofTask, batch);
        long before = (long) Math.max(pretraining, 0) * images.pretrainClasses();
        checkSizes("the training images of a task", (double) ofTask, problems);
        checkSizes("the images for pre-training", (double) before, problems);
        problems.require(
                images.pretrainClasses() == 0 || pretrainBatch <= before,
                "pretrainBatch must be at most the %s images for pre-training, was %s",
                before,
                pretrainBatch);
        problems.require(
                (long) test * classesPerTask >= FEWEST_TESTED,
                "testPerClass x classesPerTask must be at least %s, were %s and %s",
                FEWEST_TESTED,
                test,
                classesPerTask);
    }

    private static int smallest(int[] counts) {
        return Arrays.stream(counts).min().orElse(0);
    }
}
