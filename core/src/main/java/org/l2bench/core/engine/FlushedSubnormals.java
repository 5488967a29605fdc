package org.l2bench.core.engine;

import org.bytedeco.pytorch.Context;

/**
 * While it is open, numbers nearer to 0 than the least normal one (1.2e-38 in float32) count as 0 on this thread, in libtorch and in
 * Java alike. For training under a strong L2 penalty: it drives weights, and what they are multiplied with, down there, where a CPU
 * computes many times slower; a step of a small net was seen to take three times as long late in training as at its start.
 *
 * <p>To be closed by the thread that opened it, which parses no numbers in the meantime: Java does not end with some doubles near
 * 2.2e-308 (see {@code findings/libtorch-flush-denormal-reaches-java.sh}). A CPU that cannot do so computes on as it is.
 */
public final class FlushedSubnormals implements AutoCloseable {
    public FlushedSubnormals() {
        Context.setFlushDenormal(true);
    }

    @Override
    public void close() {
        Context.setFlushDenormal(false);
    }
}
