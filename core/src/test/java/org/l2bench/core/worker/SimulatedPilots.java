package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.l2bench.core.lease.ViewedFolder;
import org.l2bench.core.record.RunFolder;

/**
 * Counts what a file system sees of pilots that share a folder: each is a thread with leases and an agenda of its own, begins at the same
 * moment as the others, and waits instead of training. Prints a row of a Markdown table for each run. Trials that take less than two
 * seconds show less than real ones do, as what others are at is looked at again only after that time.
 *
 * <pre>
 * mvn -q -pl core test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Xss256k -cp "core/target/test-classes:core/target/classes:$(cat core/target/classpath)" \
 *     org.l2bench.core.worker.SimulatedPilots FOLDER SECONDS PILOTSxTRIALS...
 * </pre>
 */
final class SimulatedPilots {
    /** An NFS client without any cache: open, write or read, and close; one call for the rest. */
    private static final int CALLS_OF_FILE = 3;
    /** A reply to READDIRPLUS of 32 kB holds somewhat more. */
    private static final int NAMES_OF_CALL = 100;

    private SimulatedPilots() {}

    /** What was counted, all pilots together. */
    record Count(int pilots, int trials, int runs, SortedMap<String, Long> operations, long names) {
        double operationsPerTrial() {
            return operations.values().stream().mapToLong(Long::longValue).sum() / (double) trials;
        }

        double namesPerTrial() {
            return names / (double) trials;
        }

        /** At most; caches of the client spare many of them. */
        double callsPerTrial() {
            var files = operations.getOrDefault("create", 0L) + operations.getOrDefault("open", 0L);
            return operationsPerTrial()
                    + (CALLS_OF_FILE - 1) * files / (double) trials
                    + namesPerTrial() / NAMES_OF_CALL;
        }

        String row() {
            var row = new StringBuilder("| %d | %d | %d |".formatted(pilots, trials, runs - trials));
            for (var name : List.of("create", "open", "look", "link", "delete", "mkdir", "list")) {
                row.append(String.format(Locale.ROOT, " %.1f |", operations.getOrDefault(name, 0L) / (double) trials));
            }
            return row
                    + String.format(
                            Locale.ROOT,
                            " %.1f | %.0f | %.0f |",
                            operationsPerTrial(),
                            namesPerTrial(),
                            callsPerTrial());
        }
    }

    public static void main(String[] arguments) throws Exception {
        var millis = Math.round(1000 * Double.parseDouble(arguments[1]));
        System.out.println(
                "| pilots | trials | run twice | create | open | look | link | delete | mkdir | list | sum | names listed |"
                        + " NFS calls, at most |");
        System.out.println(
                "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (var sizes : Arrays.copyOfRange(arguments, 2, arguments.length)) {
            var size = sizes.split("x", 2);
            var folder = Files.createDirectories(Path.of(arguments[0], sizes));
            System.out.println(count(folder, Integer.parseInt(size[0]), Integer.parseInt(size[1]), millis)
                    .row());
        }
    }

    /** Lets pilots do trials that take so long. */
    static Count count(Path folder, int pilots, int trials, long millis)
            throws IOException, InterruptedException, ExecutionException {
        var views = IntStream.range(0, pilots)
                .mapToObj(i -> new ViewedFolder(folder, true, false, Duration.ZERO))
                .toList();
        var jobs = AgendaTest.trials(trials);
        var allBegin = new CyclicBarrier(pilots);
        var threads = Executors.newFixedThreadPool(pilots);
        int runs = 0;
        try {
            var ends = new ArrayList<Future<Integer>>();
            for (var view : views) {
                ends.add(threads.submit(() -> pilot(view, jobs, allBegin, millis)));
            }
            for (var end : ends) {
                runs += end.get();
            }
        } finally {
            threads.shutdownNow();
        }
        var operations = new TreeMap<String, Long>();
        views.forEach(v -> v.counts().forEach((name, count) -> operations.merge(name, count, Long::sum)));
        return new Count(
                pilots,
                trials,
                runs,
                operations,
                views.stream().mapToLong(ViewedFolder::listed).sum());
    }

    private static int pilot(ViewedFolder view, List<Job.Running> jobs, CyclicBarrier allBegin, long millis)
            throws IOException, InterruptedException, BrokenBarrierException {
        int runs = 0;
        try (var pilot = new AgendaTest.Pilot(new RunFolder(view.path()), jobs, Ending.NOTHING_TO_START)) {
            allBegin.await();
            for (var job = pilot.next(); job.isPresent(); job = pilot.next()) {
                Thread.sleep(millis);
                pilot.finish(job.get());
                runs++;
            }
        }
        return runs;
    }
}
