package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.CheckpointPlace;
import org.l2bench.core.testing.TensorScope;

/** Runs one after the other, optimisers side by side, and epochs that keep their last batch. */
@ExtendWith(TensorScope.class)
class RunsInTurnTest {
    private static final int STEPS = 7;

    @TempDir
    private Path folder;

    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Adam adam(Problem problem, double rate) {
        return Adam.decoupled(problem.buffer(), rate, Adam.EPSILON, Schedule.constant(), List.of());
    }

    private record Halved(ParameterBuffer buffer) implements StepHook {
        @Override
        public void afterUpdate(long step) {
            if (step == 2) {
                buffer.values().mul_(new Scalar(0.5));
            }
        }

        @Override
        public String describe() {
            return "halved once";
        }
    }

    private static RunsInTurn.Run run(Problem problem, double rate) {
        return new RunsInTurn.Run(
                List.of(problem.buffer()),
                adam(problem, rate),
                List.of(new Halved(problem.buffer())),
                step -> problem.loss().mul(new Scalar(1.0 + step)));
    }

    private static Tensor alone(double rate) {
        var problem = Problem.of(ScalarType.Double);
        Trainer.of(STEPS, Compute.CPU, problem.buffer(), adam(problem, rate))
                .hooked(new Halved(problem.buffer()))
                .run(step -> problem.loss().mul(new Scalar(1.0 + step)), (done, loss) -> {});
        return problem.buffer().values();
    }

    private Optional<Long> trainTogether(List<Problem> problems, long cutAfter) {
        var runs = new RunsInTurn(List.of(run(problems.get(0), 0.1), run(problems.get(1), 0.01)), STEPS);
        var place = new CheckpointPlace(
                folder.resolve("checkpoint"), "owner", Collections.emptySortedMap(), note -> {}, Duration.ZERO);
        var first = new ArrayList<Long>();
        try {
            Trainer.of(runs.totalSteps(), Compute.CPU, problems.get(0).buffer(), runs.optimiser())
                    .hooked(runs.hook())
                    .resumable(new Checkpoint(place, runs.state(), new History()))
                    .run(runs.objective(), (done, loss) -> {
                        first.add(done);
                        if (done == cutAfter) {
                            throw new Cut();
                        }
                    });
        } catch (Cut expected) {
            assertThat(cutAfter).isPositive();
        }
        return first.stream().findFirst();
    }

    private static List<Problem> two() {
        return List.of(Problem.of(ScalarType.Double), Problem.of(ScalarType.Double));
    }

    @Test
    void eachRunEndsAsItDoesAlone() {
        var problems = two();
        trainTogether(problems, 0);
        assertThatTensor(problems.get(0).buffer().values()).hasBitsOf(alone(0.1));
        assertThatTensor(problems.get(1).buffer().values()).hasBitsOf(alone(0.01));
        assertThat(new RunsInTurn(List.of(run(problems.get(0), 1)), 1).hook().describe())
                .isEqualTo("halved once");
        assertThatThrownBy(() -> new RunsInTurn(List.of(), 1)).hasMessageContaining("at least a run and a step");
    }

    @Test
    void cutOffInTheSecondRunItGoesOnThere() {
        trainTogether(two(), STEPS + 3);
        var problems = two();
        assertThat(trainTogether(problems, 0)).contains(STEPS + 3L);
        assertThatTensor(problems.get(0).buffer().values()).hasBitsOf(alone(0.1));
        assertThatTensor(problems.get(1).buffer().values()).hasBitsOf(alone(0.01));
    }

    @Test
    void optimisersSideBySideStepAsEachAlone() {
        var problems = two();
        var joint = new JointOptimiser(List.of(adam(problems.get(0), 0.1), adam(problems.get(1), 0.01)));
        assertThat(joint.state()).containsOnlyKeys("0.mean", "0.square", "1.mean", "1.square");
        for (int step = 0; step < STEPS; step++) {
            double factor = 1.0 + step;
            problems.forEach(p -> p.loss().mul(new Scalar(factor)).backward());
            joint.step(step);
            for (var problem : problems) {
                new Halved(problem.buffer()).afterUpdate(step);
            }
        }
        assertThatTensor(problems.get(0).buffer().values()).hasBitsOf(alone(0.1));
        assertThatTensor(problems.get(1).buffer().values()).hasBitsOf(alone(0.01));
    }

    @Test
    void everyEpochHasEachSampleOnce() {
        var order = new WholeEpochs(10, 4, RandomStream::new, Compute.CPU);
        assertThat(order.stepsPerEpoch()).isEqualTo(3);
        for (int epoch = 0; epoch < 3; epoch++) {
            var seen = new ArrayList<Long>();
            for (int step = 3 * epoch; step < 3 * epoch + 3; step++) {
                for (long sample : TensorArrays.longs(order.batch(step))) {
                    seen.add(sample);
                }
            }
            assertThat(seen).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        }
        assertThat(order.batch(2).size(0)).isEqualTo(2);
        assertThat(TensorArrays.longs(order.batch(4)))
                .isEqualTo(TensorArrays.longs(new WholeEpochs(10, 4, RandomStream::new, Compute.CPU).batch(4)));
    }
}
