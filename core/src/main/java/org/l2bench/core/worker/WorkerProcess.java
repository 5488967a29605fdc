package org.l2bench.core.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.l2bench.core.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parent's end of one worker. Used by one thread, but for {@link #kill}. */
final class WorkerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    private static final int LINES_KEPT = 1000;
    /** Exit codes of SIGHUP, SIGINT, SIGTERM. */
    private static final Set<Integer> SIGNALS_TO_ALL = Set.of(129, 130, 143);

    private final Process process;
    private final Path logs;
    private final BufferedWriter requests;
    private final BufferedReader replies;
    private final Thread errorReader;
    private final Deque<String> lastLines = new ArrayDeque<>();

    private WorkerProcess(Process process, Path logs) {
        this.process = process;
        this.logs = logs;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        // A new decoder reports what is no text; the default would replace it.
        this.replies = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8.newDecoder()));
        this.errorReader = new Thread(this::readErrors, "errors of worker " + process.pid());
        errorReader.setDaemon(true);
        errorReader.start();
    }

    /**
     * Starts a worker; it is not ready before its first reply, {@link Reply.Ready}.
     *
     * @param unpacked folder to load the libraries from
     * @param logs folder for what a worker leaves that dies, made here
     */
    static WorkerProcess start(WorkerLaunch launch, Path unpacked, Path logs) {
        var builder = new ProcessBuilder(launch.command(unpacked, logs));
        builder.environment().putAll(WorkerLaunch.environment());
        try {
            Files.createDirectories(logs);
            return new WorkerProcess(builder.start(), logs);
        } catch (IOException e) {
            throw new WorkerProblem("cannot start a worker process: " + e.getMessage(), e);
        }
    }

    void send(Request request) throws WorkerDied {
        String line;
        try {
            line = Json.MAPPER.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        try {
            requests.write(line);
            requests.newLine();
            requests.flush();
        } catch (IOException e) {
            LOG.debug("worker {} does not listen", process.pid(), e);
            throw died();
        }
    }

    /** Waits for the next reply. */
    Reply receive() throws WorkerDied {
        for (var line = readLine(); line != null; line = readLine()) {
            if (line.startsWith("{\"kind\":")) {
                var reply = parse(line);
                if (reply instanceof Reply.Dying dying) {
                    kill();
                    throw new WorkerDied(dying.cause(), false, remains());
                }
                return reply;
            }
            LOG.info("worker {} printed: {}", process.pid(), line);
        }
        throw died();
    }

    /** Ends the process at once. Checkpoints are whole at any moment, so that nothing is lost but time. */
    void kill() {
        process.destroyForcibly();
    }

    private String readLine() {
        try {
            return replies.readLine();
        } catch (IOException e) {
            // A stream that is closed under the reader: the process was killed.
            LOG.debug("worker {} is cut off", process.pid(), e);
            return null;
        }
    }

    private static Reply parse(String line) {
        try {
            return Json.MAPPER.readValue(line, Reply.class);
        } catch (JsonProcessingException e) {
            throw new WorkerProblem("a worker said what its parent does not understand: " + line, e);
        }
    }

    private WorkerDied died() {
        try {
            var exitCode = process.waitFor();
            errorReader.join();
            var bySignalToAll = SIGNALS_TO_ALL.contains(exitCode);
            return new WorkerDied(
                    Failures.death(exitCode, lastLines()), bySignalToAll, bySignalToAll ? List.of() : remains());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WorkerDied("the worker was cut off", true, List.of());
        }
    }

    /** Writes down what the worker said; that file and the JVM's crash report, as far as there is one. */
    private List<Path> remains() {
        var log = logs.resolve("worker-" + process.pid() + ".log");
        try {
            if (!lastLines().isEmpty()) {
                Files.write(log, lastLines());
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be written", log, e);
        }
        return Stream.of(log, logs.resolve("crash-" + process.pid() + ".log"))
                .filter(Files::exists)
                .toList();
    }

    private List<String> lastLines() {
        synchronized (lastLines) {
            return List.copyOf(lastLines);
        }
    }

    private void readErrors() {
        try (var lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.debug("worker {}: {}", process.pid(), line);
                synchronized (lastLines) {
                    lastLines.addLast(line);
                    if (lastLines.size() > LINES_KEPT) {
                        lastLines.removeFirst();
                    }
                }
            }
        } catch (IOException e) {
            LOG.debug("errors of worker {} are cut off", process.pid(), e);
        }
    }
}
