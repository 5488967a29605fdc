package org.l2bench.core.network;

import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.ResidualNetSpec.Block;
import org.l2bench.core.network.ResidualNetSpec.Shortcut;
import org.l2bench.core.network.ResidualNetSpec.Stage;

/** Networks that several tests use. */
public final class Nets {
    /** The quick preset's net of ood-l2norm. */
    public static final ResidualNetSpec QUICK = new ResidualNetSpec(
            1,
            32,
            8,
            Block.BASIC,
            16,
            2,
            List.of(new Stage(16, 1, 1), new Stage(32, 1, 2), new Stage(64, 1, 2)),
            Shortcut.AVERAGE_POOL,
            0.01,
            OptionalDouble.of(3));

    /** All kinds of layers, 8x8 images of one channel, 3 classes, a bound that every convolution exceeds. */
    public static final ResidualNetSpec TINY = new ResidualNetSpec(
            1,
            8,
            3,
            Block.BASIC,
            4,
            1,
            List.of(new Stage(4, 1, 1), new Stage(8, 1, 2)),
            Shortcut.PROJECTION,
            0.01,
            OptionalDouble.of(0.1));

    private Nets() {}

    /** Streams that differ from tensor to tensor and from seed to seed. */
    public static InitialStreams streams(int seed) {
        return tensor -> new RandomStream(31L * seed + tensor.hashCode());
    }
}
