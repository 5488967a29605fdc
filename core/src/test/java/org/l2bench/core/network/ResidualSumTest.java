package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.metric.BranchShare;
import org.l2bench.core.network.ResidualNetSpec.Block;
import org.l2bench.core.network.ResidualNetSpec.Shortcut;
import org.l2bench.core.network.ResidualNetSpec.Stage;
import org.l2bench.core.testing.TensorScope;

/** Branches, shortcuts, and the pairs of scale and shift that a norm which follows makes scale-invariant; in 64 bit where it counts. */
@ExtendWith(TensorScope.class)
class ResidualSumTest {
    /** The library refuses 0 in training. */
    private static final double NO_EPSILON = 1e-30;

    private static final ResidualNetSpec SPEC = new ResidualNetSpec(
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

    private final Tensor images = new RandomStream(3).normal(1, 16, 1, 14, 14).to(ScalarType.Double);
    private final Tensor labels = new RandomStream(4).integers(10, 16);

    @Test
    void sumsAreWhatTheNetComputes() {
        var net = new ResidualNet(SPEC, Nets.streams(1));
        var input = images.to(ScalarType.Float);
        net.features(input, Mode.TRAINING); // moves the running statistics
        try (var guard = new NoGradGuard()) {
            var sums = net.sums(input);
            assertThat(sums)
                    .extracting(ResidualSum::block)
                    .containsExactly(
                            "stage1.block1",
                            "stage1.block2",
                            "stage2.block1",
                            "stage2.block2",
                            "stage3.block1",
                            "stage3.block2");
            assertThat(sums).extracting(ResidualSum::projects).containsExactly(false, false, true, false, true, false);
            var last = sums.get(5);
            var features = torch.relu(last.branch().add(last.shortcut())).mean(2, 3);
            assertThatTensor(features).isNear(net.features(input, Mode.EVALUATION), 1e-5);
            assertThatTensor(features).isNear(net.evaluation().apply(input), 1e-4);
        }
    }

    @Test
    void lookingAtSumsChangesNothing() {
        var net = new ResidualNet(SPEC, Nets.streams(1));
        var before = WeightDigest.of(net.parameters());
        var statistics =
                net.buffers().get("stage1.block1.norm1.running_variance").clone();
        net.sums(images.to(ScalarType.Float));
        assertThat(WeightDigest.of(net.parameters())).isEqualTo(before);
        assertThatTensor(net.buffers().get("stage1.block1.norm1.running_variance"))
                .hasBitsOf(statistics);
    }

    /** Scale and shift of the last norm at 0: an identity block passes its input on, but for the rectifier. */
    @Test
    void aSilentBranchLeavesTheIdentity() {
        var net = new ResidualNet(SPEC, Nets.streams(1));
        try (var guard = new NoGradGuard()) {
            ScaleAndShift.at(NormPlace.BRANCH_LAST, net.parameters())
                    .forEach(pair -> pair.scale().tensor().zero_());
            var sums = net.sums(images.to(ScalarType.Float));
            for (var sum : sums) {
                assertThat(BranchShare.of(sum.branch(), sum.shortcut()))
                        .as(sum.block())
                        .isZero();
            }
            assertThatTensor(sums.get(1).shortcut())
                    .hasBitsOf(torch.relu(sums.get(0).shortcut()));
        }
    }

    /** The net in float64, without epsilon, scales and shifts moved off 1 and 0 at random. */
    private static ResidualNet exact() {
        var net = new ResidualNet(SPEC.withNormEpsilon(NO_EPSILON), Nets.streams(2));
        try (var guard = new NoGradGuard()) {
            for (var parameter : net.parameters()) {
                var values = parameter.tensor().detach().to(ScalarType.Double);
                if (parameter.place().isPresent()) {
                    values.add_(Nets.streams(5)
                            .of(parameter.name())
                            .normal(0.3, parameter.size())
                            .to(ScalarType.Double));
                }
                parameter.tensor().set_data(values);
            }
            net.buffers().values().forEach(b -> b.set_data(b.to(ScalarType.Double)));
        }
        return net;
    }

    private Tensor loss(ResidualNet net) {
        var features = net.features(images, Mode.TRAINING);
        return torch.cross_entropy_loss(net.head().forward(features, Mode.TRAINING), labels);
    }

    private static List<Parameter> both(ScaleAndShift pair) {
        return List.of(pair.scale(), pair.shift());
    }

    @Test
    void thePairOfAnInnerNormIsScaleInvariantAndThatOfALastOneIsNot() {
        var net = exact();
        double before = loss(net).item_double();
        for (var factor : new double[] {0.5, 3}) {
            for (var pair : ScaleAndShift.at(NormPlace.BRANCH_INNER, net.parameters())) {
                scale(pair, factor);
                assertThat(loss(net).item_double()).as(pair.norm()).isCloseTo(before, within(1e-10 * before));
                scale(pair, 1 / factor);
            }
            for (var pair : ScaleAndShift.at(NormPlace.BRANCH_LAST, net.parameters())) {
                scale(pair, factor);
                assertThat(Math.abs(loss(net).item_double() - before))
                        .as(pair.norm())
                        .isGreaterThan(1e-4);
                scale(pair, 1 / factor);
            }
        }
    }

    private static void scale(ScaleAndShift pair, double factor) {
        try (var guard = new NoGradGuard()) {
            both(pair).forEach(p -> p.tensor().mul_(new Scalar(factor)));
        }
    }

    /** The cosine of the angle between parameters and their gradient. */
    private static double cosine(List<Parameter> parameters) {
        double product = 0;
        double values = 0;
        double gradients = 0;
        for (var parameter : parameters) {
            double[] w = TensorArrays.doubles(parameter.tensor());
            double[] g = TensorArrays.doubles(Handles.gradient(parameter.tensor()));
            for (int i = 0; i < w.length; i++) {
                product += w[i] * g[i];
                values += w[i] * w[i];
                gradients += g[i] * g[i];
            }
        }
        return product / Math.sqrt(values * gradients);
    }

    @Test
    void theGradientOfAnInvariantPairIsOrthogonalToIt() {
        var net = exact();
        loss(net).backward();
        for (var pair : ScaleAndShift.at(NormPlace.BRANCH_INNER, net.parameters())) {
            assertThat(cosine(both(pair))).as(pair.norm()).isCloseTo(0, within(1e-9));
            assertThat(Math.abs(cosine(List.of(pair.scale()))))
                    .as("gamma of %s", pair.norm())
                    .isGreaterThan(1e-3);
        }
    }

    @Test
    void theScaleAloneIsInvariantWhereTheShiftIsZero() {
        var net = exact();
        try (var guard = new NoGradGuard()) {
            ScaleAndShift.at(NormPlace.BRANCH_INNER, net.parameters())
                    .forEach(pair -> pair.shift().tensor().zero_());
        }
        loss(net).backward();
        for (var pair : ScaleAndShift.at(NormPlace.BRANCH_INNER, net.parameters())) {
            assertThat(cosine(List.of(pair.scale()))).as(pair.norm()).isCloseTo(0, within(1e-9));
        }
    }

    /** Pythagoras: a plain step can only lengthen the pair, by eta^2 |g|^2. */
    @Test
    void aPlainStepLengthensAnInvariantPair() {
        double eta = 0.1;
        var net = exact();
        loss(net).backward();
        for (var pair : ScaleAndShift.at(NormPlace.BRANCH_INNER, net.parameters())) {
            double before = pair.squarePerChannel() * pair.scale().size();
            double gradients = both(pair).stream()
                    .flatMap(p -> Stream.of(Handles.gradient(p.tensor())))
                    .mapToDouble(g -> g.square().sum().item_double())
                    .sum();
            try (var guard = new NoGradGuard()) {
                both(pair).forEach(p -> p.tensor()
                        .sub_(Handles.gradient(p.tensor()).mul(new Scalar(eta))));
            }
            double after = pair.squarePerChannel() * pair.scale().size();
            assertThat(after - before).as(pair.norm()).isCloseTo(eta * eta * gradients, within(1e-12));
        }
    }

    @Test
    void kernelsStartWithTheVarianceOfTheirFanOut() {
        var net = new ResidualNet(ResidualNetSpec.resNet18(3, 8, 10), Nets.streams(1));
        var head = net.head().weight().clone();
        HeNormal.fanOut(net.parameters(), Nets.streams(7));
        for (var parameter : net.parameters()) {
            if (parameter.tensor().dim() == 4 && parameter.size() > 100_000) {
                var shape = parameter.tensor().shape();
                double expected = 2.0 / (shape[0] * shape[2] * shape[3]);
                assertThat(parameter.tensor().square().mean().item_double())
                        .as(parameter.name())
                        .isCloseTo(expected, within(0.03 * expected));
            }
        }
        assertThatTensor(net.head().weight()).hasBitsOf(head);
    }
}
