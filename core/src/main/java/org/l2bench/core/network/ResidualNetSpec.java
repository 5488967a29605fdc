package org.l2bench.core.network;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The shape of a residual network (He et al. 2016): stem, for small images a 3x3 convolution, batch norm, activation; stages of
 * residual blocks; global average pool; linear classifier.
 *
 * @param imageSize height and width in pixels; divisible by the product of all strides where shortcuts are pools or singular values are
 *     bounded, else a stride rounds up
 * @param slope of the leaky rectifier for negative inputs; 0 for the plain rectifier
 * @param spectralNorm bound of the largest singular value of every convolution, or empty
 * @param stemKernel size of the stem's kernel
 * @param stemPool whether a 3x3 max-pool with stride 2 follows the stem
 * @param normEpsilon what the norms add to a variance before its root
 */
public record ResidualNetSpec(
        int inputChannels,
        int imageSize,
        int classes,
        Block block,
        int stemChannels,
        int stemStride,
        List<Stage> stages,
        Shortcut shortcut,
        double slope,
        OptionalDouble spectralNorm,
        int stemKernel,
        boolean stemPool,
        double normEpsilon) {

    /** With the usual epsilon. */
    public ResidualNetSpec(
            int inputChannels,
            int imageSize,
            int classes,
            Block block,
            int stemChannels,
            int stemStride,
            List<Stage> stages,
            Shortcut shortcut,
            double slope,
            OptionalDouble spectralNorm,
            int stemKernel,
            boolean stemPool) {
        this(
                inputChannels,
                imageSize,
                classes,
                block,
                stemChannels,
                stemStride,
                stages,
                shortcut,
                slope,
                spectralNorm,
                stemKernel,
                stemPool,
                BatchNorm.EPSILON);
    }

    /** With a 3x3 stem and no pool after it. */
    public ResidualNetSpec(
            int inputChannels,
            int imageSize,
            int classes,
            Block block,
            int stemChannels,
            int stemStride,
            List<Stage> stages,
            Shortcut shortcut,
            double slope,
            OptionalDouble spectralNorm) {
        this(
                inputChannels,
                imageSize,
                classes,
                block,
                stemChannels,
                stemStride,
                stages,
                shortcut,
                slope,
                spectralNorm,
                3,
                false);
    }

    /** The layers of a residual branch. */
    public enum Block {
        /** Two 3x3 convolutions; the first has the stride. */
        BASIC(1, 0, List.of(3, 3)),
        /** 1x1, 3x3, 1x1 with four times the channels; the 3x3 has the stride. */
        BOTTLENECK(4, 1, List.of(1, 3, 1));

        private final int expansion;
        private final int stridedLayer;
        private final List<Integer> kernels;

        Block(int expansion, int stridedLayer, List<Integer> kernels) {
            this.expansion = expansion;
            this.stridedLayer = stridedLayer;
            this.kernels = kernels;
        }

        int expansion() {
            return expansion;
        }

        int stridedLayer() {
            return stridedLayer;
        }

        List<Integer> kernels() {
            return kernels;
        }
    }

    /** How the input of a block is brought to the shape of its output. */
    public enum Shortcut {
        /** 1x1 convolution and batch norm. */
        PROJECTION,
        /** Average pool with kernel and stride of the block, then channels of zeros: no parameters, never expands. */
        AVERAGE_POOL
    }

    /** Blocks of one width; the first has the stride, the others stride 1. */
    public record Stage(int width, int blocks, int stride) {}

    public ResidualNetSpec {
        stages = List.copyOf(stages);
        int reduction =
                stages.stream().mapToInt(Stage::stride).reduce(stemPool ? 2 * stemStride : stemStride, (a, b) -> a * b);
        boolean needsWhole = shortcut == Shortcut.AVERAGE_POOL || spectralNorm.isPresent();
        if (needsWhole && imageSize % reduction != 0) {
            throw new IllegalArgumentException(
                    "image size must be divisible by the product of the strides, " + reduction + ", was " + imageSize);
        }
    }

    /** ResNet-18 with the CIFAR stem: 2 basic blocks a stage, widths 64 to 512. */
    public static ResidualNetSpec resNet18(int inputChannels, int imageSize, int classes) {
        return resNet(inputChannels, imageSize, classes, Block.BASIC, List.of(2, 2, 2, 2));
    }

    /** ResNet-50 with the CIFAR stem: 3, 4, 6, 3 bottleneck blocks, widths 64 to 512. */
    public static ResidualNetSpec resNet50(int inputChannels, int imageSize, int classes) {
        return resNet(inputChannels, imageSize, classes, Block.BOTTLENECK, List.of(3, 4, 6, 3));
    }

    /** ResNet-18 with the stem for large images: 7x7 convolution with stride 2, max-pool. Torchvision's {@code resnet18}. */
    public static ResidualNetSpec resNet18LargeStem(int inputChannels, int imageSize, int classes) {
        var small = resNet18(inputChannels, imageSize, classes);
        return new ResidualNetSpec(
                inputChannels,
                imageSize,
                classes,
                small.block(),
                small.stemChannels(),
                2,
                small.stages(),
                small.shortcut(),
                0,
                OptionalDouble.empty(),
                7,
                true);
    }

    private static ResidualNetSpec resNet(
            int inputChannels, int imageSize, int classes, Block block, List<Integer> blocks) {
        var stages = IntStream.range(0, blocks.size())
                .mapToObj(i -> new Stage(64 << i, blocks.get(i), i == 0 ? 1 : 2))
                .toList();
        return new ResidualNetSpec(
                inputChannels,
                imageSize,
                classes,
                block,
                64,
                1,
                stages,
                Shortcut.PROJECTION,
                0,
                OptionalDouble.empty());
    }

    /** The same net with DDU's options for detection: average-pool shortcut, leaky rectifier, spectral normalisation. */
    public ResidualNetSpec withDetectionOptions(double leakySlope, double coefficient) {
        return new ResidualNetSpec(
                inputChannels,
                imageSize,
                classes,
                block,
                stemChannels,
                stemStride,
                stages,
                Shortcut.AVERAGE_POOL,
                leakySlope,
                OptionalDouble.of(coefficient),
                stemKernel,
                stemPool,
                normEpsilon);
    }

    /** The same net whose norms add another number to a variance before its root. */
    public ResidualNetSpec withNormEpsilon(double epsilon) {
        return new ResidualNetSpec(
                inputChannels,
                imageSize,
                classes,
                block,
                stemChannels,
                stemStride,
                stages,
                shortcut,
                slope,
                spectralNorm,
                stemKernel,
                stemPool,
                epsilon);
    }

    /** Length of the feature vector. */
    public int features() {
        return stages.get(stages.size() - 1).width() * block.expansion();
    }

    /** Numbers that the outputs of all convolutions have, for one image. */
    public double activations() {
        double size = Math.ceil((double) imageSize / stemStride);
        double numbers = stemChannels * size * size;
        size = stemPool ? Math.ceil(size / 2) : size;
        for (var stage : stages) {
            for (int i = 0; i < stage.blocks(); i++) {
                for (int layer = 0; layer < block.kernels().size(); layer++) {
                    size = i == 0 && layer == block.stridedLayer() ? Math.ceil(size / stage.stride()) : size;
                    boolean last = layer == block.kernels().size() - 1;
                    numbers += (double) stage.width() * (last ? block.expansion() : 1) * size * size;
                }
            }
        }
        return numbers;
    }

    Tensor activate(Tensor input) {
        return slope == 0 ? torch.relu(input) : torch.leaky_relu(input, new Scalar(slope));
    }

    /** The activation in place, and its gradient in place too: the sign of the result is that of the argument. */
    Pass activation(Tensor maps) {
        var slopeArgument = new Scalar(slope);
        torch.leaky_relu_(maps, slopeArgument);
        return new Pass(maps, gradient -> {
            torch.leaky_relu_backward_out(gradient, gradient, maps, slopeArgument, true);
            return gradient;
        });
    }
}
