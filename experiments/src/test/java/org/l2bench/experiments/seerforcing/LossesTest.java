package org.l2bench.experiments.seerforcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.metric.Calibration;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.EncoderDecoderSpec.Embeddings;
import org.l2bench.core.network.PaddedTokens;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.train.LabelSmoothing;
import org.l2bench.core.translation.StyleLanguage;
import org.l2bench.core.translation.StyleLanguage.Pair;
import org.l2bench.experiments.seerforcing.Scores.Batch;
import org.l2bench.experiments.seerforcing.Scores.Decoder;

/** What is minimised and what is measured, on batches of the language. */
class LossesTest {
    private static final SeedTree SEEDS = new SeedTree("seer-forcing", 0);

    private final Settings quick =
            new SeerForcing().preset("quick").orElseThrow().settings();
    private final List<Pair> pairs = StyleLanguage.pairs(12, 3);
    private PointerScope scope;
    private Sentences sentences;
    private Corpus corpus;

    @BeforeEach
    void open() {
        scope = new PointerScope();
        sentences = LanguageTrial.sentences(pairs, Compute.CPU);
        corpus = new Corpus(
                StyleLanguage.SOURCE_VOCABULARY,
                StyleLanguage.TARGET_VOCABULARY,
                Embeddings.OWN,
                sentences,
                sentences,
                sentences,
                step -> null,
                Optional.empty());
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private Treatment treatment(Method method) {
        return method.treatment(quick, pairs.size());
    }

    private Net net(Method method) {
        return Net.of(quick, treatment(method), corpus, SEEDS);
    }

    private Objective.Terms terms(Net net, Method method, long step) {
        var pass = net.forward(sentences, Dropout.none(), Dropout.none());
        return new Objective(net, treatment(method), 100)
                .of(pass, Optional.of(LanguageTrial.optimum(pairs, Compute.CPU)), step);
    }

    private static Tensor gradient(Tensor loss, List<Parameter> parameters) {
        var leaves = parameters.stream().map(Parameter::tensor).toArray(Tensor[]::new);
        var gradients = torch.grad(new TensorVector(loss), new TensorVector(leaves));
        var flat = new Tensor[leaves.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = Handles.at(gradients, i).reshape(-1);
        }
        return torch.cat(new TensorVector(flat), 0);
    }

    /** alpha1 against the sum of both cross-entropies, written out. */
    @Test
    void withAlphaOneThereIsNoTransfer() {
        var net = net(Method.ALPHA1);
        var terms = terms(net, Method.ALPHA1, 0);
        assertThat(terms.transfer()).isEmpty();
        var own = gradient(terms.sum(), net.model().parameters());

        var pass = net.forward(sentences, Dropout.none(), Dropout.none());
        var smoothing = new LabelSmoothing(0.1);
        var written = smoothing
                .loss(net.model().logits(pass.states()), pass.words())
                .add(smoothing.loss(net.model().logits(pass.seerStates().orElseThrow()), pass.words()));
        var expected = gradient(written, net.model().parameters());
        assertThat(own.sub(expected).abs().max().item_double()).isLessThan(1e-6);
    }

    /** At the same initial values kd is half of alpha1's cross-entropy, all of its seer's, and the distillation. */
    @Test
    void theTermsAreWeightedAsInTheSheet() {
        var alone = terms(net(Method.ALPHA1), Method.ALPHA1, 0);
        var kd = terms(net(Method.KD), Method.KD, 0);
        assertThat(kd.own().item_double()).isCloseTo(alone.own().item_double() / 2, within(1e-6));
        assertThat(kd.seer().orElseThrow().item_double())
                .isEqualTo(alone.seer().orElseThrow().item_double());
        // Untrained decoders know next to nothing: half of ln 50, and more for what they think to know.
        assertThat(kd.transfer().orElseThrow().item_double()).isBetween(0.5 * Math.log(50), 0.5 * Math.log(50) + 1);
        var plain = terms(net(Method.PLAIN), Method.PLAIN, 0);
        assertThat(plain.sum().item_double()).isEqualTo(alone.own().item_double());
    }

    @Test
    void l2IsHalfTheMeanSquareBetweenStates() {
        var net = net(Method.L2);
        var pass = net.forward(sentences, Dropout.none(), Dropout.none());
        var difference = pass.states().sub(pass.seerStates().orElseThrow());
        assertThat(terms(net, Method.L2, 0).transfer().orElseThrow().item_double())
                .isCloseTo(0.5 * difference.square().mean().item_double(), within(1e-6));
    }

    /** 0.5 * 0.3 times two binary cross-entropies, at the end of the ramp. */
    @Test
    void theAdversaryComesWithItsRamp() {
        var net = net(Method.ADV);
        assertThat(terms(net, Method.ADV, 0).transfer().orElseThrow().item_double())
                .isZero();
        assertThat(terms(net, Method.ADV, 100).transfer().orElseThrow().item_double())
                .isBetween(0.15 * Math.log(2), 0.15 * 6 * Math.log(2));
    }

    /** Half of the cross-entropy to the language's own smoothed probabilities, written out. */
    @Test
    void anOracleTeachesTheOptimum() {
        var net = net(Method.ORACLE);
        var logits = net.model()
                .logits(net.forward(sentences, Dropout.none(), Dropout.none()).states());
        var targets = sentences.targets();
        var teacher = PaddedTokens.at(targets.places(), LanguageTrial.optimum(pairs, Compute.CPU));
        assertThat(teacher.sum(1).sub(new Scalar(1)).abs().max().item_double()).isLessThan(1e-6);
        var smoothed = teacher.mul(new Scalar(0.9)).add(new Scalar(0.1 / 50));
        var written = smoothed.mul(torch.log_softmax(logits, 1)).sum(1).neg().mean();
        assertThat(terms(net, Method.ORACLE, 0).transfer().orElseThrow().item_double())
                .isCloseTo(0.5 * written.item_double(), within(1e-5));
    }

    @Test
    void scoresAreThoseOfAllSentencesAtOnce() {
        var net = net(Method.KD);
        var pass = net.forward(sentences, Dropout.none(), Dropout.none());
        var logits = net.model().logits(pass.states());
        var scores = Scores.of(net, sentences, Decoder.CONVENTIONAL);
        assertThat(scores.negativeLogLikelihood())
                .isCloseTo(Calibration.negativeLogLikelihood(logits, pass.words(), 1), within(1e-6));
        assertThat(scores.temperature()).isCloseTo(Calibration.temperature(logits, pass.words()), within(1e-4));
    }

    /** The right word's tokens are 5, 6, 7; the end does not count. */
    @Test
    void synonymsAreTakenAmongThemselves() {
        var logits = torch.zeros(new long[] {2, 50});
        logits.select(0, 0).narrow(0, 6, 1).fill_(new Scalar(2));
        logits.select(0, 0).narrow(0, 20, 1).fill_(new Scalar(9));
        var found = LanguageTrial.amongSynonyms(logits, TensorArrays.of(new int[] {6, Sentences.END}));
        assertThat(TensorArrays.longs(found.targets())).containsExactly(1);
        assertThat(TensorArrays.doubles(found.logits())).containsExactly(0, 2, 0);
    }

    /** Tokens 5 and 7 are one word; 0 and 1 are none, not even the first. */
    @Test
    void aWordIsRightInAnySynonym() {
        var said = new int[] {7, 8, 0, 1, 3};
        var logits = torch.zeros(new long[] {5, 50});
        for (int i = 0; i < said.length; i++) {
            logits.select(0, i).narrow(0, said[i], 1).fill_(new Scalar(1));
        }
        var batch = new Batch(logits, TensorArrays.of(new int[] {5, 5, 2, 2, Sentences.END}));
        assertThat(LanguageTrial.accuracy(new Scores(List.of(batch)))).isEqualTo(0.25);
    }

    /** A decoder that reads the word itself, and one that reads those before it. */
    @Test
    void aLeakIsFound() {
        assertThat(Leak.of(some -> some.targets().tokens().to(ScalarType.Float).unsqueeze(2), sentences))
                .isEqualTo(1);
        assertThat(Leak.of(
                        some -> some.targets()
                                .shifted(Sentences.END)
                                .to(ScalarType.Float)
                                .unsqueeze(2),
                        sentences))
                .isZero();
    }
}
