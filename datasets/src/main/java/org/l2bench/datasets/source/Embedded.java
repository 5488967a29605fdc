package org.l2bench.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.l2bench.datasets.format.Content;

/** Files inside the jar. */
public final class Embedded {
    private static final String ROOT = "/org/l2bench/datasets/embedded/";

    private Embedded() {}

    /** The unpacked content of a file, by its path below the folder of embedded data. */
    public static Content content(String path) {
        try (InputStream in = Embedded.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new IllegalStateException("this build of l2bench lacks its embedded file " + path);
            }
            return Content.of("embedded " + path, in);
        } catch (IOException e) {
            throw new UncheckedIOException("embedded " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The lines of a text file in UTF-8. */
    public static List<String> lines(String path) {
        return new String(content(path).bytes(), StandardCharsets.UTF_8).lines().toList();
    }
}
