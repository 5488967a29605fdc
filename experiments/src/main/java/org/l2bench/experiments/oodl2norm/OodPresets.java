package org.l2bench.experiments.oodl2norm;

import java.util.List;
import org.l2bench.core.experiment.Preset;
import org.l2bench.experiments.oodl2norm.OodSettings.DensityJitter;
import org.l2bench.experiments.oodl2norm.OodSettings.Net;
import org.l2bench.experiments.oodl2norm.OodSettings.Normalisation;

/** All settings in one place. */
final class OodPresets {
    private OodPresets() {}

    static List<Preset<OodSettings>> all() {
        return List.of(
                new Preset<>("smoke", 2, 11, smoke(), "seconds"),
                new Preset<>("quick", 8, 11, quick(), "15 to 40 minutes on two cores"),
                new Preset<>("paper", 15, 1, paper(Net.RESNET18, 60, 103), "days on a GPU"),
                new Preset<>("paper-resnet50", 15, 1, paper(Net.RESNET50, 100, 169), "weeks on a GPU"),
                new Preset<>("middle", 15, 11, middle(), "hours on two cores"));
    }

    private static OodSettings quick() {
        return fashion(
                "fashion-mnist-subset",
                250,
                0,
                1600,
                Net.SMALL,
                16,
                93,
                List.of(1, 2, 4, 8, 12, 16, 20, 27, 40, 53, 67, 80, 93));
    }

    /** 50 images a class are fewer than the 64 features: the jitter must act. */
    private static OodSettings smoke() {
        return fashion("fashion-mnist-subset", 50, 200, 200, Net.SMALL, 1, 3, List.of(1, 2, 3));
    }

    private static OodSettings fashion(
            String id,
            int trainPerClass,
            int testImages,
            int oodImages,
            Net net,
            int shortEpochs,
            int longEpochs,
            List<Integer> tracked) {
        return new OodSettings(
                id,
                List.of(0, 1, 2, 3, 4, 7, 8, 9),
                trainPerClass,
                0,
                List.of(OodSettings.HELD_OUT),
                List.of("digits8x8", "patches"),
                testImages,
                oodImages,
                1,
                28,
                32,
                Normalisation.MEASURED,
                false,
                net,
                3.0,
                0.01,
                0.1,
                0.9,
                5e-4,
                32,
                shortEpochs,
                longEpochs,
                tracked,
                DensityJitter.RELATIVE,
                0);
    }

    private static OodSettings middle() {
        return new OodSettings(
                "fashion-mnist",
                List.of(0, 1, 2, 3, 4, 7, 8, 9),
                0,
                0,
                List.of(OodSettings.HELD_OUT),
                List.of("mnist", "digits8x8", "patches"),
                0,
                0,
                1,
                28,
                32,
                Normalisation.MEASURED,
                true,
                Net.MIDDLE,
                3.0,
                0.01,
                0.1,
                0.9,
                5e-4,
                128,
                6,
                35,
                List.of(1, 2, 3, 4, 6, 11, 15, 20, 25, 30, 35),
                DensityJitter.RELATIVE,
                10);
    }

    /** @param laterEpoch 27/16 of the short length, where the long run is compared with its end */
    private static OodSettings paper(Net net, int shortEpochs, int laterEpoch) {
        return new OodSettings(
                "cifar10",
                List.of(),
                0,
                5000,
                List.of("cifar100", "tiny-imagenet"),
                List.of("svhn"),
                0,
                0,
                3,
                32,
                32,
                Normalisation.CIFAR10,
                true,
                net,
                3.0,
                0.01,
                0.1,
                0.9,
                5e-4,
                128,
                shortEpochs,
                350,
                List.of(1, 5, 15, shortEpochs / 2, shortEpochs * 3 / 4, shortEpochs, laterEpoch, 200, 250, 300, 350),
                DensityJitter.RELATIVE,
                10);
    }
}
