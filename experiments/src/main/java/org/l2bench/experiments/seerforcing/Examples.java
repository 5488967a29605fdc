package org.l2bench.experiments.seerforcing;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.DataTable;
import org.l2bench.core.experiment.DataTable.Column;

/**
 * Translations as a table of a record, whose numbers are characters: a column for each text, a row for each character, 0 behind its end.
 */
final class Examples {
    /** Sentences, the first ones that are translated. */
    static final int COUNT = 5;

    static final String SOURCE = "source";
    static final String REFERENCE = "reference";
    static final String TRANSLATION = "translation";

    /** Code points of a text; the rest of a longer one is not kept. */
    private static final int LONGEST = 200;

    private Examples() {}

    /** @param number from 1 */
    static String column(String kind, int number) {
        return kind + number;
    }

    static DataTable of(List<String> sources, List<String> references, List<String> translations) {
        var columns = new TreeMap<String, Column>();
        for (int i = 0; i < Math.min(COUNT, translations.size()); i++) {
            columns.put(column(SOURCE, i + 1), characters(sources.get(i)));
            columns.put(column(REFERENCE, i + 1), characters(references.get(i)));
            columns.put(column(TRANSLATION, i + 1), characters(translations.get(i)));
        }
        var places = IntStream.range(0, LONGEST).mapToObj(i -> (double) i).toList();
        return new DataTable(places, columns);
    }

    private static Column characters(String text) {
        var codes = DoubleStream.concat(text.codePoints().asDoubleStream(), Arrays.stream(new double[LONGEST]));
        return Column.packed(codes.limit(LONGEST).toArray());
    }
}
