package org.l2bench.core.experiment;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.core.setting.NamedFolders;

/**
 * Where data sets are looked for: what the user placed, then what was fetched. Embedded sets need neither.
 *
 * @param placed the user's folder ({@code --data-dir}, {@code L2BENCH_DATA}), read only
 * @param cache the folder of fetched files; made when first needed
 * @param folders where the folders lie that settings name, by their names; see {@link NamedFolder}
 */
public record DataRoot(Optional<Path> placed, Path cache, SortedMap<String, String> folders) {
    public DataRoot {
        folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
    }

    /** Without folders that settings name. */
    public DataRoot(Optional<Path> placed, Path cache) {
        this(placed, cache, Collections.emptySortedMap());
    }

    /** The same with the folders that these settings name. */
    public DataRoot withFoldersOf(Record settings) {
        var all = new TreeMap<>(folders);
        all.putAll(NamedFolders.paths(settings));
        return new DataRoot(placed, cache, all);
    }
}
