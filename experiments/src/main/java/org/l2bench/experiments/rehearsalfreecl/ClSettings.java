package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import org.l2bench.core.experiment.InvalidSettings;
import org.l2bench.core.experiment.NamedFolder;
import org.l2bench.core.experiment.Problems;
import org.l2bench.core.train.TaskStream;
import org.l2bench.datasets.catalogue.Catalogue;
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
                .require(imageSize >= 8, "imageSize must be >= 8, was %s", imageSize)
                .require(
                        net != Net.VIT || widths.size() == 4,
                        "widths of a VIT must be patch size, layers, heads, hidden width, were %s",
                        widths)
                .require(
                        widths.stream().allMatch(w -> w >= 1) && (net != Net.CONV || !widths.isEmpty()),
                        "widths must be >= 1, and at least one for CONV, were %s",
                        widths)
                .require(features >= 1, "features must be >= 1, was %s", features)
                .require(tuned == Tuned.ALL || net == Net.VIT, "tuned QKV needs net VIT, was %s", net)
                .require(
                        backbone.isEmpty() != (pretrainClasses == 0),
                        "either backbone names a file or pretrainClasses is > 0, were \"%s\" and %s",
                        backbone,
                        pretrainClasses)
                .require(pretrainClasses >= 0, "pretrainClasses must be >= 0, was %s", pretrainClasses)
                .require(pretrainPerClass >= 0, "pretrainPerClass must be >= 0, was %s", pretrainPerClass)
                .require(pretrainEpochs >= 1, "pretrainEpochs must be >= 1, was %s", pretrainEpochs)
                .require(pretrainBatch >= 1, "pretrainBatch must be >= 1, was %s", pretrainBatch)
                .require(tasks >= 1, "tasks must be >= 1, was %s", tasks)
                .require(classesPerTask >= 1, "classesPerTask must be >= 1, was %s", classesPerTask)
                .require(trainPerClass >= 0, "trainPerClass must be >= 0, was %s", trainPerClass)
                .require(validationPerClass >= 0, "validationPerClass must be >= 0, was %s", validationPerClass)
                .require(testPerClass >= 0, "testPerClass must be >= 0, was %s", testPerClass)
                .require(epochs >= 1, "epochs must be >= 1, was %s", epochs)
                .require(batchSize >= 1, "batchSize must be >= 1, was %s", batchSize)
                .require(
                        trainPerClass == 0 || batchSize <= trainPerClass * classesPerTask,
                        "batchSize must be at most the %s images of a task, was %s",
                        trainPerClass * classesPerTask,
                        batchSize)
                .require(learningRate > 0, "learningRate must be > 0, was %s", learningRate)
                .require(weightDecay >= 0, "weightDecay must be >= 0, was %s", weightDecay)
                .require(
                        milestones.stream().allMatch(m -> m > 0 && m < 1),
                        "milestones must be shares between 0 and 1, were %s",
                        milestones)
                .require(
                        sweepOrders.isEmpty() || (sweepTasks >= 1 && sweepTasks <= tasks),
                        "sweepTasks must be from 1 to tasks (%s), was %s",
                        tasks,
                        sweepTasks)
                .require(
                        sweepOrders.isEmpty() || validationPerClass >= 1,
                        "a sweep needs validationPerClass >= 1, was %s",
                        validationPerClass);
        weights(problems, "l2Weights", l2Weights, sweepOrders.isEmpty());
        weights(problems, "ewcWeights", ewcWeights, sweepOrders.isEmpty());
        weights(problems, "featkdWeights", featkdWeights, sweepOrders.isEmpty());
        counts(problems, data, pretrainClasses + tasks * classesPerTask, new int[] {
            trainPerClass, validationPerClass, testPerClass, pretrainPerClass
        });
        problems.throwIfAny();
    }

    private static void weights(Problems problems, String key, List<Double> weights, boolean single) {
        problems.require(
                        !weights.isEmpty() && weights.stream().allMatch(w -> w >= 0),
                        "%s must be at least one number >= 0, were %s",
                        key,
                        weights)
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
    private static void counts(Problems problems, String data, int classes, int[] perClass) {
        if (NamedFolder.isOne(data)) {
            return;
        }
        try {
            var set = Catalogue.describe(data);
            problems.require(
                    classes <= set.classes(),
                    "pretrainClasses and tasks x classesPerTask need %s classes, %s has %s",
                    classes,
                    data,
                    set.classes());
            if (set.counts().containsKey(Split.ALL)) {
                int available = set.counts().get(Split.ALL) / set.classes();
                int used = perClass[0] + perClass[1] + perClass[2];
                problems.require(
                        perClass[0] > 0 && perClass[2] > 0 && used <= available,
                        "trainPerClass, validationPerClass and testPerClass must share the %s images of a class of %s,"
                                + " were %s, %s and %s",
                        available,
                        data,
                        perClass[0],
                        perClass[1],
                        perClass[2]);
                problems.require(
                        perClass[3] >= 0 && perClass[3] <= perClass[0] + perClass[1],
                        "pretrainPerClass must leave the test images alone, at most %s, was %s",
                        perClass[0] + perClass[1],
                        perClass[3]);
            }
        } catch (InvalidSettings e) {
            problems.addAll(e.problems());
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
