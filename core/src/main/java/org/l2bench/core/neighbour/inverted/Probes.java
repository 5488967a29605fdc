package org.l2bench.core.neighbour.inverted;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.TensorArrays;

/**
 * Which lists a query looks into: the nearest ones, {@code count} of them, and further ones in their order while they hold fewer than
 * k keys. Decided as {@link Centroids} decides.
 *
 * @param count at least
 */
record Probes(InvertedFile file, int count, int k) {
    /** Told of a query and one of its lists. */
    interface Told {
        void accept(int row, int list);
    }

    /**
     * The lists of every query, in no order.
     *
     * @param queries [rows, dimension], float32, in host memory
     * @return how many queries had fewer than k keys in their {@code count} lists
     */
    int forEach(Tensor queries, Told told) {
        var centroids = file.centroids();
        int dimension = centroids.dimension();
        int few = 0;
        try (var scope = new PointerScope()) {
            var space = centroids.space();
            int together = space.rowsFor(centroids.lists());
            for (long start = 0; start < queries.size(0); start += together) {
                try (var inner = new PointerScope()) {
                    var some = queries.narrow(0, start, Math.min(together, queries.size(0) - start));
                    var numbers = TensorArrays.floats(some);
                    space.fill(some, centroids.matrix(), centroids.squares());
                    var cuts = count < centroids.lists() ? cuts(space, some.size(0)) : new float[0];
                    for (int row = 0; row < some.size(0); row++) {
                        int[] lists =
                                cuts.length == 0 ? all() : nearest(space, row, cuts[row], numbers, row * dimension);
                        if (keys(lists) < k) {
                            few++;
                            lists = untilEnough(centroids.inOrder(numbers, row * dimension));
                        }
                        for (int list : lists) {
                            told.accept((int) start + row, list);
                        }
                    }
                }
            }
        }
        return few;
    }

    private int[] all() {
        var lists = new int[file.lists()];
        Arrays.setAll(lists, i -> i);
        return lists;
    }

    /** The count-th least score of each row. */
    private float[] cuts(ScoreRows space, long rows) {
        try (var values = torch.kthvalue(space.matrix(rows), count)) {
            return TensorArrays.floats(values.get0());
        }
    }

    private int[] nearest(ScoreRows space, int row, float cut, float[] numbers, int start) {
        double error = 2 * file.centroids().scoreError(numbers, start);
        float sure = Math.nextDown((float) (cut - error));
        var lists = new int[count];
        var doubtful = new Growing();
        int[] found = {0};
        space.forEachUpTo(row, Math.nextUp((float) (cut + error)), (list, score) -> {
            if (score < sure) {
                lists[found[0]++] = list;
            } else {
                doubtful.add(list);
            }
        });
        int wanted = count - found[0];
        int[] rest = doubtful.size == wanted
                ? doubtful.values()
                : file.centroids().inOrder(numbers, start, doubtful.values());
        System.arraycopy(rest, 0, lists, found[0], wanted);
        return lists;
    }

    /** Lists whose rank rounding leaves open; mostly one. */
    private static final class Growing {
        private int[] values = new int[8];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        int[] values() {
            return Arrays.copyOf(values, size);
        }
    }

    private long keys(int[] lists) {
        long keys = 0;
        for (int list : lists) {
            keys += file.keysOf(list);
        }
        return keys;
    }

    private int[] untilEnough(int[] inOrder) {
        int taken = 0;
        long keys = 0;
        while (taken < count || keys < k) {
            keys += file.keysOf(inOrder[taken++]);
        }
        return Arrays.copyOf(inOrder, taken);
    }
}
