package org.l2bench.core.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Folders that are named after what is in them, so that several processes may make the same one at once. */
public final class WholeFolder {
    private WholeFolder() {}

    /**
     * Gives a whole folder the name that it is to have, in one step; where that is taken it stays as it is.
     *
     * @param whole on the same file system, and not written into any more
     * @return whether it has that name now; else another process was first
     */
    public static boolean putFirst(Path whole, Path folder) throws IOException {
        try {
            Files.move(whole, folder, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            if (Files.isDirectory(folder)) {
                return false;
            }
            throw e;
        }
    }
}
