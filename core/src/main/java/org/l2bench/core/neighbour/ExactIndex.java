package org.l2bench.core.neighbour;

import java.util.ArrayList;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;

/**
 * Exhaustive search. Scores |k|^2 - 2 q'k come block by block from matrix products; a query keeps the keys whose score does not
 * exceed its bound, and the bound falls as better keys are found. It starts from the scores of a sample of the keys; a query
 * whose sample promised too much is searched again without one. What is kept is more than k by what rounding may have done to
 * the scores; the squared distances of these keys are computed anew, as direct sums of squares in float64, and decide. So the
 * result does not depend on blocks, threads, BLAS or device: it is that of a double loop in float64.
 *
 * <p>Memory beside the keys: their squared norms, and what {@link SearchMemory} says, however many keys there are.
 */
public final class ExactIndex implements NeighbourIndex {
    /** Keys whose scores give the first bounds. */
    private static final int LARGEST_SAMPLE = 1 << 14;

    /** As many of a query's k neighbours should be in the sample; fewer make a loose bound, more cost time. */
    private static final int WANTED_IN_SAMPLE = 24;

    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private final Tensor keys;
    private final long size;
    private final int dimension;
    private final Tensor squares;
    private final double largestNorm;
    private final Tensor sample;
    private final Tensor sampleSquares;
    private final SearchMemory memory;
    private final int threads;

    /**
     * An index of keys that stay where they are.
     *
     * @param keys [keys, dimension], float32, finite, on the device that is to compute; must not change any more
     * @param threads that share the queries of a search; libtorch's own threads are not these
     */
    public ExactIndex(Tensor keys, SearchMemory memory, int threads) {
        Arguments.matrix("keys", keys);
        Arguments.require(threads >= 1, "threads must be >= 1, was %d", threads);
        this.keys = keys.detach().contiguous();
        this.size = keys.size(0);
        this.dimension = (int) keys.size(1);
        this.memory = memory;
        this.threads = threads;
        this.squares = squares(this.keys).view(1, -1);
        this.largestNorm = Math.sqrt(squares.max().item_double());
        Arguments.require(Double.isFinite(largestNorm), "keys must be finite, found NaN or infinity");
        var places = new long[(int) Math.min(LARGEST_SAMPLE, (size + 3) / 4)];
        for (int i = 0; i < places.length; i++) {
            double turn = (i + 1) * GOLDEN_RATIO;
            places[i] = (long) ((turn - Math.floor(turn)) * size); // every beginning of this list is spread evenly
        }
        var placed = TensorArrays.of(places).to(keys.device(), ScalarType.Long);
        this.sample = this.keys.index_select(0, placed);
        this.sampleSquares = squares.index_select(1, placed);
    }

    /** |k|^2 row by row, in blocks: the squares of all keys at once would be as large as the keys. */
    private static Tensor squares(Tensor keys) {
        var squares = torch.empty(new long[] {keys.size(0)}, keys.options(), null);
        long rows = Math.max(1, (1 << 20) / keys.size(1));
        for (long start = 0; start < keys.size(0); start += rows) {
            try (var scope = new PointerScope()) {
                long length = Math.min(rows, keys.size(0) - start);
                squares.narrow(0, start, length)
                        .copy_(keys.narrow(0, start, length).square().sum(1));
            }
        }
        return squares;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Neighbours search(Tensor queries, int k) {
        Arguments.queries(queries, k, this);
        Arguments.require(queries.isfinite().all().item_bool(), "queries must be finite, found NaN or infinity");
        int count = (int) queries.size(0);
        int rows = memory.rows(count, threads);
        var distances = new double[Math.multiplyExact(count, k)];
        var indices = new int[distances.length];
        var shares = new ArrayList<Runnable>();
        for (int thread = 0; thread < Math.min(threads, (count + rows - 1) / rows); thread++) {
            int first = thread * rows;
            shares.add(() -> {
                try (var scope = new PointerScope()) {
                    var pass = new SearchPass(this, memory, rows, k);
                    for (int start = first; start < count; start += rows * threads) {
                        try (var batch = new PointerScope()) {
                            int length = Math.min(rows, count - start);
                            pass.search(
                                    queries.detach().narrow(0, start, length).contiguous(), start, distances, indices);
                        }
                    }
                }
            });
        }
        Shares.run(shares);
        return new Neighbours(k, distances, indices);
    }

    Tensor keys() {
        return keys;
    }

    /** [rows, length], |k|^2 - 2 q'k for a block of keys, into {@code scores}. */
    void score(Tensor queries, long start, long length, Tensor scores) {
        torch.addmm_out(
                scores,
                squares.narrow(1, start, length),
                queries,
                keys.narrow(0, start, length).t(),
                new Scalar(1.0),
                new Scalar(-2.0));
    }

    /**
     * A score for each query that the k nearest keys very probably do not exceed and few others reach, [rows, 1]; infinity where
     * a sample does not help.
     */
    Tensor firstBounds(Tensor queries, int k) {
        long rows = queries.size(0);
        long drawn = Math.min(sample.size(0), WANTED_IN_SAMPLE * size() / k);
        double expected = (double) drawn * k / size();
        // Four standard deviations above what a random sample would hold of the k nearest.
        long rank = (long) Math.ceil(expected + 4 * Math.sqrt(expected) + 4);
        if (rank * 4 > drawn) {
            return torch.full(new long[] {rows, 1}, new Scalar(Double.POSITIVE_INFINITY), queries.options());
        }
        var scores = torch.addmm(
                sampleSquares.narrow(1, 0, drawn),
                queries,
                sample.narrow(0, 0, drawn).t(),
                new Scalar(1.0),
                new Scalar(-2.0));
        return largestOf(scores, rank);
    }

    private static Tensor largestOf(Tensor scores, long rank) {
        try (var smallest = torch.topk(scores, rank, 1, false, false)) {
            return smallest.get0().amax(new long[] {1}, true);
        }
    }

    /** How many numbers {@link #firstBounds} needs for each query. */
    int sampleSize() {
        return (int) sample.size(0);
    }

    /**
     * How far a score in float32 can be from the true one, whatever the order of summation: a dot product of d terms has an
     * error of at most d u |q| |k| / (1 - d u), u = 2^-24 (Higham 2002, section 3.1), and so has |k|^2.
     */
    double scoreError(double queryNorm) {
        double terms = (dimension() + 8) * 0x1p-24;
        return terms * (2 * queryNorm * largestNorm + largestNorm * largestNorm);
    }
}
