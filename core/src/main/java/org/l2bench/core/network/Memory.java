package org.l2bench.core.network;

import org.bytedeco.pytorch.Tensor;

/**
 * Sentences as an encoder has read them.
 *
 * @param states [batch, time, width]
 * @param visible the places that belong to sentences, bool [batch, 1, 1, time]
 */
public record Memory(Tensor states, Tensor visible) {}
