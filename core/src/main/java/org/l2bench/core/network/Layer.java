package org.l2bench.core.network;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** A differentiable function with parameters and buffers. */
public interface Layer {
    Tensor forward(Tensor input, Mode mode);

    /** In a fixed order. */
    List<Parameter> parameters();

    /** State that is not trained but belongs to the function, by name: running statistics, singular vectors. */
    Map<String, Tensor> buffers();
}
