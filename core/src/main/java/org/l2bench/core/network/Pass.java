package org.l2bench.core.network;

import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Handles;

/**
 * A training pass through a layer whose gradient is written out. libtorch's recording of a small network takes as long as its
 * arithmetic: each operation has a node, and each node its own memory.
 *
 * <p>An operation in place answers with a handle that ends with its argument's: give back the argument itself.
 *
 * @param output made without recording
 * @param gradient from dL/d output, which it may overwrite, to dL/d input; adds the gradients of the parameters to their
 *     leaves. Called at most once
 */
record Pass(Tensor output, UnaryOperator<Tensor> gradient) {
    /** The way back; frees at once what is made on it, but the result. */
    Tensor back(Tensor outputGradient) {
        var callers = PointerScope.getInnerScope();
        try (var scope = new PointerScope()) {
            var result = gradient.apply(outputGradient);
            return callers == null ? result.retainReference() : Handles.handedTo(callers, result);
        }
    }

    /** The output through another layer. */
    Pass then(Pass next) {
        return new Pass(next.output(), g -> back(next.back(g)));
    }

    /** Which of three gradients a backward operation is to compute. */
    static BoolPointer wanted(boolean... gradients) {
        var mask = new BoolPointer(gradients.length);
        for (int i = 0; i < gradients.length; i++) {
            mask.put(i, gradients[i]);
        }
        return mask;
    }
}
