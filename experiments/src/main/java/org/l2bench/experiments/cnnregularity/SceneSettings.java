package org.l2bench.experiments.cnnregularity;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Scenes of discs and the images that are made of them. */
public record SceneSettings(
        @Setting("pixels of an image in a row at s = 1") @Range(least = 16, most = 4096)
        int size,

        @Setting("resolution factors s, ascending from 1: images have s times as many pixels in a row, kernels as well")
        @Range(least = 1, most = 16)
        List<Integer> resolutions,

        @Setting("scenes that are trained on") @Range(least = 1, most = SceneSettings.MOST)
        int train,

        @Setting("test scenes") @Range(least = 20, most = SceneSettings.MOST)
        int test,

        @Setting("discs of a scene; of more few edges would stand alone") @Range(least = 1, most = 10)
        int discs,

        @Setting("standard deviation of the noise of a pixel") @Range(least = 0.001, most = 10)
        double noise) {
    static final int MOST = 1_000_000;

    public SceneSettings {
        resolutions = List.copyOf(resolutions);
        boolean isAscending = resolutions.stream().sorted().distinct().toList().equals(resolutions);
        new Problems()
                .require(
                        isAscending && resolutions.indexOf(1) == 0,
                        "resolutions must ascend and begin with 1, was %s",
                        resolutions)
                .throwIfAny();
    }

    /** The largest resolution factor. */
    int finest() {
        return resolutions.get(resolutions.size() - 1);
    }
}
