package org.l2bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.l2bench.core.worker.WorkerLaunch;
import org.l2bench.core.worker.WorkerProblem;
import picocli.CommandLine.Command;

/** Says what the suite finds on this machine. */
@Command(
        name = "doctor",
        description = "Show what the suite finds here: JDK, libtorch, threads, memory, data, GPU, disk.")
final class DoctorCommand implements Callable<Integer> {
    private static final double GIGABYTE = 1e9;

    private final Suite suite;

    DoctorCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Integer call() throws IOException {
        var console = suite.console();
        var cores = Runtime.getRuntime().availableProcessors();
        var columns = new Columns()
                .row("system", property("os.name") + " " + property("os.version") + ", " + property("os.arch"))
                .row("JDK", property("java.version") + " (" + property("java.vendor") + "), " + property("java.home"))
                .row("cores", cores + ", so " + cores + " workers with one thread each")
                .row("memory", gigabytes(WorkerLaunch.machineBytes()))
                .row("disk", "free for runs " + free(Path.of("")) + ", for libraries and data " + free(suite.cache()))
                .row("cache", suite.cache().toString());
        console.lines(columns.lines());
        console.status("starting a worker");
        try {
            console.lines(libtorch().lines());
            return ExitCode.DONE;
        } catch (WorkerProblem e) {
            console.problem("libtorch does not work here: " + e.getMessage());
            return ExitCode.FAULT;
        } finally {
            data(console);
        }
    }

    private Columns libtorch() {
        var found = suite.workers(1).describe();
        var machine = found.machine();
        return new Columns()
                .row(
                        "libtorch",
                        machine.libtorch() + ", " + machine.cpuCapability() + ", " + machine.threads() + " thread")
                .row("BLAS", machine.blas())
                .row("CPU", machine.cpuModel())
                .row(
                        "GPU",
                        found.cuda() ? "libtorch finds one" : "none that libtorch can use (a build with -Pcuda could)");
    }

    private void data(Console console) {
        console.line();
        console.lines(DataCommand.lines(suite.data(Optional.empty())));
    }

    private static String property(String name) {
        return System.getProperty(name);
    }

    /** Free space where a folder is or would be. */
    private static String free(Path folder) throws IOException {
        var present = folder.toAbsolutePath();
        while (!Files.exists(present)) {
            present = present.getParent();
        }
        return gigabytes(Files.getFileStore(present).getUsableSpace());
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }
}
