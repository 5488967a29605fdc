package org.l2bench.reports.probe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.reports.cells.CellTable;
import org.l2bench.reports.cells.TableFile;

/**
 * How the files of a probe are read.
 *
 * @param decimal the decimal mark, where numbers can be read in two ways
 */
public record Reader(TableFile file, Optional<Character> decimal) {
    /** As files say themselves. */
    public static final Reader USUAL = new Reader(new TableFile(Optional.empty(), Optional.empty()), Optional.empty());

    CellTable table(Path path) throws UnreadableFile {
        return CellTable.of(List.of(file.read(path)));
    }
}
