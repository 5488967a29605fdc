package org.l2bench.reports.cells;

/** The cells of one file below its header. */
public interface CellStore {
    int rows();

    /** The text of a cell, without blanks around it unless they are quoted; empty if the row has none there. */
    String cell(int row, int column);

    /** The line of the file on which a row begins, counted from 1. */
    int line(int row);
}
