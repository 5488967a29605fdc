package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import org.l2bench.core.experiment.Preset;
import org.l2bench.experiments.rehearsalfreecl.ClSettings.Inputs;
import org.l2bench.experiments.rehearsalfreecl.ClSettings.Net;
import org.l2bench.experiments.rehearsalfreecl.ClSettings.Rate;
import org.l2bench.experiments.rehearsalfreecl.ClSettings.Tuned;

/** All settings in one place. Seeds 0 to 4 served for the pilot of quick. */
final class ClPresets {
    private static final List<Double> MILESTONES = List.of(0.4, 0.6, 0.8);
    private static final List<Double> L2_WEIGHTS = List.of(0.005, 0.05, 0.5, 5.0);
    private static final List<Double> EWC_WEIGHTS = List.of(10.0, 1e3, 1e4, 1e5);
    private static final List<Double> FEATKD_WEIGHTS = List.of(0.5, 5.0, 50.0);

    private ClPresets() {}

    static List<Preset<ClSettings>> all() {
        return List.of(
                new Preset<>("smoke", 1, 11, smoke(), "seconds"),
                new Preset<>("quick", 5, 11, quick(), "about a quarter of an hour on two cores"),
                new Preset<>("paper", 5, 11, paper(), "days on a GPU"),
                new Preset<>("paper-vit", 5, 11, paperVit(), "days on a GPU"),
                new Preset<>("middle", 5, 11, middle(), "hours on two cores"));
    }

    private static ClSettings quick() {
        return drawings(
                100,
                80,
                20,
                64,
                5,
                5,
                60,
                20,
                20,
                20,
                32,
                3,
                List.of(1000, 1001, 1002),
                L2_WEIGHTS,
                EWC_WEIGHTS,
                FEATKD_WEIGHTS);
    }

    private static ClSettings smoke() {
        return drawings(
                4, 20, 2, 8, 2, 2, 20, 20, 20, 2, 8, 2, List.of(1000), List.of(0.05), List.of(1e3), List.of(5.0));
    }

    private static ClSettings drawings(
            int pretrainClasses,
            int pretrainPerClass,
            int pretrainEpochs,
            int pretrainBatch,
            int tasks,
            int classesPerTask,
            int trainPerClass,
            int validationPerClass,
            int testPerClass,
            int epochs,
            int batchSize,
            int sweepTasks,
            List<Integer> sweepOrders,
            List<Double> l2Weights,
            List<Double> ewcWeights,
            List<Double> featkdWeights) {
        return new ClSettings(
                "quickdraw",
                "",
                1,
                20,
                Inputs.DRAWINGS,
                Net.CONV,
                List.of(16, 32, 64),
                128,
                Tuned.ALL,
                pretrainClasses,
                pretrainPerClass,
                12345,
                pretrainEpochs,
                pretrainBatch,
                tasks,
                classesPerTask,
                trainPerClass,
                validationPerClass,
                testPerClass,
                epochs,
                batchSize,
                1e-3,
                2e-4,
                Rate.STEPS,
                MILESTONES,
                false,
                sweepTasks,
                sweepOrders,
                l2Weights,
                ewcWeights,
                featkdWeights);
    }

    /** ResNet-18 on CIFAR-100, random or ImageNet start; weights of the terms as in the authors' code. */
    private static ClSettings paper() {
        return new ClSettings(
                "cifar100",
                "resnet18.safetensors",
                3,
                32,
                Inputs.CIFAR100,
                Net.RESNET18,
                List.of(),
                512,
                Tuned.ALL,
                0,
                0,
                12345,
                1,
                128,
                10,
                10,
                500,
                0,
                100,
                250,
                128,
                1e-3,
                2e-4,
                Rate.STEPS,
                MILESTONES,
                true,
                0,
                List.of(),
                List.of(0.05),
                List.of(10.0),
                List.of(5.0));
    }

    /** ViT-B/16 on ImageNet-R, of which only the QKV projections are tuned; weights from a sweep on 3 tasks. */
    private static ClSettings paperVit() {
        return new ClSettings(
                "folder:imagenet-r",
                "vit_b_16.safetensors",
                3,
                224,
                Inputs.IMAGENET,
                Net.VIT,
                List.of(16, 12, 12, 3072),
                768,
                Tuned.QKV,
                0,
                0,
                12345,
                1,
                128,
                10,
                20,
                0,
                5,
                0,
                50,
                128,
                1e-3,
                0,
                Rate.COSINE,
                List.of(),
                true,
                3,
                List.of(1000),
                L2_WEIGHTS,
                EWC_WEIGHTS,
                FEATKD_WEIGHTS);
    }

    /** CIFAR-100: pre-trained on 50 classes, 10 tasks of 5 of the others. */
    private static ClSettings middle() {
        return new ClSettings(
                "cifar100",
                "",
                3,
                32,
                Inputs.CIFAR100,
                Net.CONV,
                List.of(32, 64, 128),
                128,
                Tuned.ALL,
                50,
                500,
                12345,
                20,
                64,
                10,
                5,
                80,
                20,
                20,
                20,
                32,
                1e-3,
                2e-4,
                Rate.STEPS,
                MILESTONES,
                false,
                3,
                List.of(1000, 1001, 1002),
                L2_WEIGHTS,
                EWC_WEIGHTS,
                FEATKD_WEIGHTS);
    }
}
