package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.l2bench.cli.slurm.ShellWord;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.judge.ClaimsFile;
import org.l2bench.reports.judge.ClaimsTemplate;
import org.l2bench.reports.judge.Judging;
import org.l2bench.reports.judge.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges claims on a table of results, whatever has trained them. */
@Command(
        name = "judge",
        description = {
            "Judge claims on your own table of results: CSV, TSV, JSON or JSON lines, one row per run.",
            "Start with --template, which writes a first claims file from the table."
        })
final class JudgeCommand implements Callable<Integer> {
    private final Suite suite;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "RESULTS", description = "Files with one table each, or folders of them.")
    private List<Path> files;

    @Option(names = "--claims", paramLabel = "FILE", description = "What is claimed, in TOML or JSON.")
    private Path claims;

    @Option(names = "--template", description = "Print a first claims file for these results, and judge nothing.")
    private boolean template;

    @Option(
            names = "--pairs",
            paramLabel = "WHICH",
            description = "equal: arms must have the same pairs (default); common: their common ones count.")
    private String pairs;

    @Option(
            names = "--failures",
            paramLabel = "WHICH",
            description = "common: pairs without a failed run count (default); refuse.")
    private String failures;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs/judge",
            description = "Folder of the page (default: runs/judge).")
    private Path out;

    @Mixin
    private TableOptions tables;

    @Mixin
    private RoleOptions roles;

    JudgeCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Integer call() throws IOException {
        var problems = new Problems();
        var request = request(problems);
        problems.throwIfAny();
        if (template) {
            suite.console().lines(ClaimsTemplate.of(request).lines().toList());
            return ExitCode.DONE;
        }
        if (request.claims().isEmpty()) {
            throw new InvalidSettings(
                    List.of("name what is claimed, --claims FILE; --template writes a first one from the results"));
        }
        var judged = Judging.of(request);
        judged.report().writeTo(out);
        suite.console().lines(lines(judged));
        return ExitCode.DONE;
    }

    private Request request(Problems problems) {
        var said = roles.roles(problems);
        problems.require(
                !template || claims == null,
                "--template writes a first claims file, --claims reads one: give one of them");
        var mark = tables.mark(problems);
        var reader = tables.reader(problems);
        var read = claims == null || template ? Optional.<ClaimsFile>empty() : read(problems);
        return new Request(files, reader, said, mark, read, command());
    }

    private Optional<ClaimsFile> read(Problems problems) {
        try {
            return Optional.of(ClaimsFile.read(claims).allowing(pairs, failures, problems));
        } catch (InvalidSettings e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** As it was typed, without the folder of the page, which must not be part of its text. */
    private String command() {
        var words =
                new ArrayList<>(spec.commandLine().getParent().getParseResult().originalArgs());
        int at = words.indexOf("--out");
        if (at >= 0 && at + 1 < words.size()) {
            words.subList(at, at + 2).clear();
        }
        words.removeIf(w -> w.startsWith("--out="));
        return "./l2bench " + words.stream().map(ShellWord::quoted).collect(Collectors.joining(" "));
    }

    private List<String> lines(Judging.Judged judged) {
        var lines = new ArrayList<String>();
        judged.read().facts().stream()
                .filter(f -> f.what().equals("guess"))
                .forEach(f -> lines.add("guessed: " + f.value()));
        lines.addAll(judged.read().notes());
        judged.remarks().forEach((claim, remark) -> lines.add(claim + ": " + remark));
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.addAll(VerdictLines.of(judged.report().verdicts(), judged.metrics()));
        lines.add("");
        lines.add("Page: " + out.resolve("report.html"));
        return lines;
    }
}
