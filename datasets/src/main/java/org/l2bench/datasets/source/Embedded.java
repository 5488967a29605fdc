package org.l2bench.datasets.source;

import java.util.List;
import org.l2bench.datasets.format.Content;
import org.l2bench.datasets.format.Lines;
import org.l2bench.datasets.format.UnpackedStream;

/** Files inside the jar. */
public final class Embedded {
    private static final String ROOT = "/org/l2bench/datasets/embedded/";

    private Embedded() {}

    /** The unpacked content of a file, by its path below the folder of embedded data. */
    public static UnpackedStream open(String path) {
        var in = Embedded.class.getResourceAsStream(ROOT + path);
        if (in == null) {
            throw new IllegalStateException("this build of l2bench lacks its embedded file " + path);
        }
        return UnpackedStream.of("embedded " + path, in);
    }

    /** The unpacked content of a file, by its path below the folder of embedded data. */
    public static Content content(String path) {
        try (var in = open(path)) {
            return Content.of(in, Content.SINGLE);
        }
    }

    /** The lines of a text file in UTF-8. */
    public static List<String> lines(String path) {
        return Lines.of(content(path));
    }
}
