package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.Preset;
import org.l2bench.experiments.l2basics.BasicsSettings.Net;

/** All settings in one place. */
final class BasicsPresets {
    private static final List<Double> CURVE = List.of(0.0, 5e-4, 1.5e-3, 5e-3, 1.5e-2, 5e-2);

    private BasicsPresets() {}

    static List<Preset<BasicsSettings>> all() {
        return List.of(
                new Preset<>("smoke", 1, 21, smoke(), "seconds"),
                new Preset<>("quick", 5, 21, quick(), "10 to 30 minutes on two cores"),
                new Preset<>("paper", 5, 21, paper("cifar10", 0.4734, 0.2516, 45_000 / 128), "days on a GPU"),
                new Preset<>(
                        "paper-fashion", 5, 21, paper("fashion-mnist", 0.2860, 0.3530, 55_000 / 128), "days on a GPU"));
    }

    private static BasicsSettings quick() {
        return new BasicsSettings(
                "fashion-mnist-subset",
                0.2860,
                0.3530,
                Net.MLP,
                List.of(128, 128),
                List.of(8, 16, 32),
                0.2,
                1000,
                1000,
                50,
                1200,
                0.02,
                0.9,
                CURVE,
                1.5e-2,
                2000,
                100,
                1200,
                300,
                0.2,
                0.01,
                0.1,
                0.005,
                150,
                1000,
                halfDecades(1e-2, 5),
                halfDecades(3e-4, 5),
                halfDecades(5e-4, 7),
                halfDecades(1e-5, 7),
                0.1,
                List.of(5e-3, 5e-2));
    }

    private static BasicsSettings smoke() {
        return new BasicsSettings(
                "fashion-mnist-subset",
                0.2860,
                0.3530,
                Net.MLP,
                List.of(128, 128),
                List.of(8, 16, 32),
                0.2,
                1000,
                200,
                50,
                5,
                0.02,
                0.9,
                List.of(0.0, 1.5e-2),
                1.5e-2,
                200,
                100,
                5,
                2,
                0.2,
                0.01,
                0.1,
                0.005,
                5,
                5,
                List.of(0.1, 0.3),
                List.of(1e-3, 3e-3),
                List.of(5e-3, 5e-2),
                List.of(1e-4, 1e-3),
                0.1,
                List.of(5e-3, 5e-2));
    }

    private static BasicsSettings paper(String data, double mean, double std, int stepsPerEpoch) {
        int steps = 60 * stepsPerEpoch;
        return new BasicsSettings(
                data,
                mean,
                std,
                Net.CONVOLUTIONAL,
                List.of(128, 128),
                List.of(32, 64, 128),
                0.2,
                5000,
                0,
                128,
                steps,
                0.02,
                0.9,
                CURVE,
                1.5e-2,
                0,
                128,
                steps,
                1000,
                0.2,
                0.01,
                0.1,
                0.005,
                150,
                steps,
                halfDecades(3e-3, 6),
                halfDecades(1e-4, 6),
                halfDecades(5e-5, 9),
                halfDecades(1e-6, 9),
                0.1,
                List.of(5e-3, 5e-2));
    }

    /** first, 10^(1/2) first, 10 first, ..., each rounded to two digits in the mantissa. */
    static List<Double> halfDecades(double first, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Double.valueOf(String.format(Locale.ROOT, "%.2e", first * Math.pow(10, i / 2.0))))
                .toList();
    }
}
