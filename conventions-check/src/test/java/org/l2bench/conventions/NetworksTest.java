package org.l2bench.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;
import org.l2bench.core.regulariser.convention.Meaning;
import org.nd4j.linalg.learning.config.Sgd;

/** Deeplearning4j and DJL step as their rows say. Their natives are large: only with the profile {@code networks} as well. */
class NetworksTest implements StepContract {
    private static final double RATE = 0.1;
    private static final double VALUE = 0.3;

    @Override
    public List<Step> steps() {
        return Stream.of(Dl4jNetworks.all(), DjlNetworks.all())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void aLayersL2ReplacesTheNetworks() {
        assertThat(weightFactor((network, layer) -> {
                    network.l2(3 * VALUE);
                    layer.l2(VALUE);
                }))
                .isEqualTo(1 - 2 * RATE * strength("dl4j.l2"), offset());
    }

    /** Of a layer with a weight decay of its own the network's is not held twice. */
    @Test
    void weightDecayOfALayerAddsToTheNetworks() {
        assertThat(weightFactor((network, layer) -> {
                    network.weightDecay(VALUE, true);
                    layer.weightDecay(VALUE, true);
                }))
                .isEqualTo(1 - 2 * strength("dl4j.layer.weightDecay"), offset());
    }

    @Test
    void aLayersZeroDoesNotTakeItOut() {
        assertThat(weightFactor((network, layer) -> {
                    network.l2(VALUE);
                    layer.l2(0);
                }))
                .isEqualTo(1 - 2 * RATE * strength("dl4j.l2"), offset());
        assertThat(weightFactor((network, layer) -> {
                    network.weightDecay(VALUE, true);
                    layer.weightDecay(0, true);
                }))
                .isEqualTo(1 - strength("dl4j.network.weightDecay"), offset());
    }

    @Test
    void aBiasHasAnL2OfItsOwnOfTheSameMeaning() {
        assertThat(biasFactor((network, layer) -> network.l2Bias(VALUE)))
                .isEqualTo(1 - 2 * RATE * strength("dl4j.l2"), offset());
    }

    @Test
    void weightDecayOfANetworksBiasesIsHeldTwiceToo() {
        assertThat(biasFactor((network, layer) -> network.weightDecayBias(VALUE, true)))
                .isEqualTo(1 - strength("dl4j.network.weightDecay"), offset());
        assertThat(biasFactor((network, layer) -> network.weightDecayBias(VALUE, false)))
                .isEqualTo(1 - strength("dl4j.network.weightDecay.withoutLR"), offset());
        assertThat(biasFactor((network, layer) -> layer.weightDecayBias(VALUE, true)))
                .isEqualTo(1 - strength("dl4j.layer.weightDecay"), offset());
    }

    @Test
    void thisEngineHasNoNagRmspropAdagradAndAdadelta() {
        var rate = Tracker.fixed((float) RATE);
        var nag = Optimizer.nag().setLearningRateTracker(rate).setMomentum(0.9f).build();
        var rmsprop = Optimizer.rmsprop().optLearningRateTracker(rate).build();
        var adagrad = Optimizer.adagrad().optLearningRateTracker(rate).build();
        var adadelta = Optimizer.adadelta().build();
        assertThat(((Meaning.None) FitCheck.TABLE.row("djl.nag").meaning()).why())
                .contains("rmsprop", "adagrad", "adadelta", "exception");
        for (var optimiser : List.of(nag, rmsprop, adagrad, adadelta)) {
            assertThatThrownBy(() -> DjlNetworks.after(optimiser, 2)).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static double weightFactor(Dl4jNetworks.Setting setting) {
        var after = Dl4jNetworks.after(new Sgd(RATE), 1, setting);
        return Math.pow(after[0] / ZeroGradient.WEIGHTS[0], 1.0 / ZeroGradient.STEPS);
    }

    /** The weights stay as they are. */
    private static double biasFactor(Dl4jNetworks.Setting setting) {
        var after = Dl4jNetworks.after(new Sgd(RATE), 1, setting);
        var bias = ZeroGradient.WEIGHTS.length;
        assertThat(Arrays.copyOf(after, bias)).isEqualTo(ZeroGradient.WEIGHTS);
        return Math.pow(after[bias] / ZeroGradient.BIAS, 1.0 / ZeroGradient.STEPS);
    }

    private static double strength(String row) {
        var facts = Facts.NONE.with(Fact.LEARNING_RATE, RATE);
        return new Step(row, VALUE, facts, 0, strength -> new double[0], () -> new double[0]).strength();
    }

    private static Offset<Double> offset() {
        return Offset.offset(1e-12);
    }
}
