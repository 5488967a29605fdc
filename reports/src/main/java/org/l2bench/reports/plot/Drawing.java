package org.l2bench.reports.plot;

import java.util.List;
import org.l2bench.reports.table.TextTable;

/**
 * A figure drawn.
 *
 * @param reading how its marks are read
 * @param perRow how many panels stand side by side where there is room
 * @param numbers tables of what its marks show, where nothing else on the page has them
 * @param problems why it could not be drawn, if it could not
 */
record Drawing(List<Picture> pictures, String reading, int perRow, List<TextTable> numbers, List<String> problems) {
    private static final int USUAL = 3;

    /** As many panels in a row as usual. */
    Drawing(List<Picture> pictures, String reading) {
        this(pictures, reading, USUAL);
    }

    /** Of numbers that are elsewhere on the page. */
    Drawing(List<Picture> pictures, String reading, int perRow) {
        this(pictures, reading, perRow, List.of(), List.of());
    }

    /** With its numbers. */
    Drawing(List<Picture> pictures, String reading, List<TextTable> numbers) {
        this(pictures, reading, USUAL, numbers, List.of());
    }

    /** A place for a figure that could not be drawn. */
    static Drawing failed(Picture picture, List<String> problems) {
        return new Drawing(List.of(picture), String.join("; ", problems) + ".", USUAL, List.of(), problems);
    }
}
