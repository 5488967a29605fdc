package org.l2bench.core.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A worker process has ended without having been asked to. The message goes into records and names no file. */
final class WorkerDied extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean bySignalToAll;
    private final transient List<Path> remains;

    /**
     * @param bySignalToAll whether the signal was one that a terminal or a system that shuts down sends to the parent
     *     as well
     * @param remains files that say more
     */
    WorkerDied(String cause, boolean bySignalToAll, List<Path> remains) {
        super(cause);
        this.bySignalToAll = bySignalToAll;
        this.remains = List.copyOf(remains);
    }

    boolean bySignalToAll() {
        return bySignalToAll;
    }

    /** The cause and where to read more, for the user of this machine. */
    String withRemains() {
        return remains.isEmpty()
                ? getMessage()
                : getMessage() + "; see " + remains.stream().map(Path::toString).collect(Collectors.joining(" and "));
    }
}
