package org.l2bench.reports.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.regulariser.convention.Conventions;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Candidate;
import org.l2bench.core.regulariser.probe.Finding;
import org.l2bench.core.regulariser.probe.Finding.Kind;
import org.l2bench.core.regulariser.probe.Probe;

/**
 * The weights that libraries fitted to docs/probe; the profile {@code conventions} writes them. Each file is named {@code
 * ROW@VALUE.csv}, after the row of the table that it was fitted by, and {@code ROW@VALUE.twice.csv} for the same rows twice.
 */
class LibraryWeightsTest {
    private static final Path DATA =
            Path.of("").toAbsolutePath().getParent().resolve("docs").resolve("probe");
    private static final Conventions TABLE = Conventions.read();

    static List<Path> files() throws IOException, URISyntaxException {
        try (var all =
                Files.list(Path.of(LibraryWeightsTest.class.getResource("fits").toURI()))) {
            return all.filter(f -> !f.toString().endsWith(".twice.csv"))
                    .sorted()
                    .toList();
        }
    }

    private static String row(Path file) {
        return file.getFileName().toString().replaceAll("@.*", "");
    }

    private static double value(Path file) {
        return Double.parseDouble(file.getFileName().toString().replaceAll(".*@|\\.csv", ""));
    }

    private static Loss loss(Path file) {
        return TABLE.row(row(file)).loss();
    }

    private static Finding probe(Path file, OptionalDouble value) throws IOException {
        var data = DATA.resolve(loss(file) == Loss.SQUARED ? "data.csv" : "classes.csv");
        var twice = Path.of(file.toString().replace(".csv", ".twice.csv"));
        var input = ProbeInput.read(data, file, Optional.of(twice), loss(file), Optional.empty());
        return new Probe(TABLE, loss(file), input.sample(), value)
                .of(input.fitted(), input.twice().orElseThrow());
    }

    private static Optional<Candidate> candidate(Finding finding, Path file) {
        return finding.candidates().stream()
                .filter(c -> c.row().name().equals(row(file)))
                .findFirst();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theRowIsNamedWithItsValue(Path file) throws IOException {
        var finding = probe(file, OptionalDouble.empty());
        assertThat(finding.kind()).isIn(Kind.PENALTY, Kind.STOPPED_EARLY);
        var candidate = candidate(finding, file);
        assertThat(candidate).as(finding.toString()).isPresent();
        // JSAT's and Mallet's optimisers stop early.
        var tolerance = finding.kind() == Kind.STOPPED_EARLY ? 0.1 : 0.02;
        assertThat(value(file))
                .isBetween(
                        candidate.get().lowest() * (1 - tolerance),
                        candidate.get().highest() * (1 + tolerance));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theRowAgreesWithTheValueThatItHad(Path file) throws IOException {
        assertThat(candidate(probe(file, OptionalDouble.of(value(file))), file)).isPresent();
        if (loss(file) != Loss.HINGE) {
            assertThat(candidate(probe(file, OptionalDouble.of(1.5 * value(file))), file))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theSameRowsTwiceTellWhetherTheStrengthDependsOnThem(Path file) throws IOException {
        var finding = probe(file, OptionalDouble.empty());
        if (finding.ratio().isPresent() && loss(file) != Loss.HINGE) {
            var hasRows = Pattern.compile("\\bn\\b")
                    .matcher(TABLE.row(row(file)).formula())
                    .find();
            assertThat(finding.ratio().getAsDouble()).isBetween(hasRows ? 0.48 : 0.97, hasRows ? 0.52 : 1.03);
        }
    }
}
