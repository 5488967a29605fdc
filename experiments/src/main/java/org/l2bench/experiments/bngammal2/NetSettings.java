package org.l2bench.experiments.bngammal2;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.l2bench.core.network.ResidualNetSpec;
import org.l2bench.core.network.ResidualNetSpec.Block;
import org.l2bench.core.network.ResidualNetSpec.Shortcut;
import org.l2bench.core.network.ResidualNetSpec.Stage;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The residual network: basic blocks with activation after the sum, projections with a norm where the shape changes. */
public record NetSettings(
        @Setting("stride of the 3x3 convolution before the blocks") @Range(least = 1, most = 4)
        int stemStride,

        @Setting("channels of each stage; the stem has those of the first, and each later stage halves the image")
        @Range(least = 1, most = 4096)
        List<Integer> widths,

        @Setting("blocks of each stage") @Range(least = 1, most = 1000)
        int blocks) {
    /** With fewer there would not be two projections, and "down" would be a single norm. */
    private static final int FEWEST_STAGES = 3;

    private static final int MOST_STAGES = 8;

    public NetSettings {
        widths = List.copyOf(widths);
        new Problems()
                .require(
                        widths.size() >= FEWEST_STAGES && widths.size() <= MOST_STAGES,
                        "widths must be of %s to %s stages, so that at least two blocks project, was %s",
                        FEWEST_STAGES,
                        MOST_STAGES,
                        widths)
                .throwIfAny();
    }

    /** A block of the network. */
    record Place(String name, boolean projects) {}

    /** The blocks from the first on; those that change the shape project. */
    List<Place> places() {
        var places = new ArrayList<Place>();
        for (int stage = 1; stage <= widths.size(); stage++) {
            for (int block = 1; block <= blocks; block++) {
                places.add(new Place("stage" + stage + ".block" + block, stage > 1 && block == 1));
            }
        }
        return places;
    }

    /** How many gammas the last norms of all branches have. */
    int lastScales() {
        return blocks * widths.stream().mapToInt(Integer::intValue).sum();
    }

    ResidualNetSpec spec(DataSettings data) {
        return new ResidualNetSpec(
                data.channels(),
                data.size(),
                data.classes(),
                Block.BASIC,
                widths.get(0),
                stemStride,
                IntStream.range(0, widths.size())
                        .mapToObj(i -> new Stage(widths.get(i), blocks, i == 0 ? 1 : 2))
                        .toList(),
                Shortcut.PROJECTION,
                0,
                OptionalDouble.empty());
    }
}
