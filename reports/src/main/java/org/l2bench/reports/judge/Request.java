package org.l2bench.reports.judge;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.l2bench.reports.cells.TableFile;

/**
 * What is asked of a table.
 *
 * @param files of results, at least one
 * @param reader how they are opened
 * @param roles what the columns are, as far as it was said beside the claims
 * @param decimal the decimal mark, if it was said
 * @param claims none for a first look at the table
 * @param command the command line that asks it
 */
public record Request(
        List<Path> files,
        TableFile reader,
        Roles roles,
        Optional<Character> decimal,
        Optional<ClaimsFile> claims,
        String command) {
    public Request {
        files = List.copyOf(files);
    }
}
