package org.l2bench.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The lines of a text in UTF-8, one after the other, so that a text of any length takes the memory of its longest line. Lines
 * end as {@link String#lines} says: with LF, CR or both.
 */
public final class TextLines {
    /** Bytes of the longest line: 77 times the longest of the embedded texts, which are whole speeches. */
    public static final int LONGEST = 1 << 24;

    private static final int FIRST_BUFFER = 1 << 16;

    private final InputStream in;
    private final Consumer<String> each;
    private final Utf8 utf8 = new Utf8();
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int start;
    private int end;
    private boolean ended;
    private long offset; // of the buffer's first byte
    private long line = 1;
    private MalformedText first;
    private long further;

    private TextLines(InputStream in, Consumer<String> each) {
        this.in = in;
        this.each = each;
    }

    /**
     * Hands over every line without its end. After a fault the lines are read to the end, to count the faults, but not handed over.
     *
     * @throws MalformedText with the place of the first fault, if a line is longer than {@link #LONGEST} or is no text
     */
    public static void read(InputStream in, Consumer<String> each) throws IOException {
        new TextLines(in, each).read();
    }

    private void read() throws IOException {
        int scanned = 0;
        while (true) {
            int at = lineEnd(scanned);
            boolean mayGoOn = at == end || (buffer[at] == '\r' && at + 1 == end);
            if (mayGoOn && !ended) {
                scanned = at - start;
                more();
            } else if (at < end) {
                take(at);
                start = at + (buffer[at] == '\r' && at + 1 < end && buffer[at + 1] == '\n' ? 2 : 1);
                scanned = start;
            } else {
                break;
            }
        }
        if (start < end) {
            take(end);
        }
        if (first != null) {
            throw first.andFurther(further);
        }
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
            at++;
        }
        return at;
    }

    /** Reads on; the line that was begun then stands at the front of the buffer. */
    private void more() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        offset += start;
        end -= start;
        start = 0;
        if (end == buffer.length) {
            if (end >= LONGEST) {
                utf8.decode(buffer, 0, end, line, offset);
                throw new MalformedText(line, offset, "a line of more than " + LONGEST + " bytes");
            }
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, end, buffer.length - end);
        ended = read < 0;
        end += Math.max(0, read);
    }

    private void take(int to) {
        try {
            var text = utf8.decode(buffer, start, to, line, offset + start);
            if (first == null) {
                each.accept(text);
            }
        } catch (MalformedText e) {
            if (first == null) {
                first = e;
            } else {
                further++;
            }
        }
        line++;
    }
}
