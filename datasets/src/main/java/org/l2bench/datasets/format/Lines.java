package org.l2bench.datasets.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.l2bench.core.file.MalformedText;
import org.l2bench.core.file.TextLines;

/** The lines of text files; what is no text in UTF-8 is a {@link FormatException} with line and byte. */
public final class Lines {
    private Lines() {}

    /** Hands over each line, see {@link TextLines}. */
    public static void read(UnpackedStream in, Consumer<String> each) {
        try {
            TextLines.read(in, each);
        } catch (MalformedText e) {
            throw FormatException.in(in.file(), e.place(), e.found(), MalformedText.EXPECTED, e);
        } catch (IOException e) {
            throw new IllegalStateException("the stream reports what is broken by itself", e);
        }
    }

    /** All lines of a file that is in memory. */
    public static List<String> of(Content content) {
        List<String> lines = new ArrayList<>();
        read(UnpackedStream.of(content.file(), new ByteArrayInputStream(content.bytes())), lines::add);
        return lines;
    }
}
