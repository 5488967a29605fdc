package org.l2bench.core.network;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A network that is never trained and takes over the values of another one when it is told to: a teacher. No gradient is computed
 * for it.
 *
 * @param network of the shape of those that are copied
 */
public record FrozenCopy(LayeredClassifier network) {
    public FrozenCopy {
        network.parameters().forEach(p -> p.tensor().set_requires_grad(false));
    }

    /** Takes over all parameters and buffers of a network of the same shape. */
    public void copyFrom(Classifier source) {
        try (var guard = new NoGradGuard()) {
            List<Parameter> from = source.parameters();
            List<Parameter> to = network.parameters();
            for (int i = 0; i < to.size(); i++) {
                to.get(i).tensor().copy_(from.get(i).tensor());
            }
            Map<String, Tensor> buffers = source.buffers();
            network.buffers().forEach((name, tensor) -> tensor.copy_(buffers.get(name)));
        }
    }
}
