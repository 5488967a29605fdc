package org.l2bench.core.train;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.ParameterRegulariser;
import org.l2bench.core.regulariser.UpdateRule;

/**
 * Any optimiser with rules that change its step: w := w + d + sum of the rules' changes, with d the optimiser's own movement and every
 * rule looking at the old w and at d. d is the difference of what was stored, so that a movement below the rounding of w is 0.
 */
public final class RegularisedOptimiser implements Optimiser {
    private final ParameterBuffer buffer;
    private final Optimiser optimiser;
    private final Schedule schedule;
    private final List<? extends UpdateRule> rules;
    private final List<UpdateRule> active;

    /**
     * Of the parameters in a buffer, which the optimiser must be of.
     *
     * @param schedule whose multiplier the rules are told; the optimiser's
     * @throws IllegalArgumentException if a rule covers none of the parameters
     */
    public RegularisedOptimiser(
            ParameterBuffer buffer, Optimiser optimiser, Schedule schedule, List<? extends UpdateRule> rules) {
        this.buffer = buffer;
        this.optimiser = optimiser;
        this.schedule = schedule;
        this.rules = List.copyOf(rules);
        this.active = rules.stream()
                .filter(r -> !r.selector().covered(buffer.parameters()).isEmpty() && r.rate() != 0)
                .<UpdateRule>map(r -> r)
                .toList();
    }

    @Override
    public void step(long step) {
        if (active.isEmpty()) {
            optimiser.step(step);
            return;
        }
        var before = buffer.values().clone();
        optimiser.step(step);
        var movement = buffer.values().sub(before);
        double multiplier = schedule.at(step);
        var old = buffer.byName(before);
        var moved = buffer.byName(movement);
        var now = buffer.byName(buffer.values());
        for (var rule : active) {
            for (var parameter : rule.selector().covered(buffer.parameters())) {
                var name = parameter.name();
                now.get(name).add_(changed(rule, parameter, old.get(name), moved.get(name), multiplier));
            }
        }
    }

    private static Tensor changed(
            UpdateRule rule, Parameter parameter, Tensor before, Tensor movement, double multiplier) {
        return rule.change(new UpdateRule.Step(parameter, before, movement, multiplier));
    }

    @Override
    public Map<String, Tensor> state() {
        return optimiser.state();
    }

    @Override
    public List<? extends ParameterRegulariser> regularisers() {
        return Stream.concat(optimiser.regularisers().stream(), rules.stream()).toList();
    }
}
