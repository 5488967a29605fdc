package org.l2bench.core.neighbour.inverted;

import java.util.ArrayList;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.neighbour.NeighbourIndex;
import org.l2bench.core.neighbour.Neighbours;
import org.l2bench.core.neighbour.Shares;

/**
 * Search in an {@link InvertedFile}: of the keys in the lists that lie nearest to a query, {@code probes} of them, the k nearest, by
 * squared distances computed as in the exact search, equal ones in the order of the text. If those lists hold fewer than k keys, the
 * query looks into further ones until k are there. So every query gets k keys, and what it gets depends on nothing but the file, k and
 * probes: not on storage, threads, BLAS, or which queries are asked together. Queries may lie anywhere, the search is in host memory.
 *
 * @param probes lists that a query looks into, of {@link InvertedFile#lists}; all of them is the exact search
 * @param threads that share the queries of a search; libtorch's own threads are not these
 */
public record InvertedIndex(InvertedFile file, int probes, int threads) implements NeighbourIndex {
    private static final int ROWS = 1024;

    /** Candidates of a batch, so that they take no more memory with a larger k. */
    private static final int MOST_NEIGHBOURS = 1 << 21;

    public InvertedIndex {
        require(probes >= 1 && probes <= file.lists(), "probes must be in 1.." + file.lists() + ", was " + probes);
        require(threads >= 1, "threads must be >= 1, was " + threads);
    }

    public InvertedIndex withProbes(int other) {
        return new InvertedIndex(file, other, threads);
    }

    @Override
    public long size() {
        return file.head().keys();
    }

    @Override
    public int dimension() {
        return file.head().dimension();
    }

    @Override
    public boolean isExact() {
        return probes == file.lists();
    }

    @Override
    public Neighbours search(Tensor queries, int k) {
        check(queries, k);
        try (var scope = new PointerScope()) {
            var asked = queries.detach().cpu().contiguous();
            int count = (int) asked.size(0);
            int rows = Math.max(1, Math.min(Math.min(ROWS, MOST_NEIGHBOURS / k), (count + threads - 1) / threads));
            var distances = new double[Math.multiplyExact(count, k)];
            var positions = new int[distances.length];
            var shares = new ArrayList<Runnable>();
            for (int thread = 0; thread < Math.min(threads, (count + rows - 1) / rows); thread++) {
                int first = thread * rows;
                shares.add(() -> {
                    try (var own = new PointerScope()) {
                        var pass = new ListPass(file, probes, rows, k);
                        for (int start = first; start < count; start += rows * threads) {
                            try (var batch = new PointerScope()) {
                                var some = asked.narrow(0, start, Math.min(rows, count - start));
                                pass.search(some, start, distances, positions);
                            }
                        }
                    }
                });
            }
            Shares.run(shares);
            return new Neighbours(k, distances, positions);
        }
    }

    /** How many of these queries had fewer than k keys in their lists, and looked into further ones. */
    public int queriesWithFewerThan(Tensor queries, int k) {
        check(queries, k);
        try (var scope = new PointerScope()) {
            return new Probes(file, probes, k).forEach(queries.detach().cpu().contiguous(), (row, list) -> {});
        }
    }

    private void check(Tensor queries, int k) {
        require(
                queries.dim() == 2
                        && queries.size(0) >= 1
                        && queries.size(1) == dimension()
                        && queries.scalar_type().intern() == ScalarType.Float,
                "queries must be float32 [n, " + dimension() + "] as the keys, were "
                        + queries.scalar_type().intern() + " " + Arrays.toString(queries.shape()));
        require(k >= 1 && k <= size(), "k must be in 1.." + size() + ", was " + k);
        require(queries.isfinite().all().item_bool(), "queries must be finite, found NaN or infinity");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
