package org.l2bench.core.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.regulariser.ParameterRegulariser;

/**
 * Runs of the same length, such as one for each of several learning rates, as one run: the second begins when the first has ended. So
 * there is one progress, and one checkpoint from which it goes on wherever it was cut off.
 *
 * @param steps of each run
 */
public record RunsInTurn(List<Run> runs, long steps) {
    /**
     * One of the runs, whose steps count from 0.
     *
     * @param buffers its parameters
     */
    public record Run(
            List<ParameterBuffer> buffers, Optimiser optimiser, List<StepHook> hooks, Trainer.Objective objective) {
        public Run {
            buffers = List.copyOf(buffers);
            hooks = List.copyOf(hooks);
        }

        private Map<String, Tensor> state() {
            var state = new LinkedHashMap<String, Tensor>();
            for (int i = 0; i < buffers.size(); i++) {
                state.put("parameters." + i, buffers.get(i).values());
            }
            optimiser.state().forEach((name, tensor) -> state.put("optimiser." + name, tensor));
            for (int i = 0; i < hooks.size(); i++) {
                var hook = "hook." + i + ".";
                hooks.get(i).state().forEach((name, tensor) -> state.put(hook + name, tensor));
            }
            return state;
        }
    }

    public RunsInTurn {
        runs = List.copyOf(runs);
        if (runs.isEmpty() || steps < 1) {
            throw new IllegalArgumentException(
                    "runs in turn need at least a run and a step, had " + runs.size() + " and " + steps);
        }
    }

    /** Steps of all of them. */
    public long totalSteps() {
        return runs.size() * steps;
    }

    /** All that changes from step to step, by name. */
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        for (int i = 0; i < runs.size(); i++) {
            var run = "run." + i + ".";
            runs.get(i).state().forEach((name, tensor) -> state.put(run + name, tensor));
        }
        return state;
    }

    private Run at(long step) {
        return runs.get(Math.toIntExact(step / steps));
    }

    /** What is minimised, with {@link #optimiser} and {@link #hook}. */
    public Trainer.Objective objective() {
        return step -> at(step).objective().loss(step % steps);
    }

    /** The optimiser of the run that is under way. */
    public Optimiser optimiser() {
        return new InTurn(this);
    }

    /** The hooks of the run that is under way. */
    public StepHook hook() {
        return new HooksInTurn(this);
    }

    private record InTurn(RunsInTurn all) implements Optimiser {
        @Override
        public void step(long step) {
            all.at(step).optimiser().step(step % all.steps());
        }

        @Override
        public Map<String, Tensor> state() {
            return Map.of(); // in that of the runs
        }

        @Override
        public List<? extends ParameterRegulariser> regularisers() {
            return all.runs().stream()
                    .flatMap(r -> r.optimiser().regularisers().stream())
                    .toList();
        }
    }

    private record HooksInTurn(RunsInTurn all) implements StepHook {
        @Override
        public void beforeUpdate(long step) {
            all.at(step).hooks().forEach(h -> h.beforeUpdate(step % all.steps()));
        }

        @Override
        public void afterUpdate(long step) {
            all.at(step).hooks().forEach(h -> h.afterUpdate(step % all.steps()));
        }

        @Override
        public String describe() {
            Stream<String> hooks = all.runs().stream()
                    .flatMap(r -> r.hooks().stream())
                    .map(StepHook::describe)
                    .distinct();
            return String.join("; ", hooks.toList());
        }
    }
}
