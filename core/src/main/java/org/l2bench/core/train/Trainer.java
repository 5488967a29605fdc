package org.l2bench.core.train;

import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.regulariser.ObjectiveTerm;

/**
 * The training loop of every experiment. A step: loss of the batch plus the objective's further terms, backward pass,
 * optimiser. Whatever a step makes is freed when it ends.
 *
 * @param steps of the whole run
 * @param terms added to the loss by automatic differentiation; coupled penalties of the optimiser are not among them
 * @param checkpoint where the state is kept, if the run may be resumed
 */
public record Trainer(
        long steps,
        Compute compute,
        ParameterBuffer parameters,
        List<ObjectiveTerm> terms,
        Optimiser optimiser,
        Optional<Checkpoint> checkpoint,
        TrialContext.Progress progress) {

    /** What is minimised. */
    @FunctionalInterface
    public interface Objective {
        /** The mean loss of the step's batch, a differentiable scalar, in training mode. */
        Tensor loss(long step);
    }

    /** Told after every step; decides itself when to evaluate. */
    @FunctionalInterface
    public interface Listener {
        /**
         * After a step.
         *
         * @param stepsDone 1 after the first step
         * @param loss of the step's batch, without the further terms; freed afterwards
         */
        void after(long stepsDone, Tensor loss);
    }

    /** Runs from the beginning, or from the checkpoint if there is one. */
    public void run(Objective objective, Listener listener) {
        long done = checkpoint.isPresent() ? checkpoint.get().restore().orElse(0) : 0;
        long lastWritten = System.nanoTime();
        while (done < steps) {
            try (var scope = new PointerScope()) {
                var loss = step(objective, done);
                done++;
                listener.after(done, loss);
            }
            progress.step(done, steps);
            if (checkpoint.isPresent() && checkpoint.get().place().isDue(lastWritten)) {
                checkpoint.get().write(done);
                lastWritten = System.nanoTime();
            }
        }
    }

    private Tensor step(Objective objective, long step) {
        Tensor loss;
        try (var cast = compute.precision().cast(compute.device())) {
            loss = objective.loss(step);
        }
        var total = loss;
        for (var term : terms) {
            total = total.add(term.term(parameters.parameters()));
        }
        total.backward();
        optimiser.step(step);
        return loss;
    }
}
