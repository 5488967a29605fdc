package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.TransformerSpec.Positions;
import org.l2bench.core.regulariser.L2ActivationPenalty;
import org.l2bench.core.testing.TensorScope;
import org.l2bench.core.train.ParameterBuffer;

@ExtendWith(TensorScope.class)
class TransformerLmTest {
    private static final InitialStreams STREAMS = name -> new RandomStream(name.hashCode());

    private static TransformerSpec spec(int width, List<Integer> cutoffs, Positions positions) {
        return new TransformerSpec(
                50, 12, 2, width, 4, 2 * width, 0.1, 0.1, 0.1, positions, cutoffs, 0.2, ScalarType.Double);
    }

    private static TransformerLm model() {
        return new TransformerLm(spec(16, List.of(), Positions.LEARNED), STREAMS);
    }

    private static Tensor tokens() {
        return new RandomStream(1).integers(50, 3, 12);
    }

    private static Tensor logProbabilities(TransformerLm model, Tensor tokens) {
        var output = model.forward(tokens, Dropout.none()).output();
        return model.words().logProbabilities(output.reshape(-1, model.spec().width()));
    }

    /** The slow twin: one head, one position, one sum at a time. */
    @Test
    void aBlockIsAttentionAndFeedForwardOverNormedInputs() {
        var model = model();
        var tokens = tokens().narrow(0, 0, 1);
        var parameters = model.parameters();
        var x = named(parameters, "embedding")
                .index_select(0, tokens.view(-1))
                .mul(new Scalar(4.0))
                .add(named(parameters, "positions"));
        for (int block = 1; block <= 2; block++) {
            x = slowBlock(parameters, "block" + block, x);
        }
        assertThatTensor(model.forward(tokens, Dropout.none()).output().select(0, 0))
                .isNear(x, 1e-10);
    }

    private static Tensor slowBlock(List<Parameter> parameters, String block, Tensor x) {
        var normed = norm(parameters, block + ".norm1", x);
        var all = linear(parameters, block + ".attention.qkv", normed); // [time, 3 width]
        var mixed = torch.zeros_like(x);
        for (int head = 0; head < 4; head++) {
            var q = all.narrow(1, 4L * head, 4);
            var k = all.narrow(1, 16 + 4L * head, 4);
            var v = all.narrow(1, 32 + 4L * head, 4);
            for (int time = 0; time < 12; time++) {
                var seen = k.narrow(0, 0, time + 1L).matmul(q.select(0, time)).div(new Scalar(2.0));
                var weights = torch.softmax(seen, 0);
                mixed.select(0, time).narrow(0, 4L * head, 4).copy_(weights.matmul(v.narrow(0, 0, time + 1L)));
            }
        }
        var a = x.add(linear(parameters, block + ".attention.out", mixed));
        var f = norm(parameters, block + ".norm2", a);
        var inner = torch.relu(linear(parameters, block + ".feed-forward.1", f));
        return a.add(linear(parameters, block + ".feed-forward.2", inner)).detach();
    }

    private static Tensor norm(List<Parameter> parameters, String name, Tensor x) {
        var centred = x.sub(x.mean(new long[] {1}, true, null));
        var variance = centred.square().mean(new long[] {1}, true, null);
        return centred.div(variance.add(new Scalar(1e-5)).sqrt())
                .mul(named(parameters, name + ".weight"))
                .add(named(parameters, name + ".bias"));
    }

    private static Tensor linear(List<Parameter> parameters, String name, Tensor x) {
        return x.matmul(named(parameters, name + ".weight").t()).add(named(parameters, name + ".bias"));
    }

    private static Tensor named(List<Parameter> parameters, String name) {
        return parameters.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow()
                .tensor()
                .detach();
    }

    /** K2: gamma 1 and beta 0. */
    @Test
    void keysStartWithTheSquaredLengthOfTheirWidth() {
        var model = new TransformerLm(spec(64, List.of(), Positions.LEARNED), STREAMS);
        var f = model.forward(tokens(), Dropout.none()).feedForwardInput();
        assertThat(f.square().sum(-1).mean().item_double()).isCloseTo(64, within(0.005 * 64));
    }

