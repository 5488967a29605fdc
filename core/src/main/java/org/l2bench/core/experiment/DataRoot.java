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
 * @param content what is read under the names of data sets
 */
public record DataRoot(Optional<Path> placed, Path cache, SortedMap<String, String> folders, Content content) {
    /** What is read under the names of data sets: their content, or what tells something of a trial in its stead. */
    public enum Content {
        PUBLISHED,
        /** The items as they are, each with the label of another: what is still known of labels has leaked. */
        LABELS_PERMUTED,
        /** Noise of the right shape for what is not in the jar: enough to see how long a step takes. */
        STAND_IN
    }

    public DataRoot {
        folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
    }

    /** Without folders that settings name. */
    public DataRoot(Optional<Path> placed, Path cache) {
        this(placed, cache, Collections.emptySortedMap(), Content.PUBLISHED);
    }

    /** The same with the folders that these settings name. */
    public DataRoot withFoldersOf(Record settings) {
        var all = new TreeMap<>(folders);
        all.putAll(NamedFolders.paths(settings));
        return new DataRoot(placed, cache, all, content);
    }

    /** The same with other content. */
    public DataRoot with(Content other) {
        return new DataRoot(placed, cache, folders, other);
    }
}
