package org.l2bench.core.train;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.network.Parameter;

/** How strongly one term of an objective pulls, beside the step's own backward pass and without a trace in it. */
public final class GradientNorm {
    private GradientNorm() {}

    /** |d term / d parameters|; 0 for parameters that the term does not reach. The graph stays for other passes. */
    public static double of(Tensor term, List<Parameter> parameters) {
        try (var scope = new PointerScope()) {
            var leaves = parameters.stream().map(Parameter::tensor).toArray(Tensor[]::new);
            var gradients = torch.grad(
                    new TensorVector(term),
                    new TensorVector(leaves),
                    new TensorVector(),
                    new BoolOptional(true),
                    false,
                    true);
            double squares = 0;
            for (long i = 0; i < gradients.size(); i++) {
                var gradient = Handles.at(gradients, i);
                squares += gradient.defined() ? gradient.square().sum().item_double() : 0;
            }
            return Math.sqrt(squares);
        }
    }
}
