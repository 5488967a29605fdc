package org.l2bench.core.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * A trained tensor of a network.
 *
 * @param name unique in the network, e.g. {@code stage2.block1.conv1.weight}
 * @param place for norm scales and shifts, where the layer stands; else empty
 * @param tensor a leaf that requires a gradient; its storage may be moved, its handle stays
 */
public record Parameter(String name, Role role, Optional<NormPlace> place, Tensor tensor) {
    public static Parameter of(String name, Role role, Tensor initial) {
        return new Parameter(name, role, Optional.empty(), initial.set_requires_grad(true));
    }

    public static Parameter ofNorm(String name, Role role, NormPlace place, Tensor initial) {
        return new Parameter(name, role, Optional.of(place), initial.set_requires_grad(true));
    }

    /** How many numbers it holds. */
    public long size() {
        return tensor.numel();
    }
}
