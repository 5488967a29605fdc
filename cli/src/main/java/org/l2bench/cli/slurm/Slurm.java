package org.l2bench.cli.slurm;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.l2bench.core.file.ScratchFolder;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;

/**
 * The commands of Slurm on this machine. Each is given its time, and what Slurm itself says of a failure is passed on.
 *
 * @param sbatch the command
 * @param squeue the command
 * @param environment of both
 * @param patience with a question
 * @param longPatience with a submission: sbatch tries for two minutes where the cluster's list of jobs is full
 */
public record Slurm(
        Path sbatch, Path squeue, Map<String, String> environment, Duration patience, Duration longPatience) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(150);
    private static final int TRIES = 2;
    private static final String TOO_MANY = "Invalid job array specification";

    /** How to reach a cluster; all else that begins like it describes the job that this process is in. */
    private static final Set<String> OF_THE_SITE = Set.of("SLURM_CONF", "SLURM_CLUSTERS", "SLURM_JWT");

    /** Variables that sbatch takes for options, where the script has its own, and those that it sets in a job itself. */
    private static final List<String> INSTEAD_OF_THE_SCRIPT = List.of(
            "SBATCH_ARRAY_INX",
            "SBATCH_COMMENT",
            "SBATCH_CPU_BIND",
            "SBATCH_JOB_NAME",
            "SBATCH_MEM_BIND",
            "SBATCH_NO_REQUEUE",
            "SBATCH_OPEN_MODE",
            "SBATCH_OUTPUT",
            "SBATCH_REQUEUE",
            "SBATCH_WAIT");

    private record Answer(int exitCode, String out, String err) {
        /** What Slurm says, in one line. */
        String sentence() {
            var said = (err.isBlank() ? out : err)
                    .lines()
                    .map(l -> l.replaceFirst("^(sbatch|squeue):", "").strip())
                    .filter(l -> !l.isEmpty())
                    .collect(Collectors.joining("; "));
            return said.isEmpty() ? "exit code " + exitCode : said;
        }
    }

    /** The commands on the path; where they are not there, that is a problem. */
    public static Optional<Slurm> in(Map<String, String> environment, Problems problems) {
        return in(environment, problems, PATIENCE, LONG_PATIENCE);
    }

    static Optional<Slurm> in(
            Map<String, String> environment, Problems problems, Duration patience, Duration longPatience) {
        var sbatch = find("sbatch", environment);
        var squeue = find("squeue", environment);
        problems.require(
                sbatch.isPresent() && squeue.isPresent(),
                "there is no Slurm here: no sbatch and squeue on the PATH; --print writes the script without it");
        return sbatch.flatMap(b -> squeue.map(q -> new Slurm(b, q, ofNoJob(environment), patience, longPatience)));
    }

    private static Optional<Path> find(String command, Map<String, String> environment) {
        for (var folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            var file = Path.of(folder.isEmpty() ? "." : folder, command);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file.toAbsolutePath());
            }
        }
        return Optional.empty();
    }

    /** Without what belongs to the job that this process runs in: an inner job would take its array and its share for its own. */
    static Map<String, String> ofNoJob(Map<String, String> environment) {
        var kept = new TreeMap<>(environment);
        kept.keySet()
                .removeIf(name -> name.startsWith("SQUEUE_")
                        || (name.startsWith("SLURM_") && !OF_THE_SITE.contains(name))
                        || INSTEAD_OF_THE_SCRIPT.stream().anyMatch(name::startsWith));
        return kept;
    }

    /**
     * The user's tasks that are queued or run.
     *
     * @throws SlurmProblem if Slurm does not say
     */
    public List<Pilot> pilots(Optional<String> clusters) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(squeue.toString(), "--me", "-h", "-r", "-o", Pilot.FORM));
        clusters.ifPresent(c -> command.add("--clusters=" + c));
        var answer = ask(command);
        if (answer.exitCode() != 0) {
            throw new SlurmProblem("squeue: " + answer.sentence());
        }
        return answer.out().lines().map(Pilot::parse).flatMap(Optional::stream).toList();
    }

    /**
     * Asks whether Slurm would take a job, and says what it answers.
     *
     * @throws InvalidSettings if it would not
     */
    public String test(List<String> words, Path script) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(sbatch.toString(), "--test-only"));
        command.addAll(words);
        command.add(script.toString());
        var answer = ask(command);
        if (answer.exitCode() != 0) {
            var said = answer.sentence();
            throw new InvalidSettings(List.of("sbatch would not take the job: " + said
                    + (said.contains(TOO_MANY) ? "; MaxArraySize of `scontrol show config` limits --tasks" : "")));
        }
        return answer.sentence();
    }

    /**
     * Submits a job. Never twice: a submission whose answer was lost may have succeeded.
     *
     * @return its id
     * @throws SlurmProblem if Slurm does not take it, or does not answer
     */
    public String submit(List<String> words, Path script) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(sbatch.toString(), "--parsable"));
        command.addAll(words);
        command.add(script.toString());
        var answer = call(command, longPatience)
                .orElseThrow(
                        () -> new SlurmProblem(
                                "sbatch has not answered for " + longPatience.toSeconds()
                                        + " s; whether the job is queued is not known, look with squeue. The same command adds what is missing"));
        if (answer.exitCode() != 0) {
            throw new SlurmProblem("sbatch: " + answer.sentence());
        }
        // With several clusters the cluster's name follows.
        return answer.out().strip().replaceFirst(";.*", "");
    }

    /** A question that can be asked again. */
    private Answer ask(List<String> command) throws IOException, InterruptedException {
        for (var i = 0; i < TRIES; i++) {
            var answer = call(command, patience);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new SlurmProblem(Path.of(command.get(0)).getFileName() + " has not answered, " + TRIES + " times for "
                + patience.toSeconds() + " s; is Slurm's controller busy, or down? Try later");
    }

    /** Empty if it takes longer. What it says goes to files, so that much of it cannot hold it up. */
    private Optional<Answer> call(List<String> command, Duration longest) throws IOException, InterruptedException {
        try (var scratch = ScratchFolder.named("l2bench-slurm")) {
            var out = scratch.path().resolve("out");
            var err = scratch.path().resolve("err");
            var builder = new ProcessBuilder(command)
                    .redirectInput(Redirect.from(new File("/dev/null")))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            var process = builder.start();
            try {
                return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)
                        ? Optional.of(new Answer(process.exitValue(), text(out), text(err)))
                        : Optional.empty();
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    /** In whatever charset it is, which matters to no number and no id. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
