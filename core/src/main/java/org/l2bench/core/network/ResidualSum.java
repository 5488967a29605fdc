package org.l2bench.core.network;

import org.bytedeco.pytorch.Tensor;

/**
 * What a residual block adds, before the activation.
 *
 * @param block the block's name, e.g. {@code stage1.block1}
 * @param projects whether the shortcut is a convolution with a norm, and not the input as it is
 * @param branch output of the residual branch, [batch, channels, h, w]
 * @param shortcut of the same shape
 */
public record ResidualSum(String block, boolean projects, Tensor branch, Tensor shortcut) {}
