package org.l2bench.core.dpsgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.privacy.Accountant;
import org.l2bench.core.privacy.DpSgdMechanism;
import org.l2bench.core.privacy.PoissonSampler;
import org.l2bench.core.train.ParameterBuffer;

/** The mechanism's checks in sheet dp-vs-regularisation, numbers 1 to 4; the slow twin is one recorded backward pass per record. */
class PrivateStepsTest {
    private static final int RECORDS = 12;

    private final PointerScope scope = new PointerScope();
    private final RandomStream stream = new RandomStream(5);

    @BeforeEach
    void oneThread() {
        torch.set_num_threads(1);
    }

    @AfterEach
    void free() {
        scope.close();
    }

    /** A net with its buffer and records. */
    private record Case(String name, RecordwiseNet net, ParameterBuffer buffer, Records records) {
        static Case of(String name, RecordwiseNet net, Tensor inputs, RandomStream stream) {
            var buffer = ParameterBuffer.of(net.parameters(), List.of(), false, Compute.CPU);
            try (var guard = new NoGradGuard()) {
                buffer.values().add_(stream.normal(0.05, buffer.values().numel())); // biases that are not 0
            }
            return new Case(name, net, buffer, new Records(inputs, stream.integers(4, RECORDS)));
        }

        @Override
        public String toString() {
            return name;
        }

        double[] gradients() {
            var values = TensorArrays.doubles(buffer.gradients());
            buffer.gradients().zero_();
            return values;
        }

        double[] put(ClippedSum sum, double clip, double scale) {
            sum.put(records, new Clipping(clip), scale);
            return gradients();
        }
    }

    private Case perceptron() {
        return Case.of(
                "perceptron",
                RecordwiseNet.perceptron(List.of(20, 16, 8, 4), 0, name -> stream),
                stream.normal(1, RECORDS, 20),
                stream);
    }

