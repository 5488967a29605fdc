package org.l2bench.reports.cells;

import java.util.Arrays;

/**
 * Where the cells of separated text lie in it. A cell that begins with a quotation mark ends with one, and may hold separators and
 * line breaks; two of them within are one. Empty lines are no rows.
 */
final class TextScan {
    private final String text;
    private final char separator;
    private int[] bounds = new int[64];
    private int cells;
    private int[] rowStarts = new int[16];
    private int[] lines = new int[16];
    private int rows;

    private TextScan(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /**
     * Scans rows from a place on.
     *
     * @param line the number of the line that begins there
     * @param most rows
     * @throws MalformedTable if a quoted cell does not end
     */
    static TextScan of(String text, int from, int line, char separator, int most) throws MalformedTable {
        var scan = new TextScan(text, separator);
        scan.run(from, line, most);
        return scan;
    }

    private void run(int from, int firstLine, int most) throws MalformedTable {
        int at = from;
        int line = firstLine;
        while (at < text.length() && rows < most) {
            int begin = cells;
            int rowLine = line;
            boolean more = true;
            while (more) {
                int end = endOfCell(at, line);
                line += quotedBreaks;
                add(at, end);
                more = end < text.length() && text.charAt(end) == separator;
                at = more ? end + 1 : afterBreak(end);
            }
            line++;
            boolean isBlank = cells == begin + 1 && isBlank(bounds[2 * begin], bounds[2 * begin + 1]);
            if (isBlank) {
                cells = begin;
            } else {
                addRow(begin, rowLine);
            }
        }
        rowStarts = Arrays.copyOf(rowStarts, rows + 1);
        rowStarts[rows] = cells;
        bounds = Arrays.copyOf(bounds, 2 * cells);
    }

    private int quotedBreaks;

    private int endOfCell(int from, int line) throws MalformedTable {
        quotedBreaks = 0;
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ' && separator != ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            at = afterQuotes(at, line);
        }
        while (at < text.length() && text.charAt(at) != separator && !isBreak(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int afterQuotes(int from, int line) throws MalformedTable {
        int at = from + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                if (at + 1 >= text.length() || text.charAt(at + 1) != '"') {
                    return at + 1;
                }
                at++;
            } else if (c == '\n' || (c == '\r' && !(at + 1 < text.length() && text.charAt(at + 1) == '\n'))) {
                quotedBreaks++;
            }
            at++;
        }
        throw new MalformedTable("line " + line + ": a cell begins with a quotation mark that no other one ends");
    }

    private int afterBreak(int end) {
        boolean isPair = end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
        return isPair ? end + 2 : end + 1;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private boolean isBlank(int from, int to) {
        return text.substring(from, to).isBlank();
    }

    private void add(int from, int to) {
        if (2 * cells + 2 > bounds.length) {
            bounds = Arrays.copyOf(bounds, bounds.length + (bounds.length >> 1));
        }
        bounds[2 * cells] = from;
        bounds[2 * cells + 1] = to;
        cells++;
    }

    private void addRow(int begin, int line) {
        if (rows + 1 >= rowStarts.length) {
            rowStarts = Arrays.copyOf(rowStarts, 2 * rowStarts.length);
            lines = Arrays.copyOf(lines, 2 * lines.length);
        }
        rowStarts[rows] = begin;
        lines[rows] = line;
        rows++;
    }

    int rows() {
        return rows;
    }

    /** The number of cells of a row. */
    int width(int row) {
        return rowStarts[row + 1] - rowStarts[row];
    }

    int line(int row) {
        return lines[row];
    }

    /** The text of a cell, without the blanks around it and without its quotation marks. */
    String cell(int row, int column) {
        int index = rowStarts[row] + column;
        var cell = text.substring(bounds[2 * index], bounds[2 * index + 1]).strip();
        if (!cell.startsWith("\"")) {
            return cell;
        }
        // What follows the closing quotation mark belongs to the cell, as Python's csv reads it.
        int end = 1;
        var content = new StringBuilder();
        while (end < cell.length()) {
            char c = cell.charAt(end);
            boolean isDouble = c == '"' && end + 1 < cell.length() && cell.charAt(end + 1) == '"';
            if (c == '"' && !isDouble) {
                return content.append(cell, end + 1, cell.length()).toString();
            }
            content.append(c);
            end += isDouble ? 2 : 1;
        }
        return content.toString();
    }
}
