package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.train.TaskStream;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.DataSet;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;

/**
 * Everything that can be set.
 *
 * @param data name of an image set, or {@code NAME=folder:PATH}
 * @param backbone name of a safetensors file with torchvision's tensors to start from; empty: pre-train on classes of the same set
 * @param channels 1 or 3
 * @param imageSize height and width that images are brought to
 * @param inputs how pixels reach the network
 * @param widths of the convolutions of {@link Net#CONV}; of {@link Net#VIT} patch size, layers, heads, hidden width
 * @param features length of the feature vector of {@link Net#CONV} and {@link Net#VIT}
 * @param tuned which encoder weights are trained at all
 * @param pretrainClasses classes that are only pre-trained on; 0 with a backbone
 * @param pretrainPerClass images of each of them, the first ones that are not for testing; 0 for all
 * @param pretrainSeed draws these classes, the initial weights and the order
 * @param trainPerClass training images of each class of the stream; 0 for all
 * @param validationPerClass held out for the sweep
 * @param testPerClass test images of each class; 0 for all
 * @param epochs of each task
 * @param weightDecay as PyTorch's Adam has it
 * @param rate how the learning rate falls
 * @param milestones of {@link Rate#STEPS}, as shares of a task's steps
 * @param augment whether training images of the stream are changed at random
 * @param sweepTasks length of the prefix that the weights are chosen on
 * @param sweepOrders seeds of its class orders; none: there is no sweep, and each list of weights holds one
 * @param l2Weights candidates for lambda of lambda |w-a|^2
 * @param ewcWeights candidates for mu of (mu/2) sum F (w-a)^2
 * @param featkdWeights candidates for mu of mu mean (f-f_prev)^2
 */
