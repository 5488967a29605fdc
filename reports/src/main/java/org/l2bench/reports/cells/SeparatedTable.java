package org.l2bench.reports.cells;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads text whose cells are parted by commas, semicolons or tabs, and whose first row is a header. */
final class SeparatedTable {
    private static final List<Character> SEPARATORS = List.of('\t', ';', ',', '|');
    private static final int PROBED = 200;

    private SeparatedTable() {}

    /**
     * The table in a text.
     *
     * @param asked the separator; if none is, the one that parts the first rows into most cells, all rows alike
     * @throws MalformedTable with the line
     */
    static FileTable of(String file, String text, Optional<Character> asked) throws MalformedTable {
        int headerAt = 0;
        int line = 1;
        while (isComment(text, headerAt, asked)) {
            headerAt = nextLine(text, headerAt);
            line++;
        }
        char separator = asked.isPresent() ? asked.get() : separator(text, headerAt, line);
        var scan = TextScan.of(text, headerAt, line, separator, Integer.MAX_VALUE);
        if (scan.rows() == 0) {
            throw new MalformedTable("it has no rows, not even a header");
        }
        var notes = new ArrayList<String>();
        if (line > 1) {
            notes.add((line - 1 == 1 ? "1 comment line" : line - 1 + " comment lines") + " before the header left out");
        }
        int width = scan.width(0);
        checkWidths(scan, width);
        var columns =
                names(IntStream.range(0, width).mapToObj(c -> scan.cell(0, c)).toList(), notes);
        return new FileTable("", file, "", columns, new Below(scan, width), notes);
    }

    /** The rows below the header. */
    private record Below(TextScan scan, int width) implements CellStore {
        @Override
        public int rows() {
            return scan.rows() - 1;
        }

        @Override
        public String cell(int row, int column) {
            return scan.cell(row + 1, column);
        }

        @Override
        public int line(int row) {
            return scan.line(row + 1);
        }
    }

    /** Rows have a cell for each name; an empty one more, from a separator at the end of the line, is none. */
    private static void checkWidths(TextScan scan, int width) throws MalformedTable {
        for (var row = 1; row < scan.rows(); row++) {
            int cells = scan.width(row);
            boolean endsWithSeparator =
                    cells == width + 1 && scan.cell(row, width).isEmpty();
            if (cells != width && !endsWithSeparator) {
                throw new MalformedTable("line " + scan.line(row) + " has " + cells + (cells == 1 ? " cell" : " cells")
                        + ", the header has " + width);
            }
        }
    }

    /** A name for every column: one without any is {@code column N}, the second of two of one name {@code name-2}. */
    private static List<String> names(List<String> header, List<String> notes) {
        var names = new ArrayList<String>();
        var taken = new HashSet<String>(header);
        for (var i = 0; i < header.size(); i++) {
            var own = header.get(i).isEmpty() ? "column " + (i + 1) : header.get(i);
            var name = own;
            for (var next = 2; names.contains(name) || (taken.contains(name) && !name.equals(header.get(i))); next++) {
                name = own + "-" + next;
            }
            if (!name.equals(own)) {
                notes.add("a further column " + own + " (column " + (i + 1) + ") is called " + name);
            }
            names.add(name);
        }
        return names;
    }

    /** Whether a line that begins with # is a comment, and not itself the header or the only line. */
    private static boolean isComment(String text, int from, Optional<Character> asked) throws MalformedTable {
        if (from >= text.length() || text.charAt(from) != '#') {
            return false;
        }
        int next = nextLine(text, from);
        if (next >= text.length() || text.charAt(next) == '#') {
            return next < text.length();
        }
        char separator = asked.isPresent() ? asked.get() : separator(text, next, 2);
        var own = TextScan.of(text, from, 1, separator, 1);
        var below = TextScan.of(text, next, 2, separator, 1);
        if (below.rows() == 0 || own.rows() == 0 || own.width(0) != below.width(0)) {
            return true;
        }
        // As many cells as the next row: that one is the header if it has no number in it.
        return IntStream.range(0, below.width(0))
                .mapToObj(c -> below.cell(0, c))
                .noneMatch(Numerals::looksLikeNumber);
    }

    private static int nextLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        boolean isPair = at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n';
        return Math.min(at + (isPair ? 2 : 1), text.length());
    }

    /** The first rows; nothing if a quoted cell does not end, as where line breaks in cells are taken for those of rows. */
    private static Optional<TextScan> probed(String text, int from, int line, char separator) {
        try {
            return Optional.of(TextScan.of(text, from, line, separator, PROBED));
        } catch (MalformedTable e) {
            return Optional.empty();
        }
    }

    private static char separator(String text, int from, int line) {
        char best = ',';
        int most = 0;
        for (char candidate : SEPARATORS) {
            var probed = probed(text, from, line, candidate);
            if (probed.isEmpty()) {
                continue;
            }
            var scan = probed.get();
            int width = scan.rows() == 0 ? 0 : scan.width(0);
            boolean areAlike =
                    IntStream.range(1, scan.rows()).allMatch(r -> scan.width(r) == width || scan.width(r) == width + 1);
            // A separator that leaves rows of different length is taken only where no other parts anything.
            int cells = areAlike && width > 1 ? 1000 + width : width;
            if (cells > most) {
                most = cells;
                best = candidate;
            }
        }
        return best;
    }
}
