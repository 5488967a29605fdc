package org.l2bench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.l2bench.cli.added.Addition;
import org.l2bench.core.worker.Worker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a run starts in other processes; of no use to people. */
@Command(name = "worker", hidden = true, description = "Serve trials to a run that started this process.")
final class WorkerCommand implements Callable<Integer> {
    /** What the parent has added, its class path in one word. */
    static final String ADDED = "--added";

    private final Suite suite;

    @Option(names = ADDED)
    private List<String> added = new ArrayList<>();

    WorkerCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Integer call() {
        var all = suite;
        for (var words : added) {
            all = all.with(Addition.ofParent(words));
        }
        Worker.serve(all.experiments());
        return ExitCode.FAULT;
    }
}
