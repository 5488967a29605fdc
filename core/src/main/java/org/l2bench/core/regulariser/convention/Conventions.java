package org.l2bench.core.regulariser.convention;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.l2bench.core.json.Toml;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Nearest;

/**
 * The table of conventions.
 *
 * @param rows in the order of the table, grouped by library
 * @param remarks what users of a library meet beside its rows
 */
public record Conventions(List<Convention> rows, List<Remark> remarks) {
    private static final String RESOURCE = "conventions.toml";

    /** Something to know of a library that is no row. */
    public record Remark(String library, String text) {}

    private record Table(List<Library> library) {}

    private record Library(
            String id, String title, String version, String group, Optional<List<String>> remarks, List<Row> row) {}

    private record Row(
            String name,
            Optional<String> version,
            Optional<String> parameter,
            Optional<String> standard,
            Optional<String> model,
            Optional<String> loss,
            Optional<String> lambda,
            Optional<String> scaled,
            Optional<String> descent,
            Optional<String> shrink,
            Optional<String> step,
            Optional<Boolean> plain,
            Optional<String> none,
            Optional<Boolean> ignored,
            Optional<String> intercept,
            Optional<String> match,
            Optional<String> zero,
            @JsonProperty("without-intercept") Optional<String> withoutIntercept,
            Optional<Double> least,
            Optional<String> remark) {
        Convention in(Library library) {
            return new Convention(
                    library.id() + "." + name,
                    library.title(),
                    version.orElse(library.version()),
                    library.group(),
                    parameter.orElse(""),
                    standard.orElse(""),
                    Model.valueOf(upper(model, "linear")),
                    Loss.valueOf(upper(loss, "any")),
                    lambda.or(() -> shrink).orElse(""),
                    meaning(library),
                    Intercept.valueOf(upper(intercept, "free")),
                    match.orElse(""),
                    zero,
                    withoutIntercept.map(r -> library.id() + "." + r),
                    least.orElse(0.0),
                    remark.orElse(""));
        }

        private Meaning meaning(Library library) {
            if (Stream.of(lambda, shrink, none).filter(Optional::isPresent).count() != 1) {
                throw new IllegalStateException(
                        RESOURCE + ": " + library.id() + "." + name + " must have one of lambda, shrink and none");
            }
            if (lambda.isPresent()) {
                return new Meaning.Penalty(
                        Monomial.parse(lambda.get()),
                        Spread.valueOf(upper(scaled, "none")),
                        Meaning.Descent.valueOf(upper(descent, "minimised")));
            }
            if (shrink.isPresent()) {
                return new Meaning.Decay(
                        Monomial.parse(shrink.get()), Meaning.Step.valueOf(upper(step, "batch")), plain.orElse(false));
            }
            return new Meaning.None(none.orElseThrow(), ignored.orElse(false));
        }

        private static String upper(Optional<String> word, String otherwise) {
            return word.orElse(otherwise).toUpperCase(Locale.ROOT).replace('-', '_');
        }
    }

    public Conventions {
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
    }

    /** Reads the table that comes with this class. */
    public static Conventions read() {
        try (var stream = Conventions.class.getResourceAsStream(RESOURCE)) {
            var table = Toml.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8), Table.class);
            var rows = table.library().stream()
                    .flatMap(l -> l.row().stream().map(r -> r.in(l)))
                    .toList();
            var remarks = table.library().stream()
                    .flatMap(l -> l.remarks().orElse(List.of()).stream().map(r -> new Remark(l.title(), r)))
                    .toList();
            return new Conventions(rows, remarks);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(RESOURCE + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The row of a name, in small or capital letters.
     *
     * @throws InvalidSettings if there is none, with the nearest names
     */
    public Convention row(String name) {
        return rows.stream()
                .filter(r -> r.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSettings(List.of("there is no row \"" + name + "\"; " + hint(name))));
    }

    private String hint(String name) {
        var small = name.toLowerCase(Locale.ROOT);
        var names = rows.stream().map(Convention::name).toList();
        var parts = names.stream()
                .filter(r -> r.toLowerCase(Locale.ROOT).startsWith(small + ".")
                        || r.toLowerCase(Locale.ROOT).endsWith("." + small))
                .toList();
        return parts.isEmpty() ? Nearest.hint(name, names) : "name one of " + String.join(", ", parts);
    }

    /** The rows whose name, library or parameter contains a text. */
    public List<Convention> containing(String text) {
        var small = text.toLowerCase(Locale.ROOT);
        return rows.stream()
                .filter(r -> Stream.of(r.name(), r.library(), r.parameter())
                        .anyMatch(t -> t.toLowerCase(Locale.ROOT).contains(small)))
                .toList();
    }
}
