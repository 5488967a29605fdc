package org.l2bench.core.neighbour;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Distances to the rows of a matrix whose order is not that of the text: equal distances go by the rows' positions in the text.
 *
 * @param keys [rows, dimension], float32
 * @param positionOfRow in the text
 */
public record RowDistances(Tensor keys, IntUnaryOperator positionOfRow) implements Selections.Distances {
    /** Those to keys in the order of their positions. */
    public static Selections.Distances inOrder(Tensor keys, IntUnaryOperator positionOfRow) {
        var direct = new DirectDistances(keys);
        return (queries, rows, k) -> direct.nearest(
                queries,
                Arrays.stream(rows)
                        .map(r -> Arrays.stream(r).map(positionOfRow).toArray())
                        .toArray(int[][]::new),
                k);
    }

    @Override
    public Selections.Ranked[] nearest(double[][] queries, int[][] rows, int k) {
        var all = new DirectDistances(keys).ranked(queries, rows);
        return IntStream.range(0, queries.length)
                .mapToObj(i -> nearest(all[i], rows[i], k))
                .toArray(Selections.Ranked[]::new);
    }

    private Selections.Ranked nearest(Selections.Ranked all, int[] rows, int k) {
        var places = all.places();
        for (int start = 0; start < k; ) {
            int end = start + 1;
            while (end < places.length && all.distances()[end] == all.distances()[start]) {
                end++;
            }
            if (end > start + 1) {
                byPosition(places, start, end, rows);
            }
            start = end;
        }
        var chosen = Arrays.copyOf(places, k);
        var positions = Arrays.stream(chosen)
                .map(p -> positionOfRow.applyAsInt(rows[p]))
                .toArray();
        return new Selections.Ranked(chosen, Arrays.copyOf(all.distances(), k), positions);
    }

    private void byPosition(int[] places, int start, int end, int[] rows) {
        var sorted = IntStream.range(start, end)
                .mapToObj(i -> places[i])
                .sorted(Comparator.comparingInt(p -> positionOfRow.applyAsInt(rows[p])))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, places, start, sorted.length);
    }
}
