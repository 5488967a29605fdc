package org.l2bench.core.dpsgd;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.train.ParameterBuffer;

/** How the sum of clipped gradients of single records is computed. Nobody else can add a way, so that a {@link PrivacyLedger} knows all. */
public sealed interface ClippedSum {
    /** Puts scale * sum of c_i g_i into the gradients of the buffer, which are 0. */
    void put(Records batch, Clipping clipping, double scale);

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
        public void put(Records batch, Clipping clipping, double scale) {
            var forward = net.forward(batch.inputs(), Dropout.none());
            var gradient = CrossEntropy.gradient(forward.logits(), batch.labels(), 1);
            net.addClippedGradients(forward, gradient, clipping, scale);
        }
    }

    /** See {@link #byLoop}. */
    record Loop(RecordwiseNet net, ParameterBuffer buffer) implements ClippedSum {
        @Override
        public void put(Records batch, Clipping clipping, double scale) {
            var sum = torch.zeros_like(buffer.gradients());
            for (long i = 0; i < batch.count(); i++) {
                try (var scope = new PointerScope()) {
                    var one = batch.only(i);
                    torch.cross_entropy_loss(net.logits(one.inputs()), one.labels()).backward();
                    try (var guard = new NoGradGuard()) {
                        double factor = clipping.factor(buffer.gradients().norm().item_double());
                        sum.add_(buffer.gradients(), new Scalar(factor * scale));
                        buffer.gradients().zero_();
                    }
                }
            }
            buffer.gradients().copy_(sum);
        }
    }
}
