package org.l2bench.core.neighbour;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.pytorch.Tensor;

/** Squared distances to the keys of a block as direct sums of squared differences in float64. */
record DirectDistances(FloatIndexer keys) {
    /** Of keys [keys, dimension], contiguous; copied only if they are on another device. */
    static DirectDistances to(Tensor keys) {
        var here = keys.cpu();
        return new DirectDistances(FloatIndexer.create(new FloatPointer(here.data_ptr_float()).capacity(here.numel())));
    }

    /** Four sums, so that additions need not wait for each other. */
    double squared(double[] query, int key) {
        long start = (long) key * query.length;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = 0;
        for (; j + 3 < query.length; j += 4) {
            double da = query[j] - keys.get(start + j);
            double db = query[j + 1] - keys.get(start + j + 1);
            double dc = query[j + 2] - keys.get(start + j + 2);
            double dd = query[j + 3] - keys.get(start + j + 3);
            a += da * da;
            b += db * db;
            c += dc * dc;
            d += dd * dd;
        }
        for (; j < query.length; j++) {
            double da = query[j] - keys.get(start + j);
            a += da * da;
        }
        return (a + b) + (c + d);
    }
}
