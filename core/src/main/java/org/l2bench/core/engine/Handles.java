package org.l2bench.core.engine;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Owned handles for the accessors that libtorch answers with a view by reference. Such a view reads another tensor, or
 * crashes the process, once its owner's scope has closed; an owned handle keeps the tensor alive. The architecture test
 * forbids these accessors everywhere else.
 */
public final class Handles {
    private Handles() {}

    /** The i-th tensor of a vector. */
    public static Tensor at(TensorVector vector, long i) {
        return new Tensor(vector.get(i));
    }

    /** The gradient of a leaf, undefined before the first backward pass. */
    public static Tensor gradient(Tensor leaf) {
        return new Tensor(leaf.grad());
    }

    /** Gives a leaf a gradient of its own, which every backward pass then adds to in place. */
    public static void bindGradient(Tensor leaf, Tensor gradient) {
        leaf.mutable_grad().put(gradient);
    }
}
