package org.l2bench.core.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.setting.Problems;

/**
 * Weights of a network outside of it, by name: to keep what was trained, and to start from what others have trained.
 *
 * @param tensors by the names of whoever made them
 */
public record NamedWeights(Map<String, Tensor> tensors) {
    /** Copies of the parameters and buffers whose names fit. */
    public static NamedWeights of(Classifier network, Predicate<String> names) {
        var tensors = new LinkedHashMap<String, Tensor>();
        all(network).forEach((name, tensor) -> {
            if (names.test(name)) {
                tensors.put(name, tensor.detach().clone());
            }
        });
        return new NamedWeights(tensors);
    }

    /**
     * Puts the weights into the parameters and buffers whose names fit.
     *
     * @param names which of the network's tensors are set; all of them must be there
     * @param theirs from the network's name of a tensor to the name that it has here
     * @throws org.l2bench.core.setting.InvalidSettings naming every tensor that is missing or has another shape
     */
    public void putInto(Classifier network, Predicate<String> names, UnaryOperator<String> theirs) {
        var problems = new Problems();
        var wanted = new LinkedHashMap<Tensor, Tensor>();
        all(network).forEach((name, tensor) -> {
            if (!names.test(name)) {
                return;
            }
            var given = tensors.get(theirs.apply(name));
            problems.require(given != null, "weights lack tensor %s", theirs.apply(name));
            if (given != null) {
                problems.require(
                        Arrays.equals(given.shape(), tensor.shape()),
                        "tensor %s has shape %s, the network wants %s",
                        theirs.apply(name),
                        Arrays.toString(given.shape()),
                        Arrays.toString(tensor.shape()));
                wanted.put(tensor, given);
            }
        });
        problems.throwIfAny();
        try (var guard = new NoGradGuard()) {
            wanted.forEach((tensor, given) -> tensor.copy_(given));
        }
    }

    private static Map<String, Tensor> all(Classifier network) {
        var tensors = new LinkedHashMap<String, Tensor>();
        List<Parameter> parameters = network.parameters();
        parameters.forEach(p -> tensors.put(p.name(), p.tensor()));
        tensors.putAll(network.buffers());
        return tensors;
    }
}
