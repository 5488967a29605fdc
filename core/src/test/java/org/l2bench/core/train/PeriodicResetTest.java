package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.Autoencoder;
import org.l2bench.core.network.FeedforwardNet;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.testing.TensorScope;

/** Entries that are reset and regrow, or are held; and the checkpoint of the luckiest batch. */
@ExtendWith(TensorScope.class)
class PeriodicResetTest {
    private static final int STEPS = 12;
    private static final PeriodicReset.Selection SMALL =
            (matrix, event, index) -> matrix.abs().lt(new Scalar(0.05));

    private final InitialStreams streams = name -> new RandomStream(name.hashCode());
    private final FeedforwardNet net =
            Autoencoder.of(10, List.of(8, 6), streams).whole();
    private final ParameterBuffer buffer = ParameterBuffer.of(net.parameters(), List.of(), false, Compute.CPU);
    private final FusedAdam adam = new FusedAdam(buffer, 1e-2, Schedule.constant(), List.of());
    private final Tensor input = new RandomStream(1).normal(1, 30, 10);

    private List<Double> train(StepHook... hooks) {
        var losses = new ArrayList<Double>();
        Trainer.of(STEPS, Compute.CPU, buffer, adam)
                .hooked(hooks)
                .run(
                        step -> Autoencoder.squaredError(net.training(input, Optional.empty()), input),
                        (done, loss) -> losses.add(loss.item_double()));
        return losses;
    }

    private PeriodicReset reset(Long... after) {
        return new PeriodicReset(net.matrices(), new TreeSet<>(List.of(after)), SMALL);
    }

    private double zeroShare() {
        return net.matrices().stream()
                        .mapToLong(m -> m.size() - m.tensor().count_nonzero().item_long())
                        .sum()
                / (double) net.matrices().stream().mapToLong(m -> m.size()).sum();
    }

    @Test
    void whatIsResetAtTheEndIsZeroAndWhatIsResetBeforeRegrows() {
        var reset = reset((long) STEPS);
        var biases = net.parameters().get(1).tensor();
        train(reset);
        assertThat(zeroShare()).isPositive();
        assertThat(biases.count_nonzero().item_long()).isEqualTo(biases.numel());
        assertThat(reset.shares()).hasSize(1);
        assertThat(reset.shares().get(0)).hasSize(4);
    }

    @Test
    void momentsPullResetWeightsOn() {
        var reset = reset(4L);
        train(reset);
        assertThat(reset.shares().get(0)).allMatch(share -> share > 0.05);
        assertThat(zeroShare()).as("weights of units that are dead never move").isLessThan(0.05);
    }

    @Test
    void aHeldMaskGrowsAndHolds() {
        var held = new HeldMask(net.matrices());
        var zeros = new ArrayList<Double>();
        var watch = new StepHook() {
            @Override
            public void afterUpdate(long step) {
                zeros.add(zeroShare());
            }

            @Override
            public String describe() {
                return "watch";
            }
        };
        var reset = reset(4L, 8L).holding(held);
        train(held, reset, watch);
        assertThat(zeros).isSorted();
        assertThat(zeros.get(3)).isPositive();
        assertThat(zeros.get(2)).isZero();
        long masked = 0;
        for (int i = 0; i < 4; i++) {
            masked += held.count(i);
        }
        assertThat(masked
                        / (double)
                                net.matrices().stream().mapToLong(m -> m.size()).sum())
                .isEqualTo(zeroShare());
        var copy = held.of(net.matrices());
        net.matrices().forEach(m -> m.tensor().detach().fill_(new Scalar(1.0)));
        copy.afterUpdate(0);
        assertThat(zeroShare()).isEqualTo(zeros.get(zeros.size() - 1));
    }

    @Test
    void aMaskThatIsMadeBeforeParametersMoveIntoABufferHoldsThem() {
        var other = Autoencoder.of(10, List.of(8, 6), name -> new RandomStream(name.hashCode() + 1L))
                .whole();
        var held = new HeldMask(other.matrices());
        held.prune(0, torch.ones_like(other.matrices().get(0).tensor().detach()).gt(new Scalar(0.0)));
        ParameterBuffer.of(other.parameters(), List.of(), false, Compute.CPU);
        other.matrices().get(0).tensor().detach().fill_(new Scalar(1.0));
        held.afterUpdate(0);
        assertThat(other.matrices().get(0).tensor().count_nonzero().item_long()).isZero();
    }

    @Test
    void momentsAreBitwiseTheSameBeforeAndAfterAReset() {
        train();
        var mean = adam.state().get("mean").clone();
        var square = adam.state().get("square").clone();
        reset(1L).afterUpdate(0);
        assertThatTensor(adam.state().get("mean")).hasBitsOf(mean);
        assertThatTensor(adam.state().get("square")).hasBitsOf(square);
        assertThat(zeroShare()).isPositive();
    }

    @Test
    void theLeastLossKeepsTheWeightsAfterItsStep() {
        var lowest = new LowestLoss(buffer);
        var values = new ArrayList<Tensor>();
        var losses = new double[] {3, 1, 2, 1};
        for (int step = 0; step < losses.length; step++) {
            lowest.watched(torch.full(new long[] {1}, new Scalar(losses[step])));
            buffer.values().add_(new Scalar(1.0));
            values.add(buffer.values().clone());
            lowest.afterUpdate(step);
        }
        lowest.restore();
        assertThatTensor(buffer.values()).hasBitsOf(values.get(1));
    }
}
