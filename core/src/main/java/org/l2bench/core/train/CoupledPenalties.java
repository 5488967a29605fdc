package org.l2bench.core.train;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.regulariser.L2Penalty;

/**
 * Penalties whose gradient an optimiser adds itself ("coupled" decay): h = g + 2 lambda w, in place, on the elements of a
 * buffer that each covers.
 */
final class CoupledPenalties {
    private final List<Part> parts;

    /** The elements that one penalty acts on. */
    private record Part(Tensor values, Tensor gradients, Scalar twoLambda) {}

    /** @throws IllegalArgumentException if a penalty covers none of the parameters */
    CoupledPenalties(ParameterBuffer buffer, List<L2Penalty> penalties) {
        penalties.forEach(p -> p.selector().covered(buffer.parameters()));
        this.parts = penalties.stream()
                .filter(p -> p.lambda() > 0)
                .flatMap(p -> buffer.segments(p.selector().covers()).stream()
                        .map(s -> new Part(
                                s.of(buffer.values()), s.of(buffer.gradients()), new Scalar(p.pyTorchWeightDecay()))))
                .toList();
    }

    /** Turns the gradients g in the buffer into h. */
    void addToGradients() {
        parts.forEach(p -> p.gradients().add_(p.values(), p.twoLambda()));
    }
}
