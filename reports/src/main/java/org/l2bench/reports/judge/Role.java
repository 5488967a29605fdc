package org.l2bench.reports.judge;

/** What can be said of the columns of a table. */
public enum Role {
    /** Columns whose texts together name the arm. */
    ARM,
    /** Columns whose texts together say which results are comparable. */
    PAIR,
    /** Columns whose texts together name the data set. */
    DATA_SET,
    /** Of a long table, the column that names the metric. */
    METRIC,
    /** Of a long table, the column of its values; of arms in columns, what the metric is called. */
    VALUE,
    /** Of curves, the column that counts them. */
    STEP,
    /** Of curves, the step that is read; the last one if nothing is said. */
    AT,
    /** A pattern of columns that are each a pair; its first group is the pair, its second one the metric. */
    PAIRS_ARE_COLUMNS,
    /** {@code file} or {@code folder} whose name is the arm, or is read by the pattern. */
    ARM_FROM,
    /** A pattern whose named groups become columns, of the text that {@link #ARM_FROM} names, or of the arm. */
    ARM_PATTERN
}
