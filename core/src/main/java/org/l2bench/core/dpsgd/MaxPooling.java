package org.l2bench.core.dpsgd;

import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.network.Dropout;

/** The greatest of each 2 x 2 square: [batch, channels, h, w] to [batch, channels, h/2, w/2]. */
public record MaxPooling() implements RecordwiseLayer {
    private static final long[] TWO = {2, 2};
    private static final long[] NONE = {0, 0};
    private static final long[] UNIT = {1, 1};

    @Override
    public Trace forward(Tensor input, Dropout dropout) {
        var places = torch.empty(0).to(input.device(), ScalarType.Long);
        if (GradMode.is_enabled()) {
            return new Pass(input, torch.max_pool2d(input, TWO, TWO, NONE, UNIT, false), places);
        }
        var output = torch.empty(0).to(input.device(), input.scalar_type());
        torch.max_pool2d_with_indices_out(output, places, input, TWO, TWO, NONE, UNIT, false);
        return new Pass(input, output, places);
    }

    /** With the places of the greatest, which a recorded pass keeps elsewhere. */
    private record Pass(Tensor input, Tensor output, Tensor places) implements Trace {
        @Override
        public Tensor back(Tensor gradient) {
            return torch.max_pool2d_with_indices_backward(gradient, input, TWO, TWO, NONE, UNIT, false, places);
        }
    }
}
