package org.l2bench.core.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.regulariser.ObjectiveTerm;

/**
 * The training loop of every experiment. A step: loss of the batch plus the objective's further terms, backward pass, hooks,
 * optimiser, hooks. Whatever a step makes is freed when it ends.
 *
 * @param steps of the whole run
 * @param terms added to the loss by automatic differentiation; coupled penalties of the optimiser are not among them
 * @param checkpoint where the state is kept, if the run may be resumed
 */
public record Trainer(
        long steps,
        Compute compute,
        ParameterBuffer parameters,
        Optimiser optimiser,
        List<ObjectiveTerm> terms,
        List<StepHook> hooks,
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

        /** Told after the last step of every epoch of an order, of epochs that count from 1. */
        static Listener everyEpoch(EpochOrder order, Listener listener) {
            return (stepsDone, loss) -> {
                if (stepsDone % order.stepsPerEpoch() == 0) {
                    listener.after(stepsDone / order.stepsPerEpoch(), loss);
                }
            };
        }
    }

    public Trainer {
        terms = List.copyOf(terms);
        hooks = List.copyOf(hooks);
    }

    /** Loss and optimiser alone; it cannot be resumed, and nobody is told of its progress. */
    public static Trainer of(long steps, Compute compute, ParameterBuffer parameters, Optimiser optimiser) {
        return new Trainer(
                steps, compute, parameters, optimiser, List.of(), List.of(), Optional.empty(), (done, total) -> {});
    }

    /** With these terms in the objective. */
    public Trainer adding(List<? extends ObjectiveTerm> further) {
        return new Trainer(steps, compute, parameters, optimiser, joined(terms, further), hooks, checkpoint, progress);
    }

    /** With these hooks, one after the other, behind those that there are. */
    public Trainer hooked(StepHook... further) {
        return new Trainer(
                steps, compute, parameters, optimiser, terms, joined(hooks, List.of(further)), checkpoint, progress);
    }

    /** One that goes on from a checkpoint and writes it when it is due; what hooks remember belongs to it. */
    public Trainer resumable(Checkpoint place) {
        return new Trainer(steps, compute, parameters, optimiser, terms, hooks, Optional.of(place), progress);
    }

    /** One that tells of every step. */
    public Trainer telling(TrialContext.Progress listener) {
        return new Trainer(steps, compute, parameters, optimiser, terms, hooks, checkpoint, listener);
    }

    private static <T> List<T> joined(List<T> some, List<? extends T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** What regularises this run and which parameters each covers, one line each. */
    public List<String> coverage() {
        var regularisers = Stream.concat(terms.stream(), optimiser.regularisers().stream());
        return Stream.concat(
                        regularisers.map(r -> r.coverage(parameters.parameters())),
                        hooks.stream().map(StepHook::describe))
                .toList();
    }

    /** Runs from the beginning, or from the checkpoint if there is one. */
    public void run(Objective objective, Listener listener) {
        var kept = checkpoint.map(c -> c.with(ofHooks()));
        long done = kept.isPresent() ? kept.get().restore().orElse(0) : 0;
        long lastWritten = System.nanoTime();
        while (done < steps) {
            try (var scope = new PointerScope()) {
                var loss = step(objective, done);
                done++;
                listener.after(done, loss);
            }
            progress.step(done, steps);
            if (kept.isPresent() && kept.get().place().isDue(lastWritten)) {
                kept.get().write(done);
                lastWritten = System.nanoTime();
            }
        }
    }

    private Map<String, Tensor> ofHooks() {
        var state = new LinkedHashMap<String, Tensor>();
        for (var i = 0; i < hooks.size(); i++) {
            var name = "hook." + i + ".";
            hooks.get(i).state().forEach((key, tensor) -> state.put(name + key, tensor));
        }
        return state;
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
        hooks.forEach(h -> h.beforeUpdate(step));
        optimiser.step(step);
        hooks.forEach(h -> h.afterUpdate(step));
        return loss;
    }
}
