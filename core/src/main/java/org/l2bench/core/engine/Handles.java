package org.l2bench.core.engine;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
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

    /** The i-th tensor of a result of three, from 0. */
    public static Tensor at(T_TensorTensorTensor_T results, int i) {
        return new Tensor(
                switch (i) {
                    case 0 -> results.get0();
                    case 1 -> results.get1();
                    case 2 -> results.get2();
                    default -> throw new IllegalArgumentException("there are the tensors 0, 1 and 2, not " + i);
                });
    }

    /** Adds to the gradient of a leaf, as a backward pass does; nothing where the leaf wants none. */
    public static void addToGradient(Tensor leaf, Tensor gradient) {
        if (!leaf.requires_grad()) {
            return;
        }
        var sum = gradient(leaf);
        if (sum.defined()) {
            sum.add_(gradient);
        } else {
            bindGradient(leaf, gradient.clone());
        }
    }

    /** The tensor, kept for as long as the scope is open. */
    public static Tensor handedTo(PointerScope scope, Tensor tensor) {
        scope.attach(tensor);
        return tensor;
    }
}
