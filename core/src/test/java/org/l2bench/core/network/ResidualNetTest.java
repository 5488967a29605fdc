package org.l2bench.core.network;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.ResidualNetSpec.Block;
import org.l2bench.core.network.ResidualNetSpec.Shortcut;
import org.l2bench.core.network.ResidualNetSpec.Stage;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class ResidualNetTest {
    /** The published count of ResNet-18 with the CIFAR stem and 10 classes. */
    @Test
    void resNet18HasTheKnownNumberOfParameters() {
        assertThat(size(new ResidualNet(ResidualNetSpec.resNet18(3, 32, 10), Nets.streams(1))))
                .isEqualTo(11_173_962);
    }

    /** The published count of ResNet-50 with the CIFAR stem and 10 classes. */
    @Test
    void resNet50HasTheKnownNumberOfParameters() {
        assertThat(size(new ResidualNet(ResidualNetSpec.resNet50(3, 32, 10), Nets.streams(1))))
                .isEqualTo(23_520_842);
    }

    @Test
    void quickNetHasTheParametersCountedByHand() {
        int stem = 9 * 16 + 2 * 16;
        int block1 = 2 * 9 * 16 * 16 + 2 * 2 * 16;
        int block2 = 9 * 16 * 32 + 9 * 32 * 32 + 2 * 2 * 32;
        int block3 = 9 * 32 * 64 + 9 * 64 * 64 + 2 * 2 * 64;
        int head = 64 * 8 + 8;
        assertThat(stem + block1 + block2 + block3 + head).isEqualTo(74_872);
        assertThat(size(new ResidualNet(Nets.QUICK, Nets.streams(1)))).isEqualTo(74_872);
    }

    @Test
    void featuresAndLogitsHaveTheAnnouncedShapes() {
        for (var spec : List.of(
                Nets.QUICK,
                Nets.TINY,
                ResidualNetSpec.resNet18(3, 8, 10),
                ResidualNetSpec.resNet18(3, 8, 10).withDetectionOptions(0.01, 3))) {
            var net = new ResidualNet(spec, Nets.streams(1));
            var features = net.features(images(2, spec), Mode.TRAINING);
            assertThatTensor(features).hasShape(2, spec.features()).isFinite();
            assertThatTensor(net.head().forward(features, Mode.TRAINING)).hasShape(2, spec.classes());
        }
    }

    @Test
    void bottleneckFeaturesAreFourTimesTheLastWidth() {
        var spec = new ResidualNetSpec(
                1,
                8,
                2,
                Block.BOTTLENECK,
                4,
                1,
                List.of(new Stage(4, 2, 1), new Stage(8, 1, 2)),
                Shortcut.PROJECTION,
                0,
                OptionalDouble.empty());
        var net = new ResidualNet(spec, Nets.streams(1));
        assertThat(spec.features()).isEqualTo(32);
        assertThatTensor(net.features(images(2, spec), Mode.TRAINING)).hasShape(2, 32);
    }

    @Test
    void averagePoolShortcutPutsItsZerosIntoTheLastChannels() {
        var spec = new ResidualNetSpec(
                2,
                4,
                2,
                Block.BASIC,
                2,
                1,
                List.of(new Stage(4, 1, 2)),
                Shortcut.AVERAGE_POOL,
                0.01,
                OptionalDouble.empty());
        var block = new ResidualBlock("block", spec, 2, 4, 2, 4, Nets.streams(1));
        silenceBranch(block);
        var input = torch.arange(new Scalar(32)).reshape(1, 2, 4, 4);
        // 2x2 averages of 0 .. 15 row by row: 2.5 = (0 + 1 + 4 + 5) / 4, and so on; the second channel is 16 higher.
        assertThatTensor(block.forward(input.to(torch.ScalarType.Float), Mode.EVALUATION))
                .hasShape(1, 4, 2, 2)
                .hasValuesNear(0, 2.5, 4.5, 10.5, 12.5, 18.5, 20.5, 26.5, 28.5, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void identityShortcutPassesTheInputToTheActivation() {
        var spec = Nets.QUICK;
        var block = new ResidualBlock("block", spec, 2, 2, 1, 2, Nets.streams(1));
        silenceBranch(block);
        var input = TensorArrays.of(new float[] {1, -1, 2, -2, 3, -3, 4, -4}, 1, 2, 2, 2);
        assertThatTensor(block.forward(input, Mode.EVALUATION))
                .hasValuesNear(1e-9, 1, -0.01, 2, -0.02, 3, -0.03, 4, -0.04);
    }

    /** A branch whose last norm has scale 0 adds nothing. */
    private static void silenceBranch(ResidualBlock block) {
        try (var guard = new NoGradGuard()) {
            block.parameters().stream()
                    .filter(p -> p.role() == Role.NORM_SCALE && p.place().equals(Optional.of(NormPlace.BRANCH_LAST)))
                    .forEach(p -> p.tensor().zero_());
        }
    }

    @Test
    void normsKnowTheirPlace() {
        var net = new ResidualNet(ResidualNetSpec.resNet50(3, 8, 10), Nets.streams(1));
        var scales = net.parameters().stream()
                .filter(p -> p.role() == Role.NORM_SCALE)
                .collect(groupingBy(p -> p.place().orElseThrow(), counting()));
        // 16 blocks with two inner norms and a last one each; the first block of each stage projects.
        assertThat(scales)
                .isEqualTo(Map.of(
                        NormPlace.STEM, 1L,
                        NormPlace.BRANCH_INNER, 32L,
                        NormPlace.BRANCH_LAST, 16L,
                        NormPlace.SHORTCUT, 4L));
        assertThat(place(net, "stage1.block1.norm2.scale")).contains(NormPlace.BRANCH_INNER);
        assertThat(place(net, "stage1.block1.norm3.shift")).contains(NormPlace.BRANCH_LAST);
        assertThat(place(net, "stage4.block1.shortcut.norm.scale")).contains(NormPlace.SHORTCUT);
        assertThat(place(net, "stage4.block1.conv2.weight")).isEmpty();
    }

    private static Optional<NormPlace> place(ResidualNet net, String name) {
        return net.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow()
                .place();
    }

    @Test
    void namesAreUnique() {
        var net = new ResidualNet(ResidualNetSpec.resNet50(3, 8, 10), Nets.streams(1));
        assertThat(net.parameters()).extracting(Parameter::name).doesNotHaveDuplicates();
        // Two running statistics for each of the 53 norms: had two a name in common, one would be missing.
        assertThat(net.buffers()).hasSize(106);
    }

    @Test
    void evaluationChangesNoBuffer() {
        var net = new ResidualNet(Nets.TINY, Nets.streams(1));
        net.features(images(4, Nets.TINY), Mode.TRAINING);
        var before = copy(net.buffers());
        net.features(images(4, Nets.TINY).add(new Scalar(1)), Mode.EVALUATION);
        net.buffers()
                .forEach((name, buffer) -> assertThatTensor(buffer).as(name).hasBitsOf(before.get(name)));
    }

    @Test
    void trainingChangesEveryRunningStatisticAndEverySingularVector() {
        var net = new ResidualNet(Nets.TINY, Nets.streams(1));
        var before = copy(net.buffers());
        net.features(images(4, Nets.TINY), Mode.TRAINING);
        // 6 convolutions with two singular vectors and 6 norms with two statistics.
        assertThat(net.buffers()).hasSize(24);
        net.buffers()
                .forEach((name, buffer) -> assertThatTensor(buffer).as(name).differsFrom(before.get(name)));
    }

    /** The slow twin keeps convolution and norm apart. */
    @Test
    void evaluationWithNormsFoldedIntoConvolutionsHasTheSameFeatures() {
        var bottleneck = new ResidualNetSpec(
                3,
                8,
                2,
                Block.BOTTLENECK,
                4,
                1,
                List.of(new Stage(4, 2, 1), new Stage(8, 1, 2)),
                Shortcut.PROJECTION,
                0,
                OptionalDouble.empty());
        for (var spec : List.of(Nets.QUICK, Nets.TINY, bottleneck, ResidualNetSpec.resNet18LargeStem(3, 32, 10))) {
            var net = new ResidualNet(spec, Nets.streams(1));
            for (int i = 0; i < 3; i++) {
                net.features(images(4, spec).add(new Scalar(i)), Mode.TRAINING);
            }
            try (var guard = new NoGradGuard()) {
                var images = images(5, spec);
                var kept = images.clone();
                var expected = net.features(images, Mode.EVALUATION);
                double size = expected.abs().max().item_double();
                assertThatTensor(net.evaluation().apply(images)).isNear(expected, 1e-5 * size);
                assertThatTensor(images).hasBitsOf(kept);
            }
        }
    }

    @Test
    void evaluationDoesNotDependOnTheRestOfTheBatch() {
        var net = new ResidualNet(Nets.TINY, Nets.streams(1));
        var images = images(4, Nets.TINY);
        net.features(images, Mode.TRAINING);
        var alone = net.features(images.narrow(0, 1, 1), Mode.EVALUATION);
        var together = net.features(images, Mode.EVALUATION).narrow(0, 1, 1);
        assertThatTensor(alone).isNear(together, 1e-6);
    }

    @Test
    void countsTheConvolutionsBeyondTheirBound() {
        var net = new ResidualNet(Nets.TINY, Nets.streams(1));
        assertThat(net.shareBeyondSpectralBound()).isZero();
        net.features(images(4, Nets.TINY), Mode.TRAINING);
        assertThat(net.shareBeyondSpectralBound()).isEqualTo(1);
        assertThat(new ResidualNet(ResidualNetSpec.resNet18(1, 8, 2), Nets.streams(1)).shareBeyondSpectralBound())
                .isZero();
    }

    @Test
    void initialValuesOfALayerDoNotDependOnTheOthers() {
        var small = new ResidualNet(Nets.TINY, Nets.streams(3));
        var spec = new ResidualNetSpec(
                1,
                8,
                3,
                Block.BASIC,
                4,
                1,
                List.of(new Stage(4, 2, 1), new Stage(8, 1, 2)),
                Shortcut.AVERAGE_POOL,
                0,
                OptionalDouble.empty());
        var other = new ResidualNet(spec, Nets.streams(3));
        for (var name : List.of("stem.conv.weight", "stage2.block1.conv2.weight", "head.bias")) {
            assertThatTensor(tensor(small, name)).hasBitsOf(tensor(other, name));
        }
    }

    private static Tensor tensor(ResidualNet net, String name) {
        return net.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow()
                .tensor();
    }

    @Test
    void refusesAnImageSizeThatTheStridesDoNotDivideWherePoolsAndBoundsNeedIt() {
        var plain = ResidualNetSpec.resNet18(3, 28, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.withDetectionOptions(0.01, 3))
                .withMessage("image size must be divisible by the product of the strides, 8, was 28");
    }

    @Test
    void elsewhereAStrideRoundsUp() {
        var spec = new ResidualNetSpec(
                1,
                14,
                10,
                Block.BASIC,
                8,
                2,
                List.of(new Stage(8, 2, 1), new Stage(16, 2, 2), new Stage(32, 2, 2)),
                Shortcut.PROJECTION,
                0,
                OptionalDouble.empty());
        var net = new ResidualNet(spec, Nets.streams(1));
        var sums = net.sums(images(2, spec));
        assertThatTensor(sums.get(0).branch()).hasShape(2, 8, 7, 7);
        assertThatTensor(sums.get(2).shortcut()).hasShape(2, 16, 4, 4);
        assertThatTensor(sums.get(5).branch()).hasShape(2, 32, 2, 2);
        assertThat(spec.activations()).isEqualTo(5 * 8 * 49 + 4 * 16 * 16 + 4 * 32 * 4);
    }

    private static long size(ResidualNet net) {
        return net.parameters().stream().mapToLong(Parameter::size).sum();
    }

    private static Tensor images(int count, ResidualNetSpec spec) {
        return new RandomStream(5).normal(1, count, spec.inputChannels(), spec.imageSize(), spec.imageSize());
    }

    private static Map<String, Tensor> copy(Map<String, Tensor> buffers) {
        var copy = new LinkedHashMap<String, Tensor>();
        buffers.forEach((name, buffer) -> copy.put(name, buffer.clone()));
        return copy;
    }
}
