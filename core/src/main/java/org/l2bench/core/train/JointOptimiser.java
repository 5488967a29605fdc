package org.l2bench.core.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.regulariser.ParameterRegulariser;

/** Several optimisers, each of parameters in a buffer of its own, that step together: groups with other rates. */
public record JointOptimiser(List<? extends Optimiser> groups) implements Optimiser {
    public JointOptimiser {
        groups = List.copyOf(groups);
    }

    @Override
    public void step(long step) {
        groups.forEach(g -> g.step(step));
    }

    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        for (int i = 0; i < groups.size(); i++) {
            var group = i + ".";
            groups.get(i).state().forEach((name, tensor) -> state.put(group + name, tensor));
        }
        return state;
    }

    @Override
    public List<? extends ParameterRegulariser> regularisers() {
        return groups.stream().flatMap(g -> g.regularisers().stream()).toList();
    }
}
