package org.l2bench.reports.judge;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.json.Toml;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.reports.cells.TableFile;
import org.l2bench.reports.input.TableInput;

/** Reads small tables with what a claims file says of them. */
final class Tables {
    private Tables() {}

    /** The table of a case, from the resources. */
    static Path ofCase(String name) {
        return ofCase(name, "table.csv");
    }

    static Path ofCase(String name, String file) {
        try {
            return Path.of(
                    Tables.class.getResource("/judge/" + name + "/" + file).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a table of these lines. */
    static Path written(Path folder, String name, String... lines) {
        try {
            Files.createDirectories(folder);
            return Files.write(
                    folder.resolve(name), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of [table] and one claim for each formula. */
    static ClaimsFile claims(String table, String... formulas) {
        var text = new StringBuilder("[table]\n" + table + "\n");
        for (var i = 0; i < formulas.length; i++) {
            text.append("[[claims]]\nid = \"C")
                    .append(i + 1)
                    .append("\"\nformula = '")
                    .append(formulas[i])
                    .append("'\n");
        }
        try {
            return ClaimsFile.of(Toml.tree(text.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Request request(List<Path> files, Optional<ClaimsFile> claims) {
        return request(files, Roles.UNKNOWN, claims);
    }

    private static Request request(List<Path> files, Roles roles, Optional<ClaimsFile> claims) {
        return new Request(
                files,
                new TableFile(Optional.empty(), Optional.empty()),
                roles,
                Optional.empty(),
                claims,
                "./l2bench judge");
    }

    static TableInput read(Path file, String table, String... formulas) {
        return read(List.of(file), table, formulas);
    }

    static TableInput read(List<Path> files, String table, String... formulas) {
        var claims = claims(table, formulas);
        return Judging.input(request(files, Optional.of(claims)), claims);
    }

    /** All that is said against reading a table so. */
    static List<String> refusals(Path file, String table, String... formulas) {
        return refusals(List.of(file), table, formulas);
    }

    static List<String> refusals(List<Path> files, String table, String... formulas) {
        return catchThrowableOfType(InvalidSettings.class, () -> read(files, table, formulas))
                .problems();
    }

    /** The claims file that a table gets, with roles as in [table]. */
    static String template(Path file, String table) {
        var roles = claims(table, "x[a] - x[b] > 0").roles();
        return ClaimsTemplate.of(request(List.of(file), roles, Optional.empty()));
    }

    /** The values of a metric, by arm and pair. */
    static SortedMap<String, SortedMap<String, Double>> values(TableInput input, String metric) {
        var values = new TreeMap<String, SortedMap<String, Double>>();
        for (var arm : input.results().arms()) {
            var own = new TreeMap<String, Double>();
            input.results().pairs(arm).forEach(pair -> input.results()
                    .value(arm, pair, metric)
                    .ifPresent(v -> own.put(pair.symbol(), v)));
            values.put(arm, own);
        }
        return values;
    }

    /** left - right by pair, to nine digits. */
    static SortedMap<String, Double> differences(TableInput input, String metric, String left, String right) {
        var values = values(input, metric);
        var differences = new TreeMap<String, Double>();
        values.get(left).forEach((pair, value) -> {
            if (values.get(right).containsKey(pair)) {
                differences.put(pair, Math.rint((value - values.get(right).get(pair)) * 1e9) / 1e9);
            }
        });
        return differences;
    }
}
