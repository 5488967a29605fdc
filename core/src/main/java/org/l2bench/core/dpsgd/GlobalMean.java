package org.l2bench.core.dpsgd;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Dropout;

/** The mean of each channel: [batch, channels, h, w] to [batch, channels]. */
public record GlobalMean() implements RecordwiseLayer {
    @Override
    public Trace forward(Tensor input, Dropout dropout) {
        return new Pass(input, input.mean(2, 3));
    }

    private record Pass(Tensor input, Tensor output) implements Trace {
        @Override
        public Tensor back(Tensor gradient) {
            double share = 1.0 / (input.size(2) * input.size(3));
            return gradient.mul(new Scalar(share))
                    .unsqueeze(-1)
                    .unsqueeze(-1)
                    .expand(input.sizes())
                    .contiguous();
        }
    }
}
