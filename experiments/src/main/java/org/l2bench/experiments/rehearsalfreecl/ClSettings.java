package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.core.train.TaskStream;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.DataSet;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;

/** Everything that can be set. */
public record ClSettings(
        @Setting("image set, by name or NAME=folder:PATH") String data,

        @Setting(
                "safetensors file with torchvision's tensors to start from; empty: pre-train on classes of the same set")
        String backbone,

        @Setting("1 for grey images, 3 for colour") int channels,

        @Setting("height and width that images are brought to, in pixels")
        @Range(least = 8, most = ClSettings.MOST_PIXELS)
        int imageSize,

        @Setting(
                "how pixels reach the network: drawings centred and reduced by area, or by the means and deviations of CIFAR-100 or ImageNet")
        Inputs inputs,

        @Setting("the network; CONV has no normalisation, RESNET18 is torchvision's")
        Net net,

        @Setting("of the convolutions of CONV; of VIT patch size, layers, heads, hidden width")
        @Range(least = 1, most = ClSettings.MOST_WIDE)
        List<Integer> widths,

        @Setting("length of the feature vector of CONV and VIT") @Range(least = 1, most = ClSettings.MOST_WIDE)
        int features,

        @Setting("which encoder weights are trained: all, or the projections to queries, keys and values")
        Tuned tuned,

        @Setting("classes that are only pre-trained on; 0 with a backbone")
        @Range(least = 0, most = ClSettings.MOST_CLASSES)
        int pretrainClasses,

        @Setting("images of each of them, the first ones that are not for testing; 0 for all")
        @Range(least = 0, most = ClSettings.MOST_PER_CLASS)
        int pretrainPerClass,

        @Setting("draws these classes, the initial weights and the order")
        int pretrainSeed,

        @Setting("of the pre-training") @Range(least = 1, most = ClSettings.MOST_EPOCHS)
        int pretrainEpochs,

        @Setting("images of a step of the pre-training") @Range(least = 1, most = ClSettings.MOST_BATCH)
        int pretrainBatch,

        @Setting("tasks of the stream") @Range(least = 1, most = ClSettings.MOST_CLASSES)
        int tasks,

        @Setting("classes of each task") @Range(least = 1, most = ClSettings.MOST_CLASSES)
        int classesPerTask,

        @Setting("training images of each class of the stream; 0 for all")
        @Range(least = 0, most = ClSettings.MOST_PER_CLASS)
        int trainPerClass,

        @Setting("images of each class that are held out for the sweep")
        @Range(least = 0, most = ClSettings.MOST_PER_CLASS)
        int validationPerClass,

        @Setting("test images of each class; 0 for all") @Range(least = 0, most = ClSettings.MOST_PER_CLASS)
        int testPerClass,

        @Setting("of each task") @Range(least = 1, most = ClSettings.MOST_EPOCHS)
        int epochs,

        @Setting("images of a step") @Range(least = 1, most = ClSettings.MOST_BATCH)
        int batchSize,

        @Setting("of Adam, which is made anew for each task") @Range(least = 1e-12, most = 1e3)
        double learningRate,

        @Setting("as PyTorch's Adam has it") @Range(least = 0, most = 1e3)
        double weightDecay,

        @Setting("how the learning rate falls within a task: a tenth from each milestone on, or a cosine")
        Rate rate,

        @Setting("of rate STEPS, as shares of a task's steps between 0 and 1")
        List<Double> milestones,

        @Setting("whether training images of the stream are changed at random")
        boolean augment,

        @Setting("length of the prefix that the weights are chosen on")
        int sweepTasks,

        @Setting("seeds of its class orders; none: there is no sweep, and each list of weights holds one")
        List<Integer> sweepOrders,

        @Setting("candidates for lambda of lambda |w-a|^2") @Range(least = 0, most = 1e12)
        List<Double> l2Weights,

        @Setting("candidates for mu of (mu/2) sum F (w-a)^2") @Range(least = 0, most = 1e12)
        List<Double> ewcWeights,

        @Setting("candidates for mu of mu mean (f-f_prev)^2") @Range(least = 0, most = 1e12)
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

    static final int MOST_PIXELS = 1024;
    static final int MOST_WIDTHS = 10;
    static final int MOST_WIDE = 65_536;
    static final int MOST_CLASSES = 100_000;
    static final int MOST_PER_CLASS = 1_000_000;
    static final int MOST_EPOCHS = 100_000;
    static final int MOST_BATCH = 1_000_000_000;
    static final int MOST_SWEPT = 32;
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
                .require(widths.size() <= MOST_WIDTHS, "widths must be at most %s, were %s", MOST_WIDTHS, widths.size())
                .require(tuned == Tuned.ALL || net == Net.VIT, "tuned QKV needs net VIT, was %s", net)
                .require(
                        backbone.isEmpty() != (pretrainClasses == 0),
                        "either backbone names a file or pretrainClasses is > 0, were \"%s\" and %s",
                        backbone,
                        pretrainClasses)
                .require(
                        backbone.isEmpty() || net != Net.CONV,
                        "backbone needs net RESNET18 or VIT, whose weights torchvision has; net was CONV")
                .require(
                        (long) tasks * classesPerTask <= MOST_CLASSES,
                        "tasks x classesPerTask must be at most %s classes, were %s x %s",
                        MOST_CLASSES,
                        tasks,
                        classesPerTask)
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
        problems.require(!weights.isEmpty(), "%s must be at least one number, were %s", key, weights)
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
