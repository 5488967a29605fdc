package org.l2bench.experiments.rehearsalfreecl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.Artifacts;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.NamedWeights;
import org.l2bench.core.train.History;
import org.l2bench.core.train.TaskStream;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Loss;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;
import org.l2bench.experiments.rehearsalfreecl.Objective.Said;
import org.l2bench.experiments.rehearsalfreecl.Pool.Part;
import org.l2bench.experiments.rehearsalfreecl.Tasks.Labelled;
import org.l2bench.testkit.Trials;

class LearnerTest {
    private static final Weights WEIGHTS = new Weights(0.05, 1e3, 5);
    private static final Weights NONE = new Weights(0, 0, 0);

    @TempDir
    Path folder;

    private final SeedTree seeds = new SeedTree("rehearsal-free-cl", 11);

    private PointerScope scope;
    private Settings settings;
    private DataRoot root;

    @BeforeEach
    void openScope() {
        var trials = new Trials<>(new RehearsalFreeCl(), folder);
        settings = trials.with("smoke", Map.of("training.tasks", "3"));
        root = trials.root();
        scope = new PointerScope();
    }

    @AfterEach
    void closeScope() {
        scope.close();
    }

    @BeforeAll
    static void oneThreadAsInAWorker() {
        torch.set_num_threads(1);
    }

    private Tasks tasks() {
        return Tasks.load(
                settings.images(),
                settings.pretraining().reserved(),
                settings.training(),
                3,
                Part.TEST,
                7,
                root,
                Compute.CPU);
    }

    private Learner learner(Method method, Weights weights) {
        var start = new StartWeights(settings.images(), settings.net(), root, Artifacts.NONE);
        return Learner.of(start, settings.training(), method, weights, seeds, Compute.CPU);
    }

    private static Method random(Loss loss, boolean distils, Keep keep) {
        return Method.of(Start.RANDOM, loss, distils, keep);
    }

    private static Method distilled(Keep keep) {
        return random(Loss.BCE, true, keep);
    }

    private History run(Learner learner, Tasks tasks) {
        return StreamRun.of(tasks, learner, Optional.empty(), (d, t) -> {}).run(Optional.empty());
    }

    /** All weights after so many tasks. */
    private Tensor weightsAfter(int count, Method method, Weights weights) {
        var learner = learner(method, weights);
        run(learner, prefix(tasks(), count));
        return learner.parameters().values();
    }

    private static Tasks prefix(Tasks tasks, int count) {
        return new Tasks(
                TaskStream.equal(count, tasks.classes().sizes().get(0)),
                tasks.train().subList(0, count),
                tasks.evaluation().subList(0, count));
    }

    /** K7. */
    @Test
    void ewcActsFromTheSecondTaskOnAndL2FromTheFirst() {
        var plain = weightsAfter(1, distilled(Keep.NOTHING), WEIGHTS);
        var l2 = weightsAfter(1, distilled(Keep.L2), WEIGHTS);
        assertThat(TensorArrays.doubles(weightsAfter(1, distilled(Keep.EWC), WEIGHTS)))
                .isEqualTo(TensorArrays.doubles(plain));
        assertThat(TensorArrays.doubles(l2)).isNotEqualTo(TensorArrays.doubles(plain));
        assertThat(TensorArrays.doubles(weightsAfter(1, distilled(Keep.EWC_L2_START), WEIGHTS)))
                .isEqualTo(TensorArrays.doubles(l2));
        assertThat(TensorArrays.doubles(weightsAfter(2, distilled(Keep.EWC), WEIGHTS)))
                .isNotEqualTo(TensorArrays.doubles(weightsAfter(2, distilled(Keep.NOTHING), WEIGHTS)));
    }

    /** K8. */
    @Test
    void withWeightsOfZeroEveryArmIsPlainDistillation() {
        var plain = weightsAfter(3, distilled(Keep.NOTHING), NONE);
        for (var keep : List.of(Keep.EWC, Keep.L2, Keep.FEATKD, Keep.EWC_L2_START)) {
            assertThat(TensorArrays.doubles(weightsAfter(3, distilled(keep), NONE)))
                    .isEqualTo(TensorArrays.doubles(plain));
        }
        assertThat(TensorArrays.doubles(weightsAfter(3, distilled(Keep.FEATKD), WEIGHTS)))
                .isNotEqualTo(TensorArrays.doubles(plain));
    }

    /** K9. */
    @Test
    void aFrozenEncoderKeepsItsBytesAndItsHeadLearns() {
        var learner = learner(distilled(Keep.FROZEN), NONE);
        var before = NamedWeights.of(learner.network(), name -> true);
        run(learner, tasks());
        NamedWeights.of(learner.network(), name -> true).tensors().forEach((name, after) -> {
            if (name.startsWith("head.")) {
                assertThat(TensorArrays.doubles(after))
                        .isNotEqualTo(TensorArrays.doubles(before.tensors().get(name)));
            } else {
                assertThat(TensorArrays.doubles(after))
                        .isEqualTo(TensorArrays.doubles(before.tensors().get(name)));
            }
        });
    }

    @Test
    void theStrongerL2TheLessTheEncoderMoves() {
        var distances = DoubleStream.of(0, 0.05, 5, 500)
                .map(lambda -> distance(new Weights(lambda, 0, 0)))
                .toArray();
        for (int i = 1; i < distances.length; i++) {
            assertThat(distances[i]).isPositive().isLessThan(distances[i - 1]);
        }
    }