    static Stream<Case> nets() {
        var stream = new RandomStream(9);
        // The first convolution takes norms by gradients, the last one by pixels.
        return Stream.of(
                Case.of(
                        "perceptron",
                        RecordwiseNet.perceptron(List.of(20, 16, 8, 4), 0, name -> stream),
                        stream.normal(1, RECORDS, 20),
                        stream),
                Case.of(
                        "convolutional",
                        RecordwiseNet.convolutional(List.of(2, 6, 12, 16), 4, 0, name -> stream),
                        stream.normal(1, RECORDS, 2, 8, 8),
                        stream));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void normsAreThoseOfOneBackwardPassPerRecord(Case given) {
        var norms = TensorArrays.doubles(norms(given));
        for (int i = 0; i < RECORDS; i++) {
            var one = given.records().only(i);
            torch.cross_entropy_loss(given.net().logits(one.inputs()), one.labels())
                    .backward();
            assertThat(norms[i]).isCloseTo(length(given.gradients()), within(1e-5 * norms[i]));
        }
    }

    private static Tensor norms(Case given) {
        var forward = given.net().forward(given.records().inputs(), Dropout.none());
        var gradient = CrossEntropy.gradient(forward.logits(), given.records().labels(), 1);
        var norms = given.net().addClippedGradients(forward, gradient, new Clipping(1), 1);
        given.gradients();
        return norms;
    }

    @ParameterizedTest
    @MethodSource("nets")
    void theWrittenSumIsThatOfTheLoop(Case given) {
        double[] norms = TensorArrays.doubles(norms(given));
        double clip = Arrays.stream(norms).average().orElseThrow(); // clips some and not all
        double[] written = given.put(ClippedSum.written(given.net()), clip, 0.25);
        double[] looped = given.put(ClippedSum.byLoop(given.net(), given.buffer()), clip, 0.25);
        assertThat(distance(written, looped)).isLessThan(1e-5 * length(looped));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void withoutClippingItIsTheRecordedGradient(Case given) {
        int batch = 4;
        double[] written = given.put(ClippedSum.written(given.net()), 1e9, 1.0 / batch);
        torch.cross_entropy_loss(
                        given.net().logits(given.records().inputs()),
                        given.records().labels())
                .backward();
        double[] recorded = given.gradients(); // of the mean
        for (int i = 0; i < recorded.length; i++) {
            recorded[i] *= (double) RECORDS / batch;
        }
        assertThat(distance(written, recorded)).isLessThan(1e-5 * length(recorded));
        var forward = given.net().forward(given.records().inputs(), Dropout.none());
        given.net()
                .addGradients(
                        forward,
                        CrossEntropy.gradient(forward.logits(), given.records().labels(), 1.0 / batch));
        assertThat(distance(given.gradients(), recorded)).isLessThan(1e-5 * length(recorded));
    }

    @Test
    void aRecordMovesTheSumByNoMoreThanTheNorm() {
        var given = perceptron();
        double clip = 0.5;
        double[] before = given.put(ClippedSum.written(given.net()), clip, 1);
        try (var guard = new NoGradGuard()) {
            given.records().inputs().select(0, 3).mul_(new Scalar(1e6));
        }
        double[] after = given.put(ClippedSum.written(given.net()), clip, 1);
        var others = given.records().at(TensorArrays.of(new long[] {0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11}));
        ClippedSum.written(given.net()).put(others, new Clipping(clip), 1);
        double[] without = given.gradients();
        assertThat(distance(before, without)).isLessThanOrEqualTo(clip * (1 + 1e-5));
        assertThat(distance(after, without)).isLessThanOrEqualTo(clip * (1 + 1e-5));
    }

    @Test
    void emptySamplesTakeTheirNoise() {
        var given = perceptron();
        double sigma = 1.4;
        double clip = 0.5;
        double batch = 2; // q N
        var steps = steps(given, new DpSgdMechanism(1e-9, sigma, clip, 2_000_000_000));
        int taken = 10_000;
        var values = new double[taken];
        for (int i = 0; i < taken; i++) {
            try (var inner = new PointerScope()) {
                assertThat(steps.next(given.records())).isZero();
                values[i] = given.buffer().gradients().get(7).item_double();
                given.buffer().gradients().zero_();
            }
        }
        double expected = sigma * clip / batch;
        double mean = Arrays.stream(values).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(4 * expected / 100));
        assertThat(Math.sqrt(
                        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / taken))
                .isCloseTo(expected, within(0.03 * expected));
        assertThat(steps.ledger().steps()).isEqualTo(taken);
    }

    private static PrivateSteps steps(Case given, DpSgdMechanism mechanism) {
        return new PrivateSteps(
                mechanism,
                given.buffer(),
                ClippedSum.written(given.net()),
                new PoissonSampler(mechanism.samplingRate(), step -> 1000 + step),
                new GaussianNoise(step -> step, Compute.CPU),
                Compute.CPU);
    }

    @Test
    void noNoiseIsDrawnWithoutSigma() {
        var given = perceptron();
        var steps = steps(given, new DpSgdMechanism(1e-9, 0, 1, RECORDS));
        steps.next(given.records());
        assertThat(given.gradients()).containsOnly(0.0);
        assertThat(steps.ledger().guarantee(1e-3, Accountant.RENYI_NEW).epsilon())
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void aRunThatWasCutOffGoesOnWithTheStepThatIsDue() {
        var given = perceptron();
        var mechanism = new DpSgdMechanism(0.4, 1, 1, RECORDS);
        var whole = steps(given, mechanism);
        for (int i = 0; i < 3; i++) {
            whole.next(given.records());
            given.gradients();
        }
        var resumed = steps(given, mechanism);
        resumed.resume(3);
        whole.next(given.records());
        double[] fourth = given.gradients();
        resumed.next(given.records());
        assertThat(given.gradients()).isEqualTo(fourth);
        assertThat(resumed.ledger().steps()).isEqualTo(4);
    }

    @Test
    void aGradientThatIsNoNumberEndsTheRun() {
        var given = perceptron();
        var steps = steps(given, new DpSgdMechanism(1, 1, 1, RECORDS));
        try (var guard = new NoGradGuard()) {
            given.buffer().values().fill_(new Scalar(Double.NaN));
        }
        assertThatThrownBy(() -> steps.next(given.records()))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("training diverged: the largest norm of a gradient is NaN");
    }

    /** The sheet's mechanism of preset quick, arm dp-s1.4, whose steps are all counted here without training. */
    @Test
    void theGuaranteeIsThatOfTheStepsThatWereTaken() {
        var given = perceptron();
        var steps = steps(given, new DpSgdMechanism(0.1, 1.4, 1, 2000));
        for (int i = 0; i < 400; i++) {
            try (var inner = new PointerScope()) {
                steps.next(given.records());
                given.buffer().gradients().zero_();
            }
        }
        assertThat(steps.ledger().guarantee(1e-4, Accountant.RENYI_NEW).epsilon())
                .isCloseTo(7.906345560, within(1e-6));
    }

    /** Standard errors at n = 400,000: mean 0.0016, variance 0.0022, fourth moment 0.015; odd, so that the last pair is cut. */
    @Test
    void noiseIsGaussian() {
        var sums = torch.zeros(400_001);
        new GaussianNoise(step -> 11, Compute.CPU).addTo(sums, 2, 0);
        double[] values =
                Arrays.stream(TensorArrays.doubles(sums)).map(v -> v / 2).toArray();
        assertThat(moment(values, 1)).isCloseTo(0, within(0.007));
        assertThat(moment(values, 2)).isCloseTo(1, within(0.01));
        assertThat(moment(values, 3)).isCloseTo(0, within(0.03));
        assertThat(moment(values, 4)).isCloseTo(3, within(0.07));
        assertThat((double) Arrays.stream(values).filter(v -> v > 3).count() / values.length)
                .isCloseTo(0.00134990, within(0.00025));
        double products = 0;
        int half = 200_001;
        for (int i = half; i < values.length; i++) {
            products += values[i] * values[i - half];
        }
        assertThat(products / (values.length - half)).isCloseTo(0, within(0.01));
    }

    private static double moment(double[] values, int power) {
        return Arrays.stream(values).map(v -> Math.pow(v, power)).average().orElseThrow();
    }

    @Test
    void aNormThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Clipping(0)).hasMessage("clipping norm must be finite and > 0, was 0.0");
    }

    private static double length(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(sum);
    }
}
