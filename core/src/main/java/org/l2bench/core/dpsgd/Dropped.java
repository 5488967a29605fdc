package org.l2bench.core.dpsgd;

import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Dropout;

/**
 * Inverted dropout: each number is set to 0 with probability {@code rate}, or else divided by 1 - rate.
 *
 * @param rate in [0, 1)
 */
public record Dropped(double rate) implements RecordwiseLayer {
    public Dropped {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("dropout rate must be in [0, 1), was " + rate);
        }
    }

    @Override
    public Trace forward(Tensor input, Dropout dropout) {
        if (rate == 0) {
            return new Same(input);
        }
        var factors = dropout.apply(input.new_ones(input.sizes()), rate);
        return new Masked(factors, input.mul(factors));
    }

    private record Same(Tensor output) implements Trace {
        @Override
        public Tensor back(Tensor gradient) {
            return gradient;
        }
    }

    private record Masked(Tensor factors, Tensor output) implements Trace {
        @Override
        public Tensor back(Tensor gradient) {
            return gradient.mul(factors);
        }
    }
}
