package org.l2bench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.l2bench.core.plan.RunChoice.Wishes;
import picocli.CommandLine.Option;

/** Options that say what to run or report; shared by commands. Checked together, not one by one. */
final class Choosing {
    private static final String DEFAULT_OUT = "runs";

    @Option(names = "--preset", defaultValue = "quick", description = "Named settings (default: quick).")
    private String preset;

    @Option(names = "--seeds", paramLabel = "N", description = "Number of seeds (default: the preset's).")
    private String seeds;

    @Option(names = "--arms", paramLabel = "ARM,...", description = "Only these arms, separated by commas.")
    private List<String> arms = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Another value for a setting; also seeds and firstSeed. May be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--device", defaultValue = "cpu", description = "cpu or cuda (default: cpu).")
    private String device;

    @Option(names = "--precision", defaultValue = "fp32", description = "fp32 or bf16 (default: fp32).")
    private String precision;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = DEFAULT_OUT,
            description = "Folder of all runs (default: runs).")
    private Path out;

    Wishes wishes() {
        // By hand, for the parser would drop what is empty.
        var named = arms.stream().flatMap(a -> Arrays.stream(a.split(",", -1))).toList();
        return new Wishes(preset, Optional.ofNullable(seeds), named, assignments, precision, device);
    }

    Path out() {
        return out.toAbsolutePath().normalize();
    }

    /** As it was typed, unless it is the default. */
    Optional<String> namedOut() {
        return Optional.of(out.toString()).filter(o -> !o.equals(DEFAULT_OUT));
    }

    boolean namesSeeds() {
        return seeds != null
                || assignments.stream().anyMatch(a -> a.startsWith("seeds=") || a.startsWith("firstSeed="));
    }
}
