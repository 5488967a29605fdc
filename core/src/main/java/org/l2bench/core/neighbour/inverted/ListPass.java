package org.l2bench.core.neighbour.inverted;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.neighbour.RowDistances;
import org.l2bench.core.neighbour.Selections;
import org.l2bench.core.neighbour.inverted.InvertedSpec.Storage;

/**
 * One thread's way through the lists with one batch of queries after another: each list once, with the queries that look into it
 * together.
 */
final class ListPass {
    /** Scores of a list that are made together, 2 MB. */
    private static final int SCORES = 1 << 19;

    private final InvertedFile file;
    private final Probes probes;
    private final int k;
    private final ScoreRows space;
    private final Selections selections;
    private final Selections.Distances distances;
    private final int[][] rowsOfList;
    private final int[] sizes;

    ListPass(InvertedFile file, int probes, int rows, int k) {
        this.file = file;
        this.probes = new Probes(file, probes, k);
        this.k = k;
        this.space = new ScoreRows(Math.max(SCORES, 8 * rows));
        this.selections = new Selections(rows, k);
        this.distances = file.head().spec().storage() == Storage.FLOAT32
                ? new RowDistances(file.keys(), file::position)
                : RowDistances.inOrder(file.source().keys(), file::position);
        this.rowsOfList = new int[file.lists()][];
        this.sizes = new int[file.lists()];
    }

    /** Searches a batch and writes its rows, the first of which is query {@code first} of all. */
    void search(Tensor queries, int first, double[] foundDistances, int[] foundPositions) {
        int rows = (int) queries.size(0);
        prepare(queries);
        Arrays.fill(sizes, 0);
        probes.forEach(queries, this::note);
        for (int list = 0; list < sizes.length; list++) {
            if (sizes[list] > 0 && file.keysOf(list) > 0) {
                scan(queries, list, Arrays.copyOf(rowsOfList[list], sizes[list]));
            }
        }
        var targets = IntStream.range(first, first + rows).map(row -> row * k).toArray();
        selections.writeNearest(targets, distances, foundDistances, foundPositions);
    }

    private void prepare(Tensor queries) {
        var values = TensorArrays.doubles(queries);
        int dimension = (int) queries.size(1);
        var head = file.head();
        double terms = (dimension + 8) * 0x1p-24;
        for (int row = 0; row < queries.size(0); row++) {
            var query = Arrays.copyOfRange(values, row * dimension, (row + 1) * dimension);
            double square = 0;
            for (double value : query) {
                square += value * value;
            }
            double norm = Math.sqrt(square);
            // Of the sums in float32 (Higham 2002, section 3.1), and of the rounding of what is stored.
            double stored = head.largestNorm() + head.largestRounding();
            double error = terms * (2 * norm * stored + head.largestNorm() * head.largestNorm())
                    + 2 * norm * head.largestRounding();
            selections.begin(row, query, error, Float.POSITIVE_INFINITY);
        }
    }

    private void note(int row, int list) {
        if (rowsOfList[list] == null) {
            rowsOfList[list] = new int[16];
        } else if (sizes[list] == rowsOfList[list].length) {
            rowsOfList[list] = Arrays.copyOf(rowsOfList[list], 2 * sizes[list]);
        }
        rowsOfList[list][sizes[list]++] = row;
    }

    private void scan(Tensor queries, int list, int[] rows) {
        try (var scope = new PointerScope()) {
            var asking = rows.length == queries.size(0) ? queries : queries.index_select(0, TensorArrays.of(rows));
            int together = space.keysFor(rows.length);
            for (int start = 0; start < file.keysOf(list); start += together) {
                int length = Math.min(together, file.keysOf(list) - start);
                int offset = file.start(list) + start;
                try (var inner = new PointerScope()) {
                    var keys = file.keys().narrow(0, offset, length).to(ScalarType.Float);
                    space.fill(asking, keys, file.squares().narrow(0, offset, length));
                }
                for (int i = 0; i < rows.length; i++) {
                    int row = rows[i];
                    space.forEachUpTo(
                            i,
                            selections.bound(row),
                            (key, score) -> selections.offer(row, score, offset + key, distances));
                }
            }
        }
    }
}
