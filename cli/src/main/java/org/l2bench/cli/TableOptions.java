package org.l2bench.cli;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.cells.TableFile;
import org.l2bench.reports.judge.ClaimsFile;
import picocli.CommandLine.Option;

/** How tables of the user are read, where they do not say it themselves. */
final class TableOptions {
    @Option(
            names = "--decimal",
            paramLabel = "MARK",
            description = "The decimal mark, where numbers can be read in two ways: . or a comma.")
    private String decimal;

    @Option(
            names = "--separator",
            paramLabel = "SIGN",
            description = "What parts the cells, where it is not found: one sign, or tab.")
    private String separator;

    @Option(names = "--charset", paramLabel = "NAME", description = "Of files that are not UTF-8, e.g. latin1.")
    private String charset;

    Optional<Character> mark(Problems problems) {
        return Optional.ofNullable(decimal).flatMap(d -> ClaimsFile.decimal(d, problems));
    }

    TableFile reader(Problems problems) {
        return new TableFile(
                Optional.ofNullable(charset).flatMap(c -> charset(c, problems)),
                Optional.ofNullable(separator).flatMap(s -> separator(s, problems)));
    }

    private static Optional<Charset> charset(String name, Problems problems) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            problems.require(
                    false, "charset must be one that this Java knows, e.g. latin1 or windows-1252, was %s", name);
            return Optional.empty();
        }
    }

    private static Optional<Character> separator(String typed, Problems problems) {
        var sign = typed.equals("tab") || typed.equals("\\t") ? "\t" : typed;
        problems.require(
                sign.length() == 1 && "\"\r\n".indexOf(sign.charAt(0)) < 0,
                "separator must be one sign, or tab, was %s",
                typed);
        return sign.isEmpty() ? Optional.empty() : Optional.of(sign.charAt(0));
    }
}
