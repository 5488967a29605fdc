package org.l2bench.core.dpsgd;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.Dropout;

/** max(x, 0). */
public record Rectifier() implements RecordwiseLayer {
    @Override
    public Trace forward(Tensor input, Dropout dropout) {
        return new Pass(torch.relu(input));
    }

    private record Pass(Tensor output) implements Trace {
        @Override
        public Tensor back(Tensor gradient) {
            return torch.threshold_backward(gradient, output, new Scalar(0.0));
        }
    }
}
