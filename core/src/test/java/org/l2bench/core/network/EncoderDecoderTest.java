package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
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
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.EncoderDecoderSpec.Embeddings;
import org.l2bench.core.network.SeerDecoder.Future;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.testing.TensorScope;
import org.l2bench.core.translation.StyleLanguage;

@ExtendWith(TensorScope.class)
class EncoderDecoderTest {
    private final EncoderDecoder model = new EncoderDecoder(quick(ScalarType.Double), STREAMS);

    private static long numbers(List<Parameter> parameters) {
        return parameters.stream().mapToLong(Parameter::size).sum();
    }

    private Tensor logits(List<StyleLanguage.Pair> pairs) {
        return logits(sources(pairs), targets(pairs));
    }

    private Tensor logits(PaddedTokens sources, PaddedTokens targets) {
        var memory = model.encode(sources, Dropout.none());
        var embedded = model.embedTarget(targets.shifted(StyleLanguage.END), Dropout.none());
        return model.logits(model.decode(embedded, memory, Dropout.none()));
    }

    /** The sheet's numbers. */
    @Test
    void theQuickNetHasTheSheetsParameters() {
        var seer = new SeerDecoder(model.spec(), Future.SEEN, STREAMS);
        var discriminator = new Discriminator("discriminator", 32, STREAMS, ScalarType.Double);
        assertThat(numbers(model.parameters())).isEqualTo(61_568);
        assertThat(numbers(model.parameters()) + numbers(seer.parameters())).isEqualTo(97_632);
        assertThat(numbers(model.parameters()) + numbers(seer.parameters()) + numbers(discriminator.parameters()))
                .isEqualTo(98_721);
        assertThat(model.parameters()).extracting(Parameter::name).doesNotHaveDuplicates();
        assertThat(model.parameters()).containsAll(model.decoderParameters());
        var shared = new EncoderDecoderSpec(50, 50, Embeddings.SHARED, 32, 4, 128, 2, 2, 0.1, 14, ScalarType.Double);
        assertThat(numbers(new EncoderDecoder(shared, STREAMS).parameters())).isEqualTo(61_568 - 18 * 32);
    }

    @Test
    void theSlowTwinSaysTheSame() {
        Translators.stir(model.parameters());
        var pairs = pairs(6);
        var batch = logits(pairs);
        for (int i = 0; i < pairs.size(); i++) {
            var slow = new Translators.Slow(model.parameters(), model.spec()).plain(pairs.get(i));
            assertThatTensor(batch.select(0, i).narrow(0, 0, slow.size(0))).isNear(slow, 1e-10);
        }
    }

    /** Query, key and value each start as a matrix of their own does. */
    @Test
    void layersStartXavierUniformAndEmbeddingsNormal() {
        for (var parameter : model.parameters()) {
            var values = parameter.tensor().detach();
            if (parameter.role() == Role.WEIGHT) {
                long in = values.size(1);
                long out = parameter.name().matches(".*\\.(qkv|kv)\\.weight") ? in : values.size(0);
                double bound = Math.sqrt(6.0 / (in + out));
                assertThat(values.abs().max().item_double())
                        .isLessThanOrEqualTo(bound)
                        .isGreaterThan(0.98 * bound);
            } else if (parameter.role() == Role.BIAS) {
                assertThat(values.abs().max().item_double()).isZero();
            } else if (parameter.role() == Role.EMBEDDING) {
                assertThat(values.std().item_double()).isCloseTo(1 / Math.sqrt(32), within(0.015));
            }
        }
    }

    @Test
    void anUntrainedModelKnowsNothing() {
        var pairs = pairs(64);
        var targets = targets(pairs);
        var said = PaddedTokens.at(targets.places(), logits(pairs));
        var loss = torch.cross_entropy_loss(said, targets.tokens().view(-1).index_select(0, targets.places()));
        assertThat(loss.item_double()).isCloseTo(Math.log(50), within(1.0));
    }

    @Test
    void aSentenceAloneIsAsInAPaddedBatch() {
        var pairs = pairs(8);
        var batch = logits(pairs);
        for (int i = 0; i < pairs.size(); i++) {
            var alone = logits(List.of(pairs.get(i)));
            assertThatTensor(batch.select(0, i).narrow(0, 0, alone.size(1))).isNear(alone.select(0, 0), 1e-10);
        }
    }

    /** Whatever fills the rows, and whatever the other sentences are, the bits are the same. */
    @ParameterizedTest
    @EnumSource(
            value = ScalarType.class,
            names = {"Float", "Double"})
    void paddingAndOtherSentencesAreNotSeen(ScalarType type) {
        var net = new EncoderDecoder(quick(type), STREAMS);
        var seer = new SeerDecoder(net.spec(), Future.SEEN, STREAMS);
        var pairs = pairs(8);
        var before = both(net, seer, sources(pairs), targets(pairs));
        var sources = refilled(sources(pairs), 7);
        var targets = refilled(targets(pairs), 11);
        // The last sentence becomes another one.
        sources.tokens().select(0, 7).narrow(0, 0, 2).fill_(new Scalar(9L));
        targets.tokens().select(0, 7).narrow(0, 0, 2).fill_(new Scalar(9L));
        var after = both(net, seer, sources, targets);
        for (int i = 0; i < 7; i++) {
            long length = pairs.get(i).target().length;
            assertThatTensor(after.select(0, i).narrow(0, 0, length))
                    .hasBitsOf(before.select(0, i).narrow(0, 0, length));
        }
        assertThatTensor(after.select(0, 7)).differsFrom(before.select(0, 7));
    }

