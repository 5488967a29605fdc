package org.l2bench.cli;

import java.util.concurrent.Callable;
import org.l2bench.core.worker.Worker;
import picocli.CommandLine.Command;

/** What a run starts in other processes; of no use to people. */
@Command(name = "worker", hidden = true, description = "Serve trials to a run that started this process.")
final class WorkerCommand implements Callable<Integer> {
    private final Suite suite;

    WorkerCommand(Suite suite) {
        this.suite = suite;
    }

    @Override
    public Integer call() {
        Worker.serve(suite.experiments());
        return ExitCode.FAULT;
    }
}
