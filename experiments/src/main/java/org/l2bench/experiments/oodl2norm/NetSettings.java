package org.l2bench.experiments.oodl2norm;

import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.network.ResidualNetSpec;
import org.l2bench.core.network.ResidualNetSpec.Block;
import org.l2bench.core.network.ResidualNetSpec.Shortcut;
import org.l2bench.core.network.ResidualNetSpec.Stage;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The network, the same in all arms but for what becomes of its features. */
public record NetSettings(
        @Setting("the residual net; SMALL has blocks of 16, 32 and 64 channels, MIDDLE twice as many")
        Architecture architecture,

        @Setting("bound of every layer's largest singular value") @Range(least = 1e-3, most = 1e6)
        double spectralNorm,

        @Setting("slope of the leaky rectifiers below 0") @Range(least = 0, most = 0.999)
        double leakySlope,

        @Setting("of the side arm with logits = scale W u + b; 0 for no such arm") @Range(least = 0, most = 1e6)
        double scale) {

    /** The residual net. */
    public enum Architecture {
        /** 3x3 stem to 16 channels with stride 2; blocks of 16, 32, 64. */
        SMALL,
        /** The same with twice the widths. */
        MIDDLE,
        RESNET18,
        RESNET50
    }

    ResidualNetSpec spec(InputSettings input, int classes) {
        return switch (architecture) {
            case SMALL -> small(input, classes, 16);
            case MIDDLE -> small(input, classes, 32);
            case RESNET18 ->
                ResidualNetSpec.resNet18(input.channels(), input.imageSize(), classes)
                        .withDetectionOptions(leakySlope, spectralNorm);
            case RESNET50 ->
                ResidualNetSpec.resNet50(input.channels(), input.imageSize(), classes)
                        .withDetectionOptions(leakySlope, spectralNorm);
        };
    }

    private ResidualNetSpec small(InputSettings input, int classes, int width) {
        return new ResidualNetSpec(
                input.channels(),
                input.imageSize(),
                classes,
                Block.BASIC,
                width,
                2,
                List.of(new Stage(width, 1, 1), new Stage(2 * width, 1, 2), new Stage(4 * width, 1, 2)),
                Shortcut.AVERAGE_POOL,
                leakySlope,
                OptionalDouble.of(spectralNorm));
    }
}
