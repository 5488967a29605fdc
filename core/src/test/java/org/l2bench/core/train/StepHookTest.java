package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.CheckpointPlace;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.testing.TensorScope;

/** What may happen in a step beside gradient and update. */
@ExtendWith(TensorScope.class)
class StepHookTest {
    private static final int STEPS = 10;

    @TempDir
    private Path folder;

    private final Problem problem = Problem.of(ScalarType.Double);
    private final Sgd sgd = new Sgd(problem.buffer(), 0.05, 0.9, Schedule.constant(), List.of());

    private Trainer trainer() {
        return Trainer.of(STEPS, Compute.CPU, problem.buffer(), sgd);
    }

    private void train(Trainer trainer) {
        trainer.run(step -> problem.loss(), (done, loss) -> {});
    }

    /** Keeps every second parameter where it is 0. */
    private record HeldMask(ParameterBuffer buffer, Tensor mask) implements StepHook {
        HeldMask(ParameterBuffer buffer) {
            this(
                    buffer,
                    TensorArrays.of(
                            everySecond((int) buffer.values().size(0)),
                            buffer.values().size(0)));
        }

        private static double[] everySecond(int n) {
            var mask = new double[n];
            for (var i = 0; i < n; i += 2) {
                mask[i] = 1;
            }
            return mask;
        }

        @Override
        public void afterUpdate(long step) {
            buffer.values().mul_(mask);
        }

        @Override
        public String describe() {
            return "held mask";
        }
    }

    /** Pulls by what it has seen so far, so that it must be restored to go on. */
    private record Memory(ParameterBuffer buffer, Tensor seen) implements StepHook {
        Memory(ParameterBuffer buffer) {
            this(buffer, TensorArrays.of(new double[] {0}, 1));
        }

        @Override
        public void beforeUpdate(long step) {
            seen.add_(buffer.gradients().square().sum());
            buffer.gradients().add_(seen.mul(new Scalar(1e-3)));
        }

        @Override
        public Map<String, Tensor> state() {
            return Map.of("seen", seen);
        }

        @Override
        public String describe() {
            return "memory";
        }
    }

    @Test
    void aMaskHoldsParametersAtZero() {
        var mask = new HeldMask(problem.buffer());
        train(trainer().hooked(mask));
        var left = problem.buffer().values().mul(torch.ones_like(mask.mask()).sub(mask.mask()));
        assertThat(left.abs().max().item_double()).isZero();
        assertThat(problem.buffer().values().abs().max().item_double()).isPositive();
    }

    @Test
    void noiseBeforeTheUpdateIsAddedToTheGradient() {
        var start = problem.buffer().values().clone();
        var gradients = new ArrayList<Tensor>();
        var noise =
                new RandomStream(7).normal(1, problem.buffer().values().size(0)).to(ScalarType.Double);
        var plain = new Sgd(problem.buffer(), 0.05, 0, Schedule.constant(), List.of());
        Trainer.of(1, Compute.CPU, problem.buffer(), plain)
                .hooked(new StepHook() {
                    @Override
                    public void beforeUpdate(long step) {
                        gradients.add(problem.buffer().gradients().clone().retainReference());
                        problem.buffer().gradients().add_(noise);
                    }

                    @Override
                    public String describe() {
                        return "noise";
                    }
                })
                .run(step -> problem.loss(), (done, loss) -> {});
        var expected = start.sub(gradients.get(0).add(noise).mul(new Scalar(0.05)));
        assertThatTensor(problem.buffer().values()).isNear(expected, 1e-15);
    }

    @Test
    void hooksActInTheirOrder() {
        var order = new ArrayList<String>();
        record Told(String name, List<String> order) implements StepHook {
            @Override
            public void beforeUpdate(long step) {
                order.add(name + " before " + step);
            }

            @Override
            public void afterUpdate(long step) {
                order.add(name + " after " + step);
            }

            @Override
            public String describe() {
                return name;
            }
        }
        Trainer.of(1, Compute.CPU, problem.buffer(), sgd)
                .hooked(new Told("a", order))
                .hooked(new Told("b", order))
                .run(step -> problem.loss(), (done, loss) -> {});
        assertThat(order).containsExactly("a before 0", "b before 0", "a after 0", "b after 0");
    }

    @Test
    void whatAHookRemembersIsPartOfTheCheckpoint() {
        train(trainer().hooked(new Memory(problem.buffer())));
        var uncut = problem.buffer().values().clone();

        var cut = Problem.of(ScalarType.Double);
        var resumed = Problem.of(ScalarType.Double);
        var file = folder.resolve("checkpoint");
        part(cut, file, 4);
        part(resumed, file, STEPS);
        assertThatTensor(resumed.buffer().values()).hasBitsOf(uncut);
    }

    /** Trains to a step, from the file if there is one, and writes it after every step. */
    private static void part(Problem problem, Path file, int steps) {
        var optimiser = new Sgd(problem.buffer(), 0.05, 0.9, Schedule.constant(), List.of());
        var place = new CheckpointPlace(file, "trial", new TreeMap<>(), note -> {}, Duration.ZERO);
        Trainer.of(steps, Compute.CPU, problem.buffer(), optimiser)
                .resumable(Checkpoint.of(place, problem.buffer(), Map.of(), optimiser, new History()))
                .hooked(new Memory(problem.buffer()))
                .run(step -> problem.loss(), (done, loss) -> {});
    }

    @Test
    void theTrainerSaysWhatItsRegularisersCover() {
        var coupled = new L2Penalty(0.1, ParameterSelector.weights());
        var term = new L2Penalty(0.2, ParameterSelector.all());
        var optimiser = new Sgd(problem.buffer(), 0.05, 0.9, Schedule.constant(), List.of(coupled));
        var lines = Trainer.of(STEPS, Compute.CPU, problem.buffer(), optimiser)
                .adding(List.of(term))
                .hooked(new ClippedGradient(problem.buffer(), 2))
                .coverage();
        assertThat(lines)
                .containsExactly(
                        term.coverage(problem.buffer().parameters()),
                        coupled.coverage(problem.buffer().parameters()),
                        "gradients clipped at the norm 2.0");
        assertThat(lines.get(1)).contains("weights: covers 1 tensors").contains("leaves 1 tensors");
    }
}
