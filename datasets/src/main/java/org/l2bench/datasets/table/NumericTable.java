package org.l2bench.datasets.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.l2bench.core.json.Json;

/**
 * A table of numbers with a class for each row. The arrays are handed over and handed out without a copy: nobody may write
 * to them afterwards.
 *
 * @param name what the table is called in messages
 * @param columns the names of the numeric columns
 * @param rows [rows][columns], finite
 * @param labels [rows], each an index into classNames
 * @param classNames the names of the classes, in the order of their labels
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below compare content, and sharing is the contract
public record NumericTable(String name, List<String> columns, double[][] rows, int[] labels, List<String> classNames) {
    public NumericTable {
        columns = List.copyOf(columns);
        classNames = List.copyOf(classNames);
        check(rows.length == labels.length, "%s: %d rows, but %d labels", name, rows.length, labels.length);
        for (int i = 0; i < rows.length; i++) {
            check(
                    rows[i].length == columns.size(),
                    "%s: row %d has %d numbers, but there are %d columns",
                    name,
                    i,
                    rows[i].length,
                    columns.size());
            check(
                    Arrays.stream(rows[i]).allMatch(Double::isFinite),
                    "%s: row %d has a number that is not finite",
                    name,
                    i);
            check(
                    labels[i] >= 0 && labels[i] < classNames.size(),
                    "%s: the label of row %d must be from 0 to %d, was %d",
                    name,
                    i,
                    classNames.size() - 1,
                    labels[i]);
        }
    }

    private static void check(boolean condition, String format, Object... arguments) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, format, arguments));
        }
    }

    /**
     * SHA-256 of the decoded content in 64 lower-case hexadecimal digits. Hashed are, in this order and big-endian: the
     * text {@code l2bench-table-1}; the numbers of rows, columns and classes as 32-bit integers; each column name, then
     * each class name, as its length in UTF-8 bytes (32 bits) and those bytes; the labels as 32-bit integers; the numbers
     * row by row as 64-bit IEEE 754. The name of the table has no part in it.
     */
    public String fingerprint() {
        MessageDigest digest = Json.sha256();
        digest.update("l2bench-table-1".getBytes(StandardCharsets.US_ASCII));
        update(digest, rows.length, columns.size(), classNames.size());
        columns.forEach(column -> update(digest, column));
        classNames.forEach(className -> update(digest, className));
        update(digest, labels);
        for (double[] row : rows) {
            ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES * row.length);
            buffer.asDoubleBuffer().put(row);
            digest.update(buffer.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * values.length);
        buffer.asIntBuffer().put(values);
        digest.update(buffer.array());
    }

    private static void update(MessageDigest digest, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        update(digest, utf8.length);
        digest.update(utf8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumericTable that
                && name.equals(that.name)
                && columns.equals(that.columns)
                && classNames.equals(that.classNames)
                && Arrays.equals(labels, that.labels)
                && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(labels) * 31 + Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return name + ": " + rows.length + " rows of " + columns.size() + " numbers, " + classNames.size() + " classes";
    }
}
