package org.l2bench.reports.cells;

/** Why a text is no table, with the line. */
final class MalformedTable extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedTable(String message) {
        super(message);
    }
}