    /** K3, first half: with s > 0, (gamma, beta, W1) -> (s gamma, s beta, W1 / s) changes the keys and not the model. */
    @Test
    void keysCanShrinkAtNoCostToTheModel() {
        var model = model();
        var before = logProbabilities(model, tokens()).detach();
        var f = model.forward(tokens(), Dropout.none()).feedForwardInput().detach();
        rescale(model, 2);
        assertThatTensor(logProbabilities(model, tokens())).isNear(before, 1e-10);
        assertThatTensor(model.forward(tokens(), Dropout.none()).feedForwardInput())
                .isNear(f.mul(new Scalar(2.0)), 1e-12);
    }

    private static void rescale(TransformerLm model, double scale) {
        var block = model.lastBlock();
        block.feedForwardNorm().gamma().detach().mul_(new Scalar(scale));
        block.feedForwardNorm().beta().detach().mul_(new Scalar(scale));
        block.feedForwardWeight().detach().div_(new Scalar(scale));
    }

    /** K10. */
    @Test
    void thePenaltyReachesWhatLiesBelowTheKeyAndNothingElse() {
        var model = model();
        var pass = model.forward(tokens(), Dropout.none());
        new L2ActivationPenalty(0.1, "f").term(pass.feedForwardInput()).backward();
        var untouched = Set.of(
                "block2.feed-forward.1.weight",
                "block2.feed-forward.1.bias",
                "block2.feed-forward.2.weight",
                "block2.feed-forward.2.bias");
        for (var parameter : model.parameters()) {
            var gradient = Handles.gradient(parameter.tensor());
            boolean reached = gradient.defined() && gradient.abs().sum().item_double() > 0;
            assertThat(reached).as(parameter.name()).isEqualTo(!untouched.contains(parameter.name()));
        }
        // The tied embedding is reached through the input side alone: words that were not read get nothing.
        var gradient = TensorArrays.doubles(
                Handles.gradient(model.parameters().get(0).tensor()).abs().sum(1));
        var read = Arrays.stream(TensorArrays.longs(tokens())).boxed().toList();
        for (long word = 0; word < 50; word++) {
            assertThat(gradient[(int) word] > 0).as("word %s", word).isEqualTo(read.contains(word));
        }
    }

    /** K11. */
    @Test
    void whatFollowsChangesNothingBefore() {
        var model = model();
        var changed = tokens().clone();
        changed.select(1, 7).add_(new Scalar(1)).remainder_(new Scalar(50));
        var f = model.forward(tokens(), Dropout.none()).feedForwardInput();
        var other = model.forward(changed, Dropout.none()).feedForwardInput();
        assertThatTensor(other.narrow(1, 0, 7)).hasBitsOf(f.narrow(1, 0, 7));
        assertThatTensor(other.narrow(1, 7, 5)).differsFrom(f.narrow(1, 7, 5));
    }

    /** The loss is on the path through f: the stored key, the penalised tensor and the net's input are one tensor. */
    @Test
    void theKeyIsTheTensorThatTheFeedForwardNetReads() {
        var model = model();
        var pass = model.forward(tokens(), Dropout.none());
        var parameters = model.parameters();
        var flat = pass.feedForwardInput().reshape(-1, 16).detach();
        var inner = torch.relu(linear(parameters, "block2.feed-forward.1", flat));
        var output = pass.beforeNorm().reshape(-1, 16).add(linear(parameters, "block2.feed-forward.2", inner));
        assertThatTensor(pass.output().reshape(-1, 16)).isNear(output, 1e-12);
        assertThatTensor(norm(
                        parameters,
                        "block2.norm2",
                        pass.beforeNorm().reshape(-1, 16).detach()))
                .isNear(flat, 1e-10);
    }

