package org.l2bench.core.network;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoDispatchBelowAutograd;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.VoidTensorHook;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;

/**
 * Where a {@link Pass} meets automatic differentiation. What follows the pass is recorded as usual; when a backward pass arrives
 * at the pass's output, the written gradient goes on from there. The parameters get their gradients, and {@code backward} is
 * the one way to ask for them: they are not in the recorded graph. Inside, operations skip the layer of libtorch that would
 * record them, not only the recording.
 */
final class WrittenGradient {
    private WrittenGradient() {}

    /**
     * Whether the written gradient may stand in for the recorded one: gradients are asked for, but none at the input; on the CPU, in
     * float32. Elsewhere recording costs little beside the arithmetic.
     */
    static boolean serves(Tensor input) {
        return GradMode.is_enabled()
                && !input.requires_grad()
                && !input.is_cuda()
                && !torch.is_autocast_enabled(DeviceType.CPU);
    }

    /** The output of a pass, as a leaf of the graph of what follows. */
    static Tensor attached(Supplier<Pass> forward) {
        Pass pass;
        try (var guard = new NoGradGuard();
                var below = new AutoDispatchBelowAutograd()) {
            pass = forward.get();
        }
        var leaf = pass.output().set_requires_grad(true);
        leaf.register_hook(new Hook(pass));
        return leaf;
    }

    /** Called with dL/d output, once it is complete. Belongs to the scope of the pass, as the pass's tensors do. */
    private static final class Hook extends VoidTensorHook {
        private final Pass pass;

        Hook(Pass pass) {
            this.pass = pass;
        }

        @Override
        public void call(TensorBase gradient) {
            try (var scope = new PointerScope();
                    var guard = new NoGradGuard();
                    var below = new AutoDispatchBelowAutograd()) {
                pass.back(new Tensor(gradient));
            }
        }
    }
}
