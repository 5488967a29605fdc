package org.l2bench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.setting.Problems;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.DataSet;
import org.l2bench.datasets.catalogue.Inventory;
import org.l2bench.datasets.catalogue.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The data sets of this machine. */
@Command(name = "data", description = "List, show, fetch and verify data sets.")
final class DataCommand implements Runnable {
    private static final int FINGERPRINT_SHOWN = 12;

    private final Suite suite;

    @Spec
    private CommandSpec spec;

    DataCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: data list, show, fetch or verify");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Name the data sets and whether they are here.")
    int list(
            @Option(names = "--data-dir", paramLabel = "DIR", description = "Your folder of data sets.") Path dataDir) {
        suite.console().lines(lines(root(dataDir)));
        return ExitCode.DONE;
    }

    /** One line per data set: name, tier, size, where it is. */
    static List<String> lines(DataRoot root) {
        var columns = new Columns().row("data set", "tier", "items", "size", "here");
        Catalogue.list()
                .forEach(set ->
                        columns.row(set.name(), lower(set.tier()), set.item(), megabytes(set), where(set, root)));
        return columns.lines();
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Describe a data set and what is here of it.")
    int show(
            @Parameters(paramLabel = "NAME", description = "A data set; see `l2bench data list`.") String name,
            @Option(names = "--data-dir", paramLabel = "DIR", description = "Your folder of data sets.") Path dataDir) {
        var shown = Inventory.show(name, root(dataDir));
        var set = shown.set();
        var columns = new Columns()
                .row("name", set.name())
                .row("what", set.description())
                .row("origin", set.origin())
                .row("licence", set.licence())
                .row("tier", lower(set.tier()))
                .row("item", set.item())
                .row(
                        "classes",
                        set.classes()
                                + (shown.classNames().isEmpty() ? "" : ": " + String.join(", ", shown.classNames())));
        shown.parts().forEach((part, found) -> {
            columns.row(part.toString(), set.counts().get(part) + " items");
            if (found.availability().available()) {
                columns.row("", "in " + found.availability().where().replaceFirst("^in ", ""));
                columns.row("", "per class " + found.perClass());
                columns.row("", "fingerprint " + found.fingerprint());
            } else {
                found.availability().missing().forEach(m -> columns.row("", m));
            }
        });
        suite.console().lines(columns.lines());
        return ExitCode.DONE;
    }

    @Command(
            name = "fetch",
            mixinStandardHelpOptions = true,
            description = "Fetch data sets from their official addresses into the cache, with checksums.")
    int fetch(@Parameters(paramLabel = "NAME", arity = "1..*", description = "Data sets.") List<String> names) {
        requireKnown(names);
        for (var name : names) {
            var fetched = Inventory.fetch(name, suite.data(Optional.empty()), new FetchProgress(suite.console()));
            suite.console().line(name + ": " + String.join(", ", fetched.files()) + " in " + fetched.folder());
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Read the data sets that are here and compare them with their published fingerprints.")
    int verify(
            @Parameters(paramLabel = "NAME", arity = "0..*", description = "Data sets (default: all).")
                    List<String> names,
            @Option(names = "--data-dir", paramLabel = "DIR", description = "Your folder of data sets.") Path dataDir) {
        requireKnown(names == null ? List.of() : names);
        var root = root(dataDir);
        var found = names == null
                ? Inventory.verify(root)
                : names.stream()
                        .flatMap(n -> Inventory.verify(n, root).stream())
                        .toList();
        var columns = new Columns();
        found.forEach(v -> columns.row(v.name(), v.part().toString(), lower(v.state()), detail(v)));
        suite.console().lines(columns.lines());
        var wrong = found.stream().anyMatch(v -> v.state() == Verification.State.WRONG);
        return wrong ? ExitCode.FAULT : ExitCode.DONE;
    }

    private static void requireKnown(List<String> names) {
        var reading = new DataReading();
        names.forEach(name -> reading.of(() -> Catalogue.describe(name)));
        reading.throwIfAny();
    }

    private DataRoot root(Path dataDir) {
        var root = suite.data(Optional.ofNullable(dataDir));
        var problems = new Problems();
        root.placed()
                .ifPresent(d -> problems.require(
                        Files.isDirectory(d), "the data folder %s does not exist (--data-dir, L2BENCH_DATA)", d));
        problems.throwIfAny();
        return root;
    }

    private static String where(DataSet set, DataRoot root) {
        var parts = Catalogue.availability(set.name(), root);
        var missing = parts.entrySet().stream()
                .filter(p -> !p.getValue().available())
                .map(p -> p.getKey().toString())
                .toList();
        return missing.isEmpty()
                ? parts.values().stream().map(a -> a.where()).distinct().collect(Collectors.joining(", "))
                : "missing: " + String.join(", ", missing);
    }

    private static String detail(Verification verification) {
        return switch (verification.state()) {
            case VERIFIED, READABLE -> verification.detail().substring(0, FINGERPRINT_SHOWN);
            case ABSENT, WRONG -> verification.detail();
        };
    }

    private static String megabytes(DataSet set) {
        return String.format(Locale.ROOT, "%.1f MB", set.bytes() / 1e6);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
