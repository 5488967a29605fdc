package org.l2bench.reports.cells;

import java.util.List;

/**
 * What one file holds.
 *
 * @param folder the name of the folder that it lies in
 * @param file its name
 * @param digest SHA-256 of its bytes
 * @param columns names, each different from the others
 * @param notes what a reader must know of how it was read, one line each
 */
public record FileTable(
        String folder, String file, String digest, List<String> columns, CellStore cells, List<String> notes) {
    public FileTable {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    /** The same in a folder of this name, with the digest of its bytes. */
    FileTable in(String other, String sha256) {
        return new FileTable(other, file, sha256, columns, cells, notes);
    }

    /** The name of a file without what follows its last point: what it says of its content. */
    public String stem() {
        var dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
