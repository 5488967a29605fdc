package org.l2bench.core.network;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/** Initial values of convolutions that keep the variance of what flows back through rectifiers (He et al. 2015). */
public final class HeNormal {
    private HeNormal() {}

    /** Draws every kernel [out, in, k, k] anew from N(0, 2 / (k k out)). */
    public static void fanOut(List<Parameter> parameters, InitialStreams streams) {
        try (var guard = new NoGradGuard();
                var scope = new PointerScope()) {
            for (var parameter : parameters) {
                var kernel = parameter.tensor();
                if (kernel.dim() == 4) {
                    double fan = (double) kernel.size(0) * kernel.size(2) * kernel.size(3);
                    var drawn = streams.of(parameter.name()).normal(Math.sqrt(2 / fan), kernel.shape());
                    kernel.copy_(drawn);
                }
            }
        }
    }
}
