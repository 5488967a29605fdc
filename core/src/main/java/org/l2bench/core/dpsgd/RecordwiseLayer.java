package org.l2bench.core.dpsgd;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.Parameter;

/**
 * A layer that treats every record of a batch by itself, so none that mixes records, as batch norm does; its gradient is written
 * out. With libtorch's recording on, {@link #forward} is differentiable as usual.
 */
public interface RecordwiseLayer {
    /** In a fixed order; none for a layer that learns nothing. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * A pass of a batch; the first dimension is that of the records.
     *
     * @param dropout {@link Dropout#none} for the deterministic net
     */
    Trace forward(Tensor input, Dropout dropout);

    /** What a layer keeps of a pass for its gradients. */
    interface Trace {
        Tensor output();

        /** From dL/d output to dL/d input; both have the records first. */
        Tensor back(Tensor gradient);

        /**
         * Adds to the squared norms of the records' gradients, [batch], what this layer's parameters contribute.
         *
         * @param gradient dL/d output, where row i is the gradient of record i's own loss
         */
        default void addSquaredNorms(Tensor gradient, Tensor squares) {}

        /** Adds the gradients of the parameters to their leaves: the sum over the records. */
        default void addGradients(Tensor gradient) {}
    }
}
