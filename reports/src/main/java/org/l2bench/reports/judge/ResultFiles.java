package org.l2bench.reports.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.l2bench.core.file.Reason;
import org.l2bench.core.setting.Problems;

/** The files that a name stands for: itself, or of a folder the tables that lie in it, in the order of their names. */
final class ResultFiles {
    private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson");

    private ResultFiles() {}

    static List<Path> of(Path file, Problems problems) {
        if (!Files.isDirectory(file)) {
            return List.of(file);
        }
        try (var entries = Files.list(file)) {
            var tables = entries.filter(ResultFiles::isTable).sorted().toList();
            problems.require(
                    !tables.isEmpty(),
                    "%s: it has no file that ends in %s or %s",
                    file,
                    String.join(", ", ENDINGS.subList(0, ENDINGS.size() - 1)),
                    ENDINGS.get(ENDINGS.size() - 1));
            return tables;
        } catch (IOException e) {
            problems.require(false, "%s: %s", file, Reason.ofFile(e));
            return List.of();
        }
    }

    private static boolean isTable(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }
}
