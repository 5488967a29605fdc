package org.l2bench.core.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.MachineClass;
import org.l2bench.core.record.StoreProblem;
import org.l2bench.core.setting.Binding;

/**
 * The worker's side: serves the requests that come in by standard input, one after another, and ends when its parent
 * does. A worker that cannot go on says why and ends; the parent then starts another.
 */
public final class Worker {
    static final String MEMORY_LIMIT = "l2bench.worker.memory";
    private static final int EXIT_ERROR = 70;
    private static final int EXIT_MEMORY = 71;

    private final List<? extends Experiment<?>> experiments;
    private final PrintStream parent;

    private Worker(List<? extends Experiment<?>> experiments, PrintStream parent) {
        this.experiments = experiments;
        this.parent = parent;
    }

    /** Serves until the parent closes standard input, which ends this process. Does not return. */
    public static void serve(List<? extends Experiment<?>> experiments) {
        var protocol = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        // Whatever prints must not get between the lines that the parent reads.
        System.setOut(System.err);
        new Worker(experiments, protocol).serve();
    }

    private void serve() {
        var requests = listen();
        try {
            torch.set_num_threads(1);
            torch.set_num_interop_threads(1);
            MemoryWatchdog.start(
                    Long.getLong(MEMORY_LIMIT, Long.MAX_VALUE), cause -> end(EXIT_MEMORY, new Reply.Dying(cause)));
            var machine = MachineProbe.cpu();
            send(new Reply.Ready(machine, MachineProbe.hasCuda()));
            while (true) {
                send(answer(requests.take(), machine));
            }
        } catch (RuntimeException | Error e) {
            end(EXIT_ERROR, new Reply.Dying(Failures.firstLine(e)));
        } catch (InterruptedException e) {
            end(EXIT_ERROR, new Reply.Dying("interrupted"));
        }
    }

    private Reply answer(Request request, MachineClass machine) {
        try {
            if (request instanceof Request.Run run) {
                var on = MachineProbe.on(run.inputs().device(), machine);
                return new TrialRunner(run, on, this::send)
                        .run(experiment(run.inputs().experiment()));
            }
            if (request instanceof Request.Build build) {
                var on = MachineProbe.on(build.inputs().device(), machine);
                return new ArtifactRunner(build, on, this::send)
                        .build(experiment(build.inputs().experiment()));
            }
            var timing = (Request.TimeStep) request;
            return timed(experiment(timing.experiment()), timing);
        } catch (StoreProblem e) {
            return new Reply.Refused(e.getMessage());
        } catch (IOException e) {
            return new Reply.Refused("cannot write the result: " + Failures.firstLine(e));
        }
    }

    private static <S extends Record> Reply timed(Experiment<S> experiment, Request.TimeStep timing)
            throws IOException {
        var settings = Binding.read(timing.settings(), experiment.settingsType());
        try {
            double seconds = StepTimer.secondsPerStep(
                    experiment, settings, timing.arm(), timing.precision(), timing.device(), timing.folder());
            return new Reply.Timed(OptionalDouble.of(seconds), Optional.empty());
        } catch (RuntimeException e) {
            return new Reply.Timed(
                    OptionalDouble.empty(), Optional.of(Failures.ofTrial(e, experiment.memory(settings))));
        }
    }

    private Experiment<?> experiment(String name) {
        return experiments.stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this worker knows no experiment " + name));
    }

    private BlockingQueue<Request> listen() {
        var requests = new LinkedBlockingQueue<Request>();
        var reader = new Thread(() -> read(requests), "requests");
        reader.setDaemon(true);
        reader.start();
        return requests;
    }

    private void read(BlockingQueue<Request> requests) {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8.newDecoder()))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                requests.add(Json.MAPPER.readValue(line, Request.class));
            }
        } catch (IOException e) {
            end(EXIT_ERROR, new Reply.Dying("cannot read what the parent says: " + Failures.firstLine(e)));
        }
        // The parent is gone or wants no more. A running trial goes on from its checkpoint another time.
        Runtime.getRuntime().halt(0);
    }

    private synchronized void send(Reply reply) {
        try {
            parent.println(Json.MAPPER.writeValueAsString(reply));
            parent.flush();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(int exitCode, Reply lastWords) {
        send(lastWords);
        Runtime.getRuntime().halt(exitCode);
    }
}
