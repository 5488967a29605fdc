package org.l2bench.core.boosting;

import org.bytedeco.pytorch.global.torch;

/**
 * XGBoost needs a libgomp. libtorch brings one, which serves both if it is loaded first; else XGBoost takes the system's, where there
 * is one, and the process has two OpenMP runtimes.
 */
final class OneOpenMp {
    private OneOpenMp() {}

    static void torchFirst() {
        // Any call loads the library.
        torch.get_num_threads();
    }
}