public record ClSettings(
        String data,
        String backbone,
        int channels,
        int imageSize,
        Inputs inputs,
        Net net,
        List<Integer> widths,
        int features,
        Tuned tuned,
        int pretrainClasses,
        int pretrainPerClass,
        int pretrainSeed,
        int pretrainEpochs,
        int pretrainBatch,
        int tasks,
        int classesPerTask,
        int trainPerClass,
        int validationPerClass,
        int testPerClass,
        int epochs,
        int batchSize,
        double learningRate,
        double weightDecay,
        Rate rate,
        List<Double> milestones,
        boolean augment,
        int sweepTasks,
        List<Integer> sweepOrders,
        List<Double> l2Weights,
        List<Double> ewcWeights,
        List<Double> featkdWeights) {

    /** How pixels reach the network. */
    public enum Inputs {
        /** Centred by bounding box, reduced by area, (x - 0.15) / 0.3. */
        DRAWINGS,
        /** CIFAR-100's means and standard deviations. */
        CIFAR100,
        /** ImageNet's means and standard deviations. */
        IMAGENET
    }

    /** The network. */
    public enum Net {
        /** Without normalisation; see {@link org.l2bench.core.network.ConvNet}. */
        CONV,
        /** Torchvision's ResNet-18 with the stem for large images. */
        RESNET18,
        /** A vision transformer. */
        VIT
    }

    /** Which encoder weights are trained. */
    public enum Tuned {
        ALL,
        /** The projections to queries, keys and values. */
        QKV
    }

    /** How the learning rate falls within a task. */
    public enum Rate {
        /** A tenth from each milestone on. */
        STEPS,
        COSINE
    }

    private static final int MOST_PIXELS = 1024;
    private static final int MOST_WIDTHS = 10;
    private static final int MOST_WIDE = 65_536;
    private static final int MOST_CLASSES = 100_000;
    private static final int MOST_PER_CLASS = 1_000_000;
    private static final int MOST_EPOCHS = 100_000;
    private static final int MOST_BATCH = 1_000_000_000;
    private static final int MOST_SWEPT = 32;
    private static final int RESNET_REDUCTION = 32;

    public ClSettings {
        widths = List.copyOf(widths);
        milestones = List.copyOf(milestones);
        sweepOrders = List.copyOf(sweepOrders);
        l2Weights = List.copyOf(l2Weights);
        ewcWeights = List.copyOf(ewcWeights);
        featkdWeights = List.copyOf(featkdWeights);
        var problems = new Problems()
                .require(channels == 1 || channels == 3, "channels must be 1 or 3, was %s", channels)
                .require(
                        inputs != Inputs.DRAWINGS ? channels == 3 : channels == 1,
                        "inputs %s needs %s, channels was %s",
                        inputs,
                        inputs == Inputs.DRAWINGS ? "1 channel" : "3 channels",
                        channels)
                .within("imageSize", imageSize, 8, MOST_PIXELS)
                .require(widths.size() <= MOST_WIDTHS, "widths must be at most %s, were %s", MOST_WIDTHS, widths.size())
                .allWithin("widths", widths, 1, MOST_WIDE)
                .within("features", features, 1, MOST_WIDE)
                .require(tuned == Tuned.ALL || net == Net.VIT, "tuned QKV needs net VIT, was %s", net)
                .require(
                        backbone.isEmpty() != (pretrainClasses == 0),
                        "either backbone names a file or pretrainClasses is > 0, were \"%s\" and %s",
                        backbone,
                        pretrainClasses)
                .require(
                        backbone.isEmpty() || net != Net.CONV,
                        "backbone needs net RESNET18 or VIT, whose weights torchvision has; net was CONV")
                .within("pretrainClasses", pretrainClasses, 0, MOST_CLASSES)
                .within("pretrainPerClass", pretrainPerClass, 0, MOST_PER_CLASS)
                .within("pretrainEpochs", pretrainEpochs, 1, MOST_EPOCHS)
                .within("pretrainBatch", pretrainBatch, 1, MOST_BATCH)
                .within("tasks", tasks, 1, MOST_CLASSES)
                .within("classesPerTask", classesPerTask, 1, MOST_CLASSES)
                .require(
                        (long) tasks * classesPerTask <= MOST_CLASSES,
                        "tasks x classesPerTask must be at most %s classes, were %s x %s",
                        MOST_CLASSES,
                        tasks,
                        classesPerTask)
                .within("trainPerClass", trainPerClass, 0, MOST_PER_CLASS)
                .within("validationPerClass", validationPerClass, 0, MOST_PER_CLASS)
                .within("testPerClass", testPerClass, 0, MOST_PER_CLASS)
                .within("epochs", epochs, 1, MOST_EPOCHS)
                .within("batchSize", batchSize, 1, MOST_BATCH)
                .within("learningRate", learningRate, 1e-12, 1e3)
                .within("weightDecay", weightDecay, 0, 1e3)
                .require(
                        milestones.stream().allMatch(m -> m > 0 && m < 1)
                                && milestones.stream()
                                        .sorted()
                                        .distinct()
                                        .toList()
                                        .equals(milestones),
                        "milestones must be ascending shares between 0 and 1, were %s",
                        milestones)
                .distinct("sweepOrders", sweepOrders)
                .require(
                        sweepOrders.size() <= MOST_SWEPT,
                        "sweepOrders must be at most %s, were %s",
                        MOST_SWEPT,
                        sweepOrders.size())
                .require(
                        sweepOrders.isEmpty() || (sweepTasks >= 1 && sweepTasks <= tasks),
                        "sweepTasks must be from 1 to tasks (%s), was %s",
                        tasks,
                        sweepTasks)
                .require(
                        sweepOrders.isEmpty() || validationPerClass >= 1,
                        "a sweep needs validationPerClass >= 1, was %s",
                        validationPerClass);
        network(problems, net, imageSize, widths, features);
        weights(problems, "l2Weights", l2Weights, sweepOrders.isEmpty());
        weights(problems, "ewcWeights", ewcWeights, sweepOrders.isEmpty());
        weights(problems, "featkdWeights", featkdWeights, sweepOrders.isEmpty());
        var images = new ClImages(
                data,
                channels,
                imageSize,
                inputs,
                pretrainClasses,
                pretrainSeed,
                pretrainPerClass,
                trainPerClass,
                validationPerClass,
                testPerClass);
        var demand = new ClDemand(images, tasks, classesPerTask, batchSize, pretrainBatch);
        if (problems.messages().isEmpty()) {
            NamedSet.images("data", data, problems).ifPresent(set -> images(problems, set, demand));
        } else {
            NamedSet.images("data", data, problems);
        }
        problems.throwIfAny();
    }

    /** What the shape of a network rules out. */
    private static void network(Problems problems, Net net, int imageSize, List<Integer> widths, int features) {
        switch (net) {
            case CONV -> {
                int halvings = Math.min(widths.size(), MOST_WIDTHS) - 1;
                problems.require(!widths.isEmpty(), "widths must name at least one convolution of CONV, were none")
                        .require(
                                widths.isEmpty() || imageSize % (1 << halvings) == 0,
                                "imageSize must be a multiple of %s, as %s widths of CONV halve it %s times, was %s",
                                1 << Math.max(halvings, 0),
                                widths.size(),
                                halvings,
                                imageSize);
            }
            case RESNET18 ->
                problems.require(
                        imageSize % RESNET_REDUCTION == 0,
                        "imageSize must be a multiple of %s for RESNET18, was %s",
                        RESNET_REDUCTION,
                        imageSize);
            case VIT -> {
                problems.require(
                        widths.size() == 4,
                        "widths of a VIT must be patch size, layers, heads, hidden width, were %s",
                        widths);
                if (widths.size() == 4 && widths.stream().allMatch(w -> w >= 1)) {
                    problems.require(
                                    imageSize % widths.get(0) == 0,
                                    "imageSize must be a multiple of the patch size of VIT (first of widths, %s), was %s",
                                    widths.get(0),
                                    imageSize)
                            .require(
                                    features % widths.get(2) == 0,
                                    "features must be a multiple of the heads of VIT (third of widths, %s), was %s",
                                    widths.get(2),
                                    features);
                }
            }
        }
    }

    private static void weights(Problems problems, String key, List<Double> weights, boolean single) {
        problems.require(!weights.isEmpty(), "%s must be at least one number >= 0, were %s", key, weights)
                .allWithin(key, weights, 0, 1e12)
                .require(
                        weights.size() <= MOST_SWEPT, "%s must be at most %s, were %s", key, MOST_SWEPT, weights.size())
                .require(
                        weights.stream().sorted().distinct().toList().equals(weights),
                        "%s must be ascending, were %s",
                        key,
                        weights)
                .require(
                        !single || weights.size() == 1,
                        "%s must be one number when there are no sweepOrders to choose on, were %s",
                        key,
                        weights);
    }

    /** What a named set must have; of a user's folder nothing is known before it is read. */
    private static void images(Problems problems, DataSet set, ClDemand demand) {
        int channels = Integer.parseInt(set.item().split("x", -1)[0]);
        problems.require(
                channels == demand.images().channels(),
                "channels must be %s, those of %s, was %s",
                channels,
                set.name(),
                demand.images().channels());
        if (set.counts().containsKey(Split.ALL)) {
            demand.checkWhole(Catalogue.classCounts(set.name(), Split.ALL), problems);
        } else if (set.counts().keySet().containsAll(List.of(Split.TRAIN, Split.TEST))) {
            demand.checkParts(
                    Catalogue.classCounts(set.name(), Split.TRAIN),
                    Catalogue.classCounts(set.name(), Split.TEST),
                    problems);
        } else {
            problems.require(
                    false,
                    "data must be a set in one part, or with training and test images; %s has the parts %s",
                    set.name(),
                    set.counts().keySet());
        }
    }

    ClImages images() {
        return new ClImages(
                data,
                channels,
                imageSize,
                inputs,
                pretrainClasses,
                pretrainSeed,
                pretrainPerClass,
                trainPerClass,
                validationPerClass,
                testPerClass);
    }

    ClNet encoder() {
        return new ClNet(
                net,
                backbone,
                channels,
                imageSize,
                widths,
                features,
                tuned,
                stream().end(tasks - 1));
    }

    ClSchedule schedule() {
        return new ClSchedule(
                tasks, classesPerTask, epochs, batchSize, learningRate, weightDecay, rate, milestones, augment);
    }

    TaskStream stream() {
        return TaskStream.equal(tasks, classesPerTask);
    }

    boolean sweeps() {
        return !sweepOrders.isEmpty();
    }

    boolean pretrains() {
        return pretrainClasses > 0;
    }
}
