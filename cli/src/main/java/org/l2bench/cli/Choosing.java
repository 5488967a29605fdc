package org.l2bench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.l2bench.core.plan.Wishes;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.SettingsFile;
import picocli.CommandLine.Option;

/** Options that say what to run or report; shared by commands. Checked together, not one by one. */
final class Choosing {
    private static final String DEFAULT_OUT = "runs";
    private static final String DEFAULT_PRESET = "quick";

    @Option(names = "--preset", description = "Named settings (default: quick).")
    private String preset;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Your own settings, in the form of a preset: like = \"quick\", and what differs under [set].")
    private Path settings;

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
        var file = Optional.ofNullable(settings).map(SettingsFile::read);
        return new Wishes(
                preset(file),
                Optional.ofNullable(seeds),
                named,
                assignments,
                file.map(SettingsFile::typed).orElse(Map.of()),
                precision,
                device);
    }

    private String preset(Optional<SettingsFile> file) {
        var like = file.flatMap(SettingsFile::like);
        new Problems()
                .require(
                        preset == null || like.isEmpty() || like.get().equals(preset),
                        "--preset %s and %s, which is like %s, name two presets; give one",
                        preset,
                        settings,
                        like.orElse(""))
                .throwIfAny();
        return Optional.ofNullable(preset).or(() -> like).orElse(DEFAULT_PRESET);
    }

    Path out() {
        return out.toAbsolutePath().normalize();
    }

    /** As it was typed, unless it is the default. */
    Optional<String> namedOut() {
        return Optional.of(out.toString()).filter(o -> !o.equals(DEFAULT_OUT));
    }

    boolean namesSeeds() {
        return wishes().namesSeeds();
    }
}
