package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.experiments.Experiments;
import org.l2bench.reports.publish.Publication;

/** The tables, pages and pictures that are committed are what the committed records make. */
class PublishedResultsTest {
    private static final Path TREE = Path.of("").toAbsolutePath().getParent();

    @TempDir
    private Path scratch;

    @Test
    void everyPublishedFileIsMadeFromTheRecords() throws IOException {
        assertThat(new Publication(Experiments.all(), TREE).stale(scratch))
                .as("files that differ from what the records make; run ./l2bench publish")
                .isEmpty();
    }

    /** Fails after every change of what decides results, until somebody has run a sample again or published anew. */
    @Test
    void publishedNumbersAreThoseOfTodaysCode() throws IOException {
        assertThat(new Publication(Experiments.all(), TREE).unverified()).isEmpty();
    }

    @Test
    void everyExperimentHasASheet() {
        assertThat(Experiments.all())
                .allSatisfy(e -> assertThat(TREE.resolve("experiments").resolve(e.name() + ".md"))
                        .exists());
    }

    @Test
    void aValueThatWasEditedInASheetIsFound() throws IOException {
        var copy = published(scratch.resolve("copy"));
        var sheet = Path.of("experiments", "ood-l2norm.md");
        Files.writeString(
                copy.resolve(sheet),
                Files.readString(TREE.resolve(sheet)).replace("| seeds | how many", "| seeds | so many"));
        assertThat(new Publication(Experiments.all(), copy).stale(scratch.resolve("made")))
                .containsExactly(sheet);
    }

    @Test
    void aTableThatWasEditedByHandIsFound() throws IOException {
        var copy = published(scratch.resolve("copy"));
        Files.writeString(
                copy.resolve("RESULTS.md"),
                Files.readString(copy.resolve("RESULTS.md"), StandardCharsets.UTF_8)
                                .replace("±", "+-") + "edited\n");

        assertThat(new Publication(Experiments.all(), copy).stale(scratch.resolve("made")))
                .containsExactly(Path.of("RESULTS.md"));
    }

    private static Path published(Path copy) throws IOException {
        copyTree(TREE.resolve("results"), copy.resolve("results"));
        Files.copy(TREE.resolve("README.md"), copy.resolve("README.md"));
        Files.copy(TREE.resolve("RESULTS.md"), copy.resolve("RESULTS.md"));
        Files.createDirectories(copy.resolve("experiments"));
        for (var experiment : Experiments.all()) {
            var sheet = Path.of("experiments", experiment.name() + ".md");
            Files.copy(TREE.resolve(sheet), copy.resolve(sheet));
        }
        return copy;
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
