package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Precision;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.CheckpointPlace;
import org.l2bench.core.network.Mlp;
import org.l2bench.core.network.MlpSpec;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.Nets;
import org.l2bench.core.network.ResidualNet;
import org.l2bench.core.regulariser.FeatureTransform;
import org.l2bench.core.regulariser.L2NormalisedFeatures;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class TrainerTest {
    private static final int STEPS = 12;
    private static final FeatureTransform NONE = new FeatureTransform.None();

    @TempDir
    private Path folder;

    /** A small residual net with spectral normalisation on random images, everything that a trial has. */
    private static final class Run {
        private final ResidualNet net;
        private final ParameterBuffer buffer;
        private final Sgd sgd;
        private final Tensor images = new RandomStream(50).normal(1, 20, 1, 8, 8);
        private final Tensor labels = new RandomStream(51).integers(3, 20);
        private final EpochOrder order = new EpochOrder(20, 6, epoch -> new RandomStream(60 + epoch), Compute.CPU);
        private final History history = new History();
        private final List<String> notes = new ArrayList<>();
        private final FeatureTransform transform;
        private final Compute compute;

        Run(int seed, FeatureTransform transform, Precision precision) {
            this.transform = transform;
            this.compute = new Compute(Compute.CPU.device(), precision);
            this.net = new ResidualNet(Nets.TINY, Nets.streams(seed));
            var weights = ParameterSelector.weights();
            this.buffer = ParameterBuffer.of(net.parameters(), List.of(weights.covers()), true, compute);
            this.sgd = new Sgd(
                    buffer,
                    0.1,
                    0.9,
                    Schedule.milestones(List.of(8L), 0.1),
                    List.of(L2Penalty.ofPyTorchWeightDecay(5e-4, weights)));
        }

        private Tensor loss(long step) {
            var batch = order.batch(step);
            var features = transform.apply(net.features(images.index_select(0, batch), Mode.TRAINING));
            return torch.cross_entropy_loss(net.head().forward(features, Mode.TRAINING), labels.index_select(0, batch));
        }

        Checkpoint checkpoint(Path file, String owner) {
            return checkpoint(file, owner, "AVX512");
        }

        Checkpoint checkpoint(Path file, String owner, String kernels) {
            var machine = new TreeMap<>(Map.of("cpuCapability", kernels, "threads", "1"));
            return Checkpoint.of(
                    new CheckpointPlace(file, owner, machine, notes::add), buffer, net.buffers(), sgd, history);
        }

        Run train(Optional<Checkpoint> checkpoint, Trainer.Listener listener) {
            var trainer = Trainer.of(STEPS, compute, buffer, sgd);
            checkpoint.map(trainer::resumable).orElse(trainer).run(this::loss, (done, loss) -> {
                history.add("loss", (double) done, loss.item_double());
                listener.after(done, loss);
            });
            return this;
        }

        Run train() {
            return train(Optional.empty(), (done, loss) -> {});
        }

        List<Double> losses() {
            return history.curves().get("loss").y();
        }
    }

    /** K13. */
    @Test
    void sameSeedGivesTheSameLossesBitForBit() {
        var first = new Run(1, NONE, Precision.FP32).train();
        var second = new Run(1, NONE, Precision.FP32).train();
        assertThat(first.losses()).hasSize(STEPS).isEqualTo(second.losses());
        assertSameState(first, second);
        assertThat(new Run(2, NONE, Precision.FP32).train().losses()).isNotEqualTo(first.losses());
    }

    /** K13: the arms of a seed differ in the regulariser only. */
    @Test
    void armsStartFromTheSameWeightsAndDifferAfterwards() {
        var without = new Run(1, NONE, Precision.FP32);
        var with = new Run(1, new L2NormalisedFeatures(), Precision.FP32);
        assertThatTensor(with.buffer.values()).hasBitsOf(without.buffer.values());
        assertThat(with.train().losses()).isNotEqualTo(without.train().losses());
    }

    @Test
    void trainingLowersTheLoss() {
        var losses = new Run(1, NONE, Precision.FP32).train().losses();
        assertThat(losses.get(STEPS - 1)).isLessThan(losses.get(0));
    }

    @Test
    void runThatWasCutOffEndsAsOneThatWasNot() {
        var file = folder.resolve("run.safetensors");
        var whole = new Run(1, NONE, Precision.FP32).train();
        for (int stop : new int[] {1, 5, 9}) {
            var cut = new Run(1, NONE, Precision.FP32);
            var checkpoint = cut.checkpoint(file, "trial");
            checkpoint.file().toFile().delete();
            assertThatThrownBy(() -> cut.train(Optional.of(checkpoint), (done, loss) -> {
                        if (done == stop) {
                            checkpoint.write(done);
                            throw new IllegalStateException("cut off");
                        }
                    }))
                    .hasMessage("cut off");

            var resumed = new Run(2, NONE, Precision.FP32);
            var steps = new ArrayList<Long>();
            resumed.train(Optional.of(resumed.checkpoint(file, "trial")), (done, loss) -> steps.add(done));
            assertThat(steps.get(0)).isEqualTo(stop + 1);
            assertThat(resumed.history.curves()).isEqualTo(whole.history.curves());
            assertSameState(resumed, whole);
        }
    }

    private static void assertSameState(Run actual, Run expected) {
        assertThatTensor(actual.buffer.values()).hasBitsOf(expected.buffer.values());
        actual.sgd.state().forEach((name, tensor) -> assertThatTensor(tensor)
                .as(name)
                .hasBitsOf(expected.sgd.state().get(name)));
        var buffers = expected.net.buffers();
        assertThat(actual.net.buffers().keySet()).isEqualTo(buffers.keySet());
        actual.net
                .buffers()
                .forEach((name, tensor) -> assertThatTensor(tensor).as(name).hasBitsOf(buffers.get(name)));
    }

    private Run cutOffAfterFive(Path file, String owner, String kernels) {
        var cut = new Run(1, NONE, Precision.FP32);
        var checkpoint = cut.checkpoint(file, owner, kernels);
        cut.train(Optional.empty(), (done, loss) -> {
            if (done == 5) {
                checkpoint.write(done);
            }
        });
        return cut;
    }

    /** A run that finds the file, whatever it is, is at its beginning, and says why. */
    private static void assertStartsAfresh(Path file, String because) {
        var run = new Run(1, NONE, Precision.FP32);
        assertThat(run.checkpoint(file, "mine").restore()).isEmpty();
        assertThat(run.notes).singleElement().asString().contains(file.toString(), "starts afresh", because);
        assertThat(run.history.curves()).isEmpty();
        assertSameState(run, new Run(1, NONE, Precision.FP32));
    }

    @Test
    void aRunThatFindsADamagedCheckpointEndsAsOneThatWasNeverCutOff() throws IOException {
        var file = folder.resolve("run.ckpt");
        var whole = cutOffAfterFive(file, "mine", "AVX512");
        var damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 16;
        Files.write(file, damaged);
        var again = new Run(1, NONE, Precision.FP32);
        again.train(Optional.of(again.checkpoint(file, "mine")), (done, loss) -> {});
        assertThat(again.history.curves()).isEqualTo(whole.history.curves());
        assertSameState(again, whole);
    }

    /** The length of the header, the header with counters and curves, parameters, optimiser, the digest itself. */
    @Test
    void oneFlippedBitAnywhereIsNoticed() throws IOException {
        var file = folder.resolve("run.ckpt");
        cutOffAfterFive(file, "mine", "AVX512");
        var sound = Files.readAllBytes(file);
        var text = new String(sound, StandardCharsets.ISO_8859_1);
        assertThat(text.indexOf("steps")).isPositive().isLessThan(sound.length);
        for (int place : new int[] {
            0,
            9,
            text.indexOf("steps") + 8,
            text.indexOf("history") + 30,
            sound.length / 2,
            sound.length - 200,
            sound.length - 40,
            sound.length - 1
        }) {
            var damaged = sound.clone();
            damaged[place] ^= 1;
            Files.write(file, damaged);
            assertStartsAfresh(file, "its digest is not that of its content");
        }
    }

    @Test
    void whatIsCutShortEmptyOrNoCheckpointIsNotUsed() throws IOException {
        var file = folder.resolve("run.ckpt");
        cutOffAfterFive(file, "mine", "AVX512");
        var sound = Files.readAllBytes(file);
        for (int length : new int[] {0, 7, 31, 32, sound.length / 2, sound.length - 1}) {
            Files.write(file, Arrays.copyOf(sound, length));
            assertStartsAfresh(file, "cut short");
        }
        Files.write(file, Arrays.copyOf(sound, sound.length + 1));
        assertStartsAfresh(file, "digest");
        Files.writeString(file, "a letter to somebody, longer than thirty-two letters");
        assertStartsAfresh(file, "not a checkpoint");
    }

    @Test
    void aCheckpointOfAnotherTrialOrMachineClassIsNotUsed() {
        var file = folder.resolve("run.ckpt");
        cutOffAfterFive(file, "theirs", "AVX512");
        assertStartsAfresh(file, "it is not of mine");
        cutOffAfterFive(file, "mine", "AVX2");
        assertStartsAfresh(file, "it is of another machine class: cpuCapability AVX2, here AVX512");
        cutOffAfterFive(file, "mine", "AVX512");
        var same = new Run(1, NONE, Precision.FP32);
        assertThat(same.checkpoint(file, "mine").restore()).hasValue(5);
        assertThat(same.notes).isEmpty();
        assertThat(same.checkpoint(folder.resolve("none"), "mine").restore()).isEmpty();
    }

    /** What was being written when it was cut off stands beside the last whole one, which is used. */
    @Test
    void aCheckpointIsReplacedAsAWhole() throws IOException {
        var file = folder.resolve("run.ckpt");
        cutOffAfterFive(file, "mine", "AVX512");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** A diverged run must still be able to write its history. */
    @Test
    void historyKeepsNotANumber() {
        var file = folder.resolve("run.safetensors");
        var run = new Run(1, NONE, Precision.FP32);
        run.history.add("loss", 1, Double.NaN);
        run.history.add("loss", 2, Double.POSITIVE_INFINITY);
        run.history.add("loss", 3, 0.1);
        run.checkpoint(file, "trial").write(3);
        var other = new Run(1, NONE, Precision.FP32);
        other.checkpoint(file, "trial").restore();
        assertThat(other.losses()).containsExactly(Double.NaN, Double.POSITIVE_INFINITY, 0.1);
    }

    @Test
    void progressIsToldOfEveryStep() {
        var run = new Run(1, NONE, Precision.FP32);
        var told = new ArrayList<String>();
        Trainer.of(3, run.compute, run.buffer, run.sgd)
                .telling((done, total) -> told.add(done + "/" + total))
                .run(run::loss, (done, loss) -> {});
        assertThat(told).containsExactly("1/3", "2/3", "3/3");
    }

    @Test
    void bfloat16ComputesSomethingCloseAndKeepsFloat32Parameters() {
        var single = new Run(1, NONE, Precision.FP32).train();
        var mixed = new Run(1, NONE, Precision.BF16).train();
        assertThat(mixed.losses()).isNotEqualTo(single.losses());
        // bfloat16 has 8 bits: the first loss, of the same weights, is off by far less than a tenth.
        assertThat(mixed.losses().get(0)).isCloseTo(single.losses().get(0), withinPercentage(5));
        assertThat(mixed.buffer.values().scalar_type().intern()).isEqualTo(ScalarType.Float);
        assertThat(mixed.net.parameters())
                .allMatch(p -> p.tensor().scalar_type().intern() == ScalarType.Float);
        assertThat(torch.is_autocast_enabled(mixed.compute.device())).isFalse();
    }

    /**
     * A batch is 16 x 64 float32 = 4 kB. Kept once per step, 10,000 of them were 41 MB, and their activations as much
     * again; the bound is half of one.
     */
    @Test
    void memoryStaysFlatOverTenThousandSteps() {
        var net = new Mlp(MlpSpec.plain(64, List.of(8), 2), Nets.streams(1));
        var buffer = ParameterBuffer.of(
                net.parameters(), List.of(ParameterSelector.weights().covers()), false, Compute.CPU);
        var penalties = List.of(new L2Penalty(1e-4, ParameterSelector.weights()));
        var sgd = new Sgd(buffer, 0.01, 0.9, Schedule.constant(), penalties);
        var images = new RandomStream(50).normal(1, 200, 64);
        var labels = new RandomStream(51).integers(2, 200);
        var order = new EpochOrder(200, 16, epoch -> new RandomStream(60 + epoch), Compute.CPU);
        var bytes = new long[2];
        Trainer.of(13_000, Compute.CPU, buffer, sgd)
                .run(
                        step -> {
                            var batch = order.batch(step);
                            var features = net.features(images.index_select(0, batch), Mode.TRAINING);
                            return torch.cross_entropy_loss(
                                    net.head().forward(features, Mode.TRAINING), labels.index_select(0, batch));
                        },
                        (done, loss) -> {
                            if (done == 3_000) {
                                bytes[0] = Pointer.physicalBytes();
                            }
                            if (done == 13_000) {
                                bytes[1] = Pointer.physicalBytes();
                            }
                        });
        assertThat(bytes[1] - bytes[0]).isLessThan(20L << 20);
    }
}