    private double distance(Weights weights) {
        var learner = learner(distilled(Keep.L2), weights);
        var before = learner.network().parameters().get(6).tensor().detach().clone();
        run(learner, tasks());
        return learner.network()
                .parameters()
                .get(6)
                .tensor()
                .detach()
                .sub(before)
                .norm()
                .item_double();
    }

    /** K10, and the factor 5 of the class loss. */
    @Test
    void withoutDistillationRowsOfOldAndUnseenClassesGetNoGradient() {
        var network = settings.net()
                .create(
                        settings.images(),
                        settings.training().classes(),
                        tensor -> new RandomStream(tensor.hashCode()));
        var head = network.head().weight();
        head.detach().copy_(new RandomStream(1).normal(0.1, head.shape()));
        var images = new RandomStream(2).normal(1, 4, 1, 20, 20);
        var labels = TensorArrays.of(new int[] {2, 3, 3, 2});
        var objective = new Objective(random(Loss.BCE, false, Keep.NOTHING), 2, 4, Optional.empty());
        var student = Said.by(network, images, Mode.EVALUATION);
        var loss = objective.loss(student, labels, Optional.empty());
        loss.backward();
        var rows = Handles.gradient(head).abs().sum(1);
        assertThat(TensorArrays.doubles(rows.narrow(0, 0, 2))).containsOnly(0);
        assertThat(TensorArrays.doubles(rows.narrow(0, 4, 2))).containsOnly(0);
        assertThat(TensorArrays.doubles(rows.narrow(0, 2, 2))).doesNotContain(0);

        var logits = TensorArrays.doubles(student.logits());
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            for (int c = 2; c < 4; c++) {
                double y = c == new int[] {2, 3, 3, 2}[i] ? 1 : 0;
                double p = 1 / (1 + Math.exp(-logits[6 * i + c]));
                sum -= y * Math.log(p) + (1 - y) * Math.log(1 - p);
            }
        }
        assertThat(loss.detach().item_double()).isCloseTo(5 * sum / 8, within(1e-5));
    }

    /** K3 and K4 as the objective puts them together. */
    @Test
    void distilledLossesAreThoseOfTheSheet() {
        var labels = TensorArrays.of(new int[] {2});
        var student = new Said(row(0), row(1, -2, 0.5, 9));
        var teacher = Optional.of(new Said(row(0), row(0, 2, 7, 7)));
        var bce = new Objective(random(Loss.BCE, true, Keep.NOTHING), 2, 3, Optional.empty());
        assertThat(bce.loss(student, labels, teacher).item_double()).isCloseTo(5.293101397828444, within(1e-5));
        var soft = new Objective(random(Loss.SOFTMAX, true, Keep.NOTHING), 2, 3, Optional.empty());
        double crossEntropy = Math.log(Math.exp(1) + Math.exp(-2) + Math.exp(0.5)) - 0.5;
        assertThat(soft.loss(student, labels, teacher).item_double())
                .isCloseTo(crossEntropy + 1.2980011459277598, within(1e-5));
    }

    private static Tensor row(double... values) {
        var floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return TensorArrays.of(floats, 1, floats.length);
    }

    /** K13: what comes later changes nothing of what has been. */
    @Test
    void laterTasksChangeNothingOfEarlierOnes() {
        var usual = tasks();
        var noisy = replaced(usual, usual.train(), 2, LearnerTest::noise);
        for (var method : List.of(distilled(Keep.EWC), distilled(Keep.FEATKD), random(Loss.SOFTMAX, true, Keep.EWC))) {
            var one = run(learner(method, WEIGHTS), usual).curves();
            var two = run(learner(method, WEIGHTS), noisy).curves();
            for (var curve : one.keySet()) {
                var x = one.get(curve).x();
                for (int i = 0; i < x.size() && x.get(i) <= 2; i++) {
                    assertThat(two.get(curve).y().get(i))
                            .as(curve)
                            .isEqualTo(one.get(curve).y().get(i));
                }
            }
            assertThat(two.get("loss.class").y().get(2))
                    .isNotEqualTo(one.get("loss.class").y().get(2));
        }
    }

    /** K13: test images are looked at and never learned from. */
    @Test
    void testImagesChangeNoWeight() {
        var usual = tasks();
        var noisy = new Tasks(
                usual.classes(),
                usual.train(),
                usual.evaluation().stream().map(LearnerTest::noise).toList());
        var one = learner(distilled(Keep.EWC), WEIGHTS);
        var two = learner(distilled(Keep.EWC), WEIGHTS);
        var first = run(one, usual);
        var second = run(two, noisy);
        assertThat(TensorArrays.doubles(two.parameters().values()))
                .isEqualTo(TensorArrays.doubles(one.parameters().values()));
        assertThat(second.curves().get(StreamRun.global(0)))
                .isNotEqualTo(first.curves().get(StreamRun.global(0)));
    }

    private static Tasks replaced(Tasks tasks, List<Labelled> train, int from, UnaryOperator<Labelled> by) {
        var changed = new ArrayList<>(train);
        for (int task = from; task < changed.size(); task++) {
            changed.set(task, by.apply(changed.get(task)));
        }
        return new Tasks(tasks.classes(), changed, tasks.evaluation());
    }

    private static Labelled noise(Labelled labelled) {
        return new Labelled(new RandomStream(99).normal(1, labelled.images().shape()), labelled.labels());
    }
}
