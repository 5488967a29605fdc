package org.l2bench.core.dpsgd;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.train.ParameterBuffer;

/** How the sum of clipped gradients of single records is computed. There is no other way, so that every sum is clipped record by record. */
public sealed interface ClippedSum {
    /**
     * Puts scale * sum of c_i g_i into the gradients of the buffer, which are 0.
     *
     * @param batch not empty
     * @return the largest n_i, before clipping
     */
    double put(Records batch, Clipping clipping, double scale);

    /** By the written passes of a net: one forward and one back. */
    static ClippedSum written(RecordwiseNet net) {
        return new Written(net);
    }

    /** By one backward pass per record, recorded by libtorch: slow, and obviously right. */
    static ClippedSum byLoop(RecordwiseNet net, ParameterBuffer buffer) {
        return new Loop(net, buffer);
    }

    /** See {@link #written}. */
    record Written(RecordwiseNet net) implements ClippedSum {
        @Override
        public double put(Records batch, Clipping clipping, double scale) {
            var forward = net.forward(batch.inputs(), Dropout.none());
            var gradient = CrossEntropy.gradient(forward.logits(), batch.labels(), 1);
            return net.addClippedGradients(forward, gradient, clipping, scale)
                    .max()
                    .item_double();
        }
    }

    /** See {@link #byLoop}. */
    record Loop(RecordwiseNet net, ParameterBuffer buffer) implements ClippedSum {
        @Override
        public double put(Records batch, Clipping clipping, double scale) {
            var sum = torch.zeros_like(buffer.gradients());
            double largest = 0;
            for (long i = 0; i < batch.count(); i++) {
                try (var scope = new PointerScope()) {
                    var one = batch.only(i);
                    torch.cross_entropy_loss(net.logits(one.inputs()), one.labels())
                            .backward();
                    try (var guard = new NoGradGuard()) {
                        double norm = buffer.gradients().norm().item_double();
                        sum.add_(buffer.gradients(), new Scalar(clipping.factor(norm) * scale));
                        largest = Math.max(largest, norm);
                        buffer.gradients().zero_();
                    }
                }
            }
            buffer.gradients().copy_(sum);
            return largest;
        }
    }
}
