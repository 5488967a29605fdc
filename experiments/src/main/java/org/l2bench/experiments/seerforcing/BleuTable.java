package org.l2bench.experiments.seerforcing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.DataTable;
import org.l2bench.core.experiment.DataTable.Column;
import org.l2bench.core.translation.Bleu;

/** BLEU's counts of each sentence as a table of a record, a row for each. */
final class BleuTable {
    static final String HYPOTHESIS = "hypothesis";
    static final String REFERENCE = "reference";
    private static final int ORDERS = 4;

    private BleuTable() {}

    static String fitting(int order) {
        return "fitting" + order;
    }

    static String all(int order) {
        return "all" + order;
    }

    static DataTable of(List<Bleu.Counts> counts) {
        var columns = new TreeMap<String, Column>();
        for (int n = 1; n <= ORDERS; n++) {
            int order = n - 1;
            columns.put(fitting(n), column(counts, c -> c.fitting()[order]));
            columns.put(all(n), column(counts, c -> c.all()[order]));
        }
        columns.put(HYPOTHESIS, column(counts, Bleu.Counts::hypothesis));
        columns.put(REFERENCE, column(counts, Bleu.Counts::reference));
        var rows = IntStream.range(0, counts.size()).mapToObj(i -> (double) i).toList();
        return new DataTable(rows, columns);
    }

    private static Column column(List<Bleu.Counts> counts, ToDoubleFunction<Bleu.Counts> what) {
        return Column.packed(counts.stream().mapToDouble(what).toArray());
    }

    /** The counts again. */
    static List<Bleu.Counts> counts(DataTable table) {
        var counts = new ArrayList<Bleu.Counts>();
        for (int row = 0; row < table.at().size(); row++) {
            var fitting = new long[ORDERS];
            var all = new long[ORDERS];
            for (int n = 1; n <= ORDERS; n++) {
                fitting[n - 1] = value(table, fitting(n), row);
                all[n - 1] = value(table, all(n), row);
            }
            counts.add(new Bleu.Counts(fitting, all, value(table, HYPOTHESIS, row), value(table, REFERENCE, row)));
        }
        return counts;
    }

    private static long value(DataTable table, String column, int row) {
        return table.columns().get(column).values().get(row).longValue();
    }
}
