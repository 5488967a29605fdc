package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.engine.TensorArrays;

/**
 * The two parameters of a norm, (gamma, beta). Where a rectifier, a linear map and a norm follow, the loss does not change when both
 * are multiplied by the same c &gt; 0, up to that norm's epsilon: the pair is then orthogonal to its gradient, and the learning rate acts
 * on its direction as eta / |(gamma, beta)|^2.
 *
 * @param norm the norm's name
 */
public record ScaleAndShift(String norm, Parameter scale, Parameter shift) {
    private static final String SCALE = ".scale";

    /** Those of all norms at a place, in the network's order. */
    public static List<ScaleAndShift> at(NormPlace place, List<Parameter> parameters) {
        var pairs = new ArrayList<ScaleAndShift>();
        for (var scale : parameters) {
            if (scale.role() == Role.NORM_SCALE && scale.place().equals(Optional.of(place))) {
                var norm = scale.name().substring(0, scale.name().length() - SCALE.length());
                pairs.add(new ScaleAndShift(norm, scale, named(norm + ".shift", parameters)));
            }
        }
        return List.copyOf(pairs);
    }

    private static Parameter named(String name, List<Parameter> parameters) {
        return parameters.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no parameter " + name));
    }

    /** Sum of gamma^2 and of beta^2 over the number of channels; 1 at the usual start, gamma 1 and beta 0. */
    public double squarePerChannel() {
        try (var scope = new PointerScope()) {
            double sum = 0;
            for (var parameter : List.of(scale, shift)) {
                for (double value : TensorArrays.doubles(parameter.tensor())) {
                    sum += value * value;
                }
            }
            return sum / scale.size();
        }
    }
}
