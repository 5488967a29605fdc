package org.l2bench.core.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.l2bench.core.file.TextFile;
import org.l2bench.core.lease.Leases;
import org.l2bench.core.record.RunFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What processes that were killed have left in a run folder beside work that is finished: leases, unfinished folders, failed records
 * and temporary files. No clock and no process is asked whether its owner lives: what goes is of no use to anybody, and an owner that
 * does live bears that it is gone. What belongs to unfinished work stays.
 */
public record Leftovers(RunFolder folder, Leases leases) {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    /** Sweeps them away; for a process that ends and sees nothing left to do. Some listings, and a look or two for each leftover. */
    public void sweep() {
        try {
            var artifacts = folder.artifacts().ids();
            leases.sweep(id -> isFinished(id, artifacts.contains(id)));
            for (var id : unfinished()) {
                if (isFinished(id, artifacts.contains(id))) {
                    new Unfinished(folder.unfinished(id)).delete();
                }
            }
            folder.store().sweep();
            folder.artifacts().sweep();
            folder.pictures().sweep();
            TextFile.sweep(folder.path());
            deleteEmpty(folder.logs());
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("leftovers stay in {}", folder.path(), e);
        }
    }

    /** A file of a trial's name may be something else, and then the trial is run. */
    private boolean isFinished(String id, boolean isBuilt) {
        return isBuilt || folder.store().isFinished(id);
    }

    private List<String> unfinished() throws IOException {
        if (!Files.isDirectory(folder.checkpoints())) {
            return List.of();
        }
        try (var folders = Files.list(folder.checkpoints())) {
            return folders.map(f -> f.getFileName().toString()).toList();
        }
    }

    private static void deleteEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            LOG.debug("{} stays", folder, e);
        }
    }
}