    @Test
    void everyWordCodeIsADistribution() {
        for (var cutoffs : List.of(List.<Integer>of(), List.of(10, 30), List.of(50))) {
            var model = new TransformerLm(spec(16, cutoffs, Positions.SINUSOIDAL), STREAMS);
            var logs = logProbabilities(model, tokens());
            assertThatTensor(logs.exp().sum(1)).isNear(torch.ones_like(logs.select(1, 0)), 1e-12);
            var targets = new RandomStream(2).integers(50, 36);
            var hidden = model.forward(tokens(), Dropout.none()).output().reshape(-1, 16);
            assertThatTensor(model.words().negativeLogLikelihood(hidden, targets, Dropout.none()))
                    .isNear(logs.gather(1, targets.view(-1, 1)).view(-1).neg(), 1e-12);
        }
    }

    /** Bands of 10, 20 and 20 words with 16, 4 and 1 numbers. */
    @Test
    void rareWordsHaveNarrowVectors() {
        var model = new TransformerLm(spec(16, List.of(10, 30), Positions.SINUSOIDAL), STREAMS);
        assertThat(model.parameters().subList(0, 7).stream().map(p -> p.name() + List.of(p.size())))
                .containsExactly(
                        "embedding.band1.words[160]",
                        "embedding.band1.projection[256]",
                        "embedding.band2.words[80]",
                        "embedding.band2.projection[64]",
                        "embedding.band3.words[20]",
                        "embedding.band3.projection[16]",
                        "embedding.further[32]");
        var words = TensorArrays.of(new int[] {3, 12, 49}).view(1, 3);
        var embedded = model.words().embed(words).select(0, 0);
        var second = named(model.parameters(), "embedding.band2.words").select(0, 2);
        var expected = named(model.parameters(), "embedding.band2.projection")
                .matmul(second)
                .mul(new Scalar(4.0));
        assertThatTensor(embedded.select(0, 1)).isNear(expected, 1e-12);
    }

    @Test
    void dropoutKeepsTheMeanAndComesFromItsStream() {
        var ones = torch.ones(200, 200);
        var dropped = Dropout.from(new RandomStream(3)).apply(ones, 0.1);
        assertThat(dropped.mean().item_double()).isCloseTo(1, within(0.01));
        assertThat(dropped.eq(new Scalar(0.0)).count_nonzero().item_long() / 40_000.0)
                .isCloseTo(0.1, within(0.01));
        assertThatTensor(Dropout.from(new RandomStream(3)).apply(ones, 0.1)).hasBitsOf(dropped);
        var model = model();
        var once = model.forward(tokens(), Dropout.from(new RandomStream(4))).output();
        assertThatTensor(model.forward(tokens(), Dropout.from(new RandomStream(4)))
                        .output())
                .hasBitsOf(once);
        assertThatTensor(model.forward(tokens(), Dropout.none()).output()).differsFrom(once);
    }

    @Test
    void parametersSurviveTheMoveIntoABuffer() {
        var model = model();
        var before = logProbabilities(model, tokens()).detach();
        var digest = WeightDigest.of(model.parameters());
        ParameterBuffer.of(model.parameters(), List.of(), false, Compute.CPU);
        assertThatTensor(logProbabilities(model, tokens())).hasBitsOf(before);
        assertThat(WeightDigest.of(model.parameters())).isEqualTo(digest).hasSize(64);
        model.parameters().get(3).tensor().detach().add_(new Scalar(1e-12));
        assertThat(WeightDigest.of(model.parameters())).isNotEqualTo(digest);
    }

    @Test
    void badSpecsAndTooManyTokensAreNamed() {
        assertThatThrownBy(() -> spec(18, List.of(), Positions.LEARNED))
                .hasMessageContaining("multiple of heads (4), was 18");
        assertThatThrownBy(() -> model().forward(new RandomStream(1).integers(50, 1, 13), Dropout.none()))
                .hasMessageContaining("at most 12");
    }
}
