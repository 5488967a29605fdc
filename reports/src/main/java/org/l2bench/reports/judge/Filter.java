package org.l2bench.reports.judge;

import java.util.Optional;

/**
 * Rows that are read: those whose cell is this text, or is not.
 *
 * @param isWanted whether rows with the text are read; else all others are
 */
public record Filter(String column, String text, boolean isWanted) {
    /** What is typed as {@code horizon=24} or {@code seed!=mean}; empty if it is neither. */
    public static Optional<Filter> of(String typed) {
        int sign = typed.indexOf('=');
        if (sign < 1) {
            return Optional.empty();
        }
        boolean isWanted = typed.charAt(sign - 1) != '!';
        var column = typed.substring(0, isWanted ? sign : sign - 1);
        return column.isEmpty()
                ? Optional.empty()
                : Optional.of(new Filter(column, typed.substring(sign + 1), isWanted));
    }

    boolean takes(String cell) {
        return cell.equals(text) == isWanted;
    }

    @Override
    public String toString() {
        return column + (isWanted ? "=" : "!=") + text;
    }
}
