package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.l2bench.core.regulariser.convention.Conventions;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Probe;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.probe.ProbeInput;
import org.l2bench.reports.probe.Reader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which penalty a program has applied, from its data and its weights. */
@Command(
        name = "probe",
        description = {
            "Which penalty did my library really apply? Reads it from the data and the weights that came out.",
            "Example: l2bench probe docs/probe/data.csv --weights docs/probe/weka-weights.csv --loss squared"
        })
final class ProbeCommand implements Callable<Integer> {
    private static final Map<String, Loss> LOSSES =
            Map.of("squared", Loss.SQUARED, "log", Loss.LOG, "hinge", Loss.HINGE);

    private final Suite suite;

    @Parameters(index = "0", paramLabel = "DATA", description = "The table that was fitted, one row per example.")
    private Path data;

    @Option(
            names = "--weights",
            required = true,
            paramLabel = "FILE",
            description =
                    "Columns name and weight, one row per feature and one called intercept; on the features as in DATA.")
    private Path weights;

    @Option(names = "--loss", required = true, paramLabel = "LOSS", description = "squared, log or hinge.")
    private String loss;

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "The label; by default the only column without a weight, or y.")
    private String target;

    @Option(
            names = "--twice",
            paramLabel = "FILE",
            description = "Weights of the same program for the same rows given twice: how the strength depends on n.")
    private Path twice;

    @Option(
            names = "--value",
            paramLabel = "X",
            description = "The value that the library's parameter had: names only rows that agree with it.")
    private Double value;

    @Mixin
    private TableOptions tables;

    ProbeCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Integer call() throws IOException {
        var problems = new Problems();
        problems.require(LOSSES.containsKey(loss), "loss must be squared, log or hinge, was \"%s\"", loss);
        problems.require(
                value == null || (value >= 0 && Double.isFinite(value)), "value must be a number >= 0, was %s", value);
        var reader = new Reader(tables.reader(problems), tables.mark(problems));
        problems.throwIfAny();
        var meant = LOSSES.get(loss);
        var input =
                ProbeInput.read(data, weights, Optional.ofNullable(twice), reader, meant, Optional.ofNullable(target));
        var known = value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        var probe = new Probe(Conventions.read(), meant, input.sample(), known);
        var finding = input.twice().isPresent()
                ? probe.of(input.fitted(), input.twice().get())
                : probe.of(input.fitted());
        suite.console().lines(new ProbeText(input, meant, known.isPresent()).lines(finding));
        return ExitCode.DONE;
    }
}
