package org.l2bench.reports.markup;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.l2bench.core.file.Utf8;

/** The style sheets, which are resources beside this class. */
public final class Styles {
    private Styles() {}

    /** Colours of light and dark, lines, marks and labels of all plots. */
    public static String plots() {
        return read("plot.css");
    }

    /** Type, tables and layout of a page. */
    public static String page() {
        return read("page.css");
    }

    /** The text of a resource in this package. */
    private static String read(String name) {
        try (var stream = Styles.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + name + " is not in the jar");
            }
            return Utf8.decode(stream.readAllBytes()).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
