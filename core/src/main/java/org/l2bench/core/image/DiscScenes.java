package org.l2bench.core.image;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;

/** Scenes of discs, which have no resolution: the same numbers are rasterised at each. */
public record DiscScenes(List<List<Disc>> scenes) {
    /** Mean and standard deviation of all four numbers of a disc. */
    private static final double CENTRE = 0.5;

    public DiscScenes {
        scenes = scenes.stream().map(List::copyOf).toList();
    }

    /** Independent scenes of independent discs: x, y, radius and grey each from N(0.5, 0.5^2) (Habring and Holler 2022, their code). */
    public static DiscScenes drawn(int scenes, int discs, RandomStream stream) {
        var numbers = TensorArrays.doubles(stream.normal(CENTRE, scenes, discs, 4));
        var all = new ArrayList<List<Disc>>();
        for (int scene = 0; scene < scenes; scene++) {
            var own = new ArrayList<Disc>();
            for (int disc = 0; disc < discs; disc++) {
                int at = (scene * discs + disc) * 4;
                own.add(new Disc(
                        CENTRE + numbers[at],
                        CENTRE + numbers[at + 1],
                        CENTRE + numbers[at + 2],
                        CENTRE + numbers[at + 3]));
            }
            all.add(own);
        }
        return new DiscScenes(all);
    }

    /** All scenes in images of n rows of n pixels. */
    public GreyImages raster(int n) {
        var pixels = new float[Math.multiplyExact(scenes.size(), n * n)];
        for (int scene = 0; scene < scenes.size(); scene++) {
            for (var disc : scenes.get(scene)) {
                disc.addTo(pixels, scene * n * n, n);
            }
        }
        return new GreyImages(scenes.size(), n, pixels);
    }
}