    private static Tensor both(EncoderDecoder net, SeerDecoder seer, PaddedTokens sources, PaddedTokens targets) {
        var memory = net.encode(sources, Dropout.none());
        var embedded = net.embedTarget(targets.shifted(StyleLanguage.END), Dropout.none());
        return net.logits(torch.cat(
                        new TensorVector(
                                net.decode(embedded, memory, Dropout.none()),
                                seer.decode(embedded, targets, memory, Dropout.none())),
                        2)
                .view(sources.sentences(), targets.time(), 2, 32));
    }

    private static PaddedTokens refilled(PaddedTokens padded, long filling) {
        return new PaddedTokens(
                torch.where(padded.visible(), padded.tokens(), torch.full_like(padded.tokens(), new Scalar(filling))),
                padded.lengths());
    }

    @Test
    void wordByWordIsAsAllAtOnce() {
        Translators.stir(model.parameters());
        var pairs = pairs(8);
        var sources = sources(pairs);
        var targets = targets(pairs);
        var all = torch.log_softmax(logits(sources, targets), 2);
        var read = targets.shifted(StyleLanguage.END);
        try (var decoding = model.wordByWord(model.encode(sources, Dropout.none()))) {
            // Two hypotheses for each sentence from the second word on, and the first sentence leaves after the third.
            assertThatTensor(decoding.start(read.narrow(1, 0, 1)).select(1, 0)).isNear(all.select(1, 0), 1e-10);
            var sentences = torch.arange(new Scalar(8L));
            var twice = sentences.view(-1, 1).expand(new long[] {8, 2}).reshape(-1);
            check(decoding.next(read.narrow(1, 1, 1).expand(new long[] {8, 2}), twice, sentences), all.select(1, 1));
            var swapped = torch.arange(new Scalar(16L)).view(8, 2).flip(1).reshape(-1);
            check(decoding.next(read.narrow(1, 2, 1).expand(new long[] {8, 2}), swapped, sentences), all.select(1, 2));
            var rest = sentences.narrow(0, 1, 7);
            var later = read.narrow(0, 1, 7).narrow(1, 3, 1).expand(new long[] {7, 2});
            check(
                    decoding.next(later, torch.arange(new Scalar(16L)).narrow(0, 2, 14), rest),
                    all.select(1, 3).narrow(0, 1, 7));
        }
    }

    private static void check(Tensor said, Tensor expected) {
        assertThatTensor(said.select(1, 0)).isNear(expected, 1e-10);
        assertThatTensor(said.select(1, 1)).isNear(expected, 1e-10);
    }

    @Test
    void dropoutIsOnEmbeddingsAndSublayersAlone() {
        var rates = new ArrayList<Double>();
        Dropout counted = (input, rate) -> {
            rates.add(rate);
            return input;
        };
        var pairs = pairs(4);
        var memory = model.encode(sources(pairs), counted);
        assertThat(rates).hasSize(1 + 2 * 2).containsOnly(0.1);
        var embedded = model.embedTarget(targets(pairs).shifted(StyleLanguage.END), counted);
        assertThat(rates).hasSize(1 + 2 * 2 + 1);
        model.decode(embedded, memory, counted);
        assertThat(rates).hasSize(1 + 2 * 2 + 1 + 2 * 3).containsOnly(0.1);
    }

    @Test
    void batchesAreCutToTheirLongestSentence() {
        var all = PaddedTokens.of(List.of(new int[] {5, 6, 7, 1}, new int[] {4, 1}, new int[] {3, 2, 1}), 0);
        assertThatTensor(all.tokens()).hasValuesNear(0, 5, 6, 7, 1, 4, 1, 0, 0, 3, 2, 1, 0);
        var some = all.select(TensorArrays.of(new int[] {2, 1}));
        assertThatTensor(some.tokens()).hasShape(2, 3).hasValuesNear(0, 3, 2, 1, 4, 1, 0);
        assertThatTensor(some.places()).hasValuesNear(0, 0, 1, 2, 3, 4);
        assertThatTensor(some.shifted(9)).hasValuesNear(0, 9, 3, 2, 9, 4, 1);
        assertThatThrownBy(() -> PaddedTokens.of(List.of(new int[] {1}, new int[0]), 0))
                .hasMessage("a sentence must have at least its end, sentence 1 was empty");
    }

    @Test
    void allMistakesAreNamedTogether() {
        assertThatThrownBy(() ->
                        new EncoderDecoderSpec(18, 50, Embeddings.SHARED, 30, 4, 128, 0, 2, 1, 14, ScalarType.Float))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(
                        "sourceWords and targetWords must be equal where embeddings are shared, were 18 and 50")
                .hasMessageContaining("width must be even and a multiple of heads (4), was 30")
                .hasMessageContaining("encoderLayers must be >= 1, was 0")
                .hasMessageContaining("dropout must be >= 0 and < 1, was 1.0");
        var tokens = new PaddedTokens(new RandomStream(1).integers(18, 1, 15), TensorArrays.of(new int[] {15}));
        assertThatThrownBy(() -> model.encode(tokens, Dropout.none()))
                .hasMessage("a sentence must have at most 14 tokens, had 15");
    }
}
