package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.l2bench.core.network.Translators.STREAMS;
import static org.l2bench.core.network.Translators.pairs;
import static org.l2bench.core.network.Translators.quick;
import static org.l2bench.core.network.Translators.sources;
import static org.l2bench.core.network.Translators.targets;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.network.SeerDecoder.Future;
import org.l2bench.core.testing.TensorScope;
import org.l2bench.core.translation.StyleLanguage;

@ExtendWith(TensorScope.class)
class SeerDecoderTest {
    private final EncoderDecoder model = new EncoderDecoder(quick(ScalarType.Double), STREAMS);
    private final SeerDecoder seer = new SeerDecoder(model.spec(), Future.SEEN, STREAMS);
    private final List<StyleLanguage.Pair> pairs = pairs(8);

    @BeforeEach
    void stir() {
        Translators.stir(model.parameters());
        Translators.stir(seer.parameters());
    }

    private Tensor logits(SeerDecoder decoder, PaddedTokens targets) {
        return model.logits(decoder.decode(embedded(targets), targets, memory(), Dropout.none()));
    }

    private Tensor embedded(PaddedTokens targets) {
        return model.embedTarget(targets.shifted(StyleLanguage.END), Dropout.none());
    }

    private Memory memory() {
        return model.encode(sources(pairs), Dropout.none());
    }

    @Test
    void theSlowTwinSaysTheSameInTheSheetsIndices() {
        var batch = logits(seer, targets(pairs));
        var all = new ArrayList<>(model.parameters());
        all.addAll(seer.parameters());
        for (int i = 0; i < pairs.size(); i++) {
            var slow = new Translators.Slow(all, model.spec()).seer(pairs.get(i));
            assertThatTensor(batch.select(0, i).narrow(0, 0, slow.size(0))).isNear(slow, 1e-10);
        }
    }

    /** For every word of every sentence: another y_(t+1) changes nothing at target t; another y_t or y_(t+2) does. */
    @Test
    void theWordThatIsAskedForIsNotSeen() {
        var before = logits(seer, targets(pairs)).detach();
        for (int word = 1; word <= 7; word++) { // y_word is target word - 1
            var changed = targets(pairs);
            var column = changed.tokens().narrow(1, word - 1L, 1);
            column.copy_(column.sub(new Scalar(2L))
                    .add(new Scalar(7L))
                    .fmod(new Scalar(48L))
                    .add(new Scalar(2L)));
            var after = logits(seer, changed);
            for (int i = 0; i < pairs.size(); i++) {
                int n = pairs.get(i).target().length - 1;
                if (word > n) {
                    continue;
                }
                for (int t = 0; t <= n; t++) {
                    var was = before.select(0, i).select(0, t);
                    var is = after.select(0, i).select(0, t);
                    if (t == word - 1) {
                        assertThatTensor(is).hasBitsOf(was);
                    } else {
                        assertThat(is.sub(was).abs().max().item_double())
                                .as("sentence %d of %d words, target %d, word %d", i, n, t, word)
                                .isGreaterThan(1e-6);
                    }
                }
            }
        }
    }

    @Test
    void theLastWordAndTheEndHaveNoFuture() {
        var before = logits(seer, targets(pairs)).detach().clone();
        seer.fusionWeight().detach().narrow(1, 32, 32).zero_();
        var after = logits(seer, targets(pairs));
        for (int i = 0; i < pairs.size(); i++) {
            int n = pairs.get(i).target().length - 1;
            assertThatTensor(after.select(0, i).narrow(0, n - 1L, 2))
                    .hasBitsOf(before.select(0, i).narrow(0, n - 1L, 2));
            if (n > 1) {
                assertThatTensor(after.select(0, i).select(0, n - 2L))
                        .differsFrom(before.select(0, i).select(0, n - 2L));
            }
        }
    }

    @Test
    void aSentenceAloneIsAsInAPaddedBatch() {
        var batch = logits(seer, targets(pairs));
        for (int i = 0; i < pairs.size(); i++) {
            var alone = List.of(pairs.get(i));
            var memory = model.encode(sources(alone), Dropout.none());
            var said = model.logits(seer.decode(embedded(targets(alone)), targets(alone), memory, Dropout.none()));
            assertThatTensor(batch.select(0, i).narrow(0, 0, said.size(1))).isNear(said.select(0, 0), 1e-10);
        }
    }

    @Test
    void withItsFutureHiddenItIsADecoderWithAPastAlone() {
        var hidden = new SeerDecoder(model.spec(), Future.HIDDEN, STREAMS);
        for (int i = 0; i < hidden.parameters().size(); i++) {
            hidden.parameters()
                    .get(i)
                    .tensor()
                    .detach()
                    .copy_(seer.parameters().get(i).tensor());
        }
        var said = logits(hidden, targets(pairs));
        seer.fusionWeight().detach().narrow(1, 32, 32).zero_();
        assertThatTensor(said).isNear(logits(seer, targets(pairs)), 1e-10);
    }

    /** Alpha 0 and no cross-entropy of the seer: the transfer alone, whose teacher is detached. */
    @Test
    void noTransferReachesTheSeer() {
        var targets = targets(pairs);
        var embedded = embedded(targets);
        var memory = memory();
        var student = model.logits(model.decode(embedded, memory, Dropout.none()));
        var teacher = model.logits(seer.decode(embedded, targets, memory, Dropout.none()));
        torch.mse_loss(student, teacher.detach()).backward();
        assertThat(seer.parameters())
                .allSatisfy(
                        p -> assertThat(Handles.gradient(p.tensor()).defined()).isFalse());
        assertThat(model.parameters())
                .allSatisfy(
                        p -> assertThat(Handles.gradient(p.tensor()).defined()).isTrue());
    }

    /** Its cross-entropy trains all of it, and encoder and embeddings, but nothing of the other decoder. */
    @Test
    void itsLossReachesTheSharedPartsAndNotTheOtherDecoder() {
        var targets = targets(pairs);
        logits(seer, targets).square().mean().backward();
        assertThat(seer.parameters()).allSatisfy(p -> assertThat(
                        Handles.gradient(p.tensor()).abs().sum().item_double())
                .isPositive());
        assertThat(model.parameters()).allSatisfy(p -> {
            boolean ofDecoder = model.decoderParameters().contains(p);
            assertThat(Handles.gradient(p.tensor()).defined()).isEqualTo(!ofDecoder);
        });
    }

    @Test
    void dropoutOfBothStreamsIsDrawnTogether() {
        var rates = new ArrayList<Double>();
        Dropout counted = (input, rate) -> {
            rates.add(rate);
            return input;
        };
        var targets = targets(pairs);
        seer.decode(embedded(targets), targets, memory(), counted);
        assertThat(rates).hasSize(2 * 3).containsOnly(0.1);
    }
}
