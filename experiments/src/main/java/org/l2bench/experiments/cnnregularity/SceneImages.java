package org.l2bench.experiments.cnnregularity;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.image.DiscScenes;
import org.l2bench.core.image.EdgePairs;
import org.l2bench.core.image.EdgePairs.Pair;
import org.l2bench.core.image.GreyImages;

/**
 * The scenes of a seed at one resolution: the same discs at every resolution, the same noise for every arm.
 *
 * @param inputs the test images with noise
 * @param followed the first training images, on which the training error is measured
 * @param followedInputs those with one fixed noise
 * @param shown which test image is shown, and which row of it
 */
record SceneImages(
        GreyImages train,
        GreyImages test,
        GreyImages inputs,
        GreyImages followed,
        GreyImages followedInputs,
        Shown shown) {
    /** All arms of a seed share scenes, noise, initial weights and batches. */
    static final String GROUP = "all arms";

    private static final int MOST_FOLLOWED = 100;

    /** A test image, and a row of it at this resolution. */
    record Shown(int image, int row) {}

    static SceneImages of(SceneSettings settings, int scale, SeedTree seeds) {
        int size = settings.size() * scale;
        var trainScenes = scenes(settings.train(), settings, seeds, "training scenes");
        var testScenes = scenes(settings.test(), settings, seeds, "test scenes");
        var train = trainScenes.raster(size);
        var followed =
                new DiscScenes(trainScenes.scenes().subList(0, Math.min(MOST_FOLLOWED, settings.train()))).raster(size);
        var test = testScenes.raster(size);
        return new SceneImages(
                train,
                test,
                noisy(test, settings, seeds, "test noise"),
                followed,
                noisy(followed, settings, seeds, "noise of the training error"),
                shown(testScenes.raster(settings.size()), scale));
    }

    private static DiscScenes scenes(int count, SceneSettings settings, SeedTree seeds, String purpose) {
        return DiscScenes.drawn(count, settings.discs(), new RandomStream(seeds.stream(GROUP, purpose)));
    }

    private static GreyImages noisy(GreyImages images, SceneSettings settings, SeedTree seeds, String purpose) {
        var noise = new RandomStream(seeds.stream(GROUP, purpose))
                .normal(settings.noise(), images.count(), 1, images.size(), images.size());
        return GreyImages.of(images.tensor().add_(noise));
    }

    /** The row with most isolated edges, the first of several, by the targets alone; of s rows of a base pixel the middle one. */
    private static Shown shown(GreyImages base, int scale) {
        Map<Shown, Integer> counts = new LinkedHashMap<>();
        for (Pair pair : EdgePairs.of(base, Sharpness.EDGE, 2).pairs()) {
            counts.merge(new Shown(pair.image(), pair.row()), 1, Integer::sum);
        }
        var most = counts.entrySet().stream()
                .sorted(Comparator.comparing(e -> -e.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(new Shown(0, base.size() / 2));
        return new Shown(most.image(), most.row() * scale + (scale - 1) / 2);
    }
}
