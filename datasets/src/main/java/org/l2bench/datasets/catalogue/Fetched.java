package org.l2bench.datasets.catalogue;

import java.nio.file.Path;
import java.util.List;

/**
 * A fetch that succeeded.
 *
 * @param folder where the files are now
 * @param files their names, without {@code .gz}
 */
public record Fetched(String name, Path folder, List<String> files) {
    public Fetched {
        files = List.copyOf(files);
    }
}
