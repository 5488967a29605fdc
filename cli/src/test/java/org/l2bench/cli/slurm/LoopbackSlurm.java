package org.l2bench.cli.slurm;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.l2bench.core.file.ScratchFolder;

/**
 * A real Slurm on this machine's loopback, with a slurmd of its own for each node and all of it in one folder and by one user. It needs neither
 * systemd nor control groups. Nothing of it outlives {@link #close}, which also runs when the tests are broken off.
 */
final class LoopbackSlurm implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of("munged", "munge", "slurmctld", "slurmd", "sbatch", "scontrol", "squeue", "scancel", "sinfo");
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int KEY_BYTES = 1024;
    private static final long NODE_MEGABYTES = 8192;

    private final ScratchFolder folder;
    private final Map<String, Process> daemons = new LinkedHashMap<>();
    private final Thread onBreak = new Thread(this::close, "end of Slurm");
    private boolean closed;

    private LoopbackSlurm(ScratchFolder folder) {
        this.folder = folder;
    }

    /** What a call of a program gave. */
    record Result(int exitCode, String out) {}

    /** Programs of Slurm and munge that this machine does not have. */
    static List<String> missing() {
        return PROGRAMS.stream().filter(p -> find(p).isEmpty()).toList();
    }

    /** Brings up a cluster and waits until all of its nodes are idle. */
    static LoopbackSlurm start(int nodes, int cpusPerNode) throws IOException, InterruptedException {
        var slurm = new LoopbackSlurm(ScratchFolder.named("l2bench-slurm"));
        Runtime.getRuntime().addShutdownHook(slurm.onBreak);
        try {
            slurm.bringUp(nodes, cpusPerNode);
            return slurm;
        } catch (IOException | InterruptedException | RuntimeException e) {
            slurm.close();
            throw e;
        }
    }

    private void bringUp(int nodes, int cpus) throws IOException, InterruptedException {
        if (folder.path().toString().matches(".*\\s.*")) {
            throw new IllegalStateException("slurm.conf cannot name a folder with white space: " + folder.path()
                    + "; set java.io.tmpdir to another one");
        }
        // munged demands that others may pass through the folder of its socket.
        Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwx--x--x"));
        Files.createDirectories(path("state"));
        Files.createDirectories(path("spool"));
        writeKey();
        Files.writeString(conf(), configuration(nodes, cpus));
        startMunge();
        startDaemon("slurmctld", "slurmctld", "-D", "-f", conf().toString());
        await("slurmctld answers", () -> call("scontrol", "ping").out().contains("is UP"));
        for (int i = 1; i <= nodes; i++) {
            startNode(node(i));
        }
        await("the nodes are idle", () -> nodeStates()
                .equals(Stream.generate(() -> "idle").limit(nodes).toList()));
    }

    static String node(int number) {
        return "n" + number;
    }

    private void writeKey() throws IOException {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var file = Files.createFile(
                path("munge.key"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, key);
    }

    private void startMunge() throws IOException, InterruptedException {
        startDaemon(
                "munged",
                "munged",
                "--foreground",
                // The folder may lie in one that others can write to, such as /tmp.
                "--force",
                "--key-file=" + path("munge.key"),
                "--socket=" + path("munge"),
                "--pid-file=" + path("munged.pid"),
                "--seed-file=" + path("munge.seed"));
        await(
                "munged answers",
                () -> call("munge", "-n", "--socket=" + path("munge")).exitCode() == 0);
    }

    private String configuration(int nodes, int cpus) throws IOException {
        var user = System.getProperty("user.name");
        var ports = freePorts(nodes + 1);
        var conf = new StringBuilder("""
                ClusterName=loopback
                SlurmctldHost=localhost(127.0.0.1)
                SlurmctldPort=%d
                CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
                AuthType=auth/munge
                AuthInfo=socket=%s
                CredType=cred/munge
                SlurmUser=%s
                SlurmdUser=%s
                StateSaveLocation=%s
                SlurmdSpoolDir=%s/%%n
                SlurmctldPidFile=%s
                SlurmdPidFile=%s/%%n.pid
                ProctrackType=proctrack/linuxproc
                TaskPlugin=task/none
                JobAcctGatherType=jobacct_gather/none
                SelectType=select/cons_tres
                SelectTypeParameters=CR_Core
                SchedulerParameters=batch_sched_delay=0,sched_min_interval=100000,bf_interval=1
                MpiDefault=none
                ReturnToService=2
                KillWait=5
                SlurmdTimeout=10
                SlurmdParameters=config_overrides
                """.formatted(
                        ports.get(0),
                        path("munge"),
                        user,
                        user,
                        path("state"),
                        path("spool"),
                        path("slurmctld.pid"),
                        folder.path()));
        for (int i = 1; i <= nodes; i++) {
            conf.append("NodeName=%s NodeHostname=localhost NodeAddr=127.0.0.1 Port=%d CPUs=%d RealMemory=%d%n"
                    .formatted(node(i), ports.get(i), cpus, NODE_MEGABYTES));
        }
        return conf.append("PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP\n")
                .toString();
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /** Starts the slurmd of a node. */
    void startNode(String node) throws IOException {
        startDaemon(node, "slurmd", "-D", "-N", node, "-f", conf().toString());
    }

    /** As if a node were cut off from the others: its slurmd is gone at once, and what it runs goes on. */
    void cutOff(String node) throws InterruptedException {
        daemons.remove(node).destroyForcibly().waitFor();
    }

    /** States of the nodes in the order of their names, as {@code sinfo} has them. */
    List<String> nodeStates() throws IOException, InterruptedException {
        return call("sinfo", "-h", "-N", "-o", "%T").out().lines().toList();
    }

    private void startDaemon(String name, String program, String... arguments) throws IOException {
        var builder = builder(words(program, arguments));
        daemons.put(
                name,
                builder.redirectOutput(
                                ProcessBuilder.Redirect.appendTo(log(name).toFile()))
                        .start());
    }

    private static List<String> words(String program, String... arguments) {
        var words = new ArrayList<>(List.of(find(program).orElseThrow().toString()));
        words.addAll(List.of(arguments));
        return words;
    }

    /** What {@code sbatch} and the others take up to find this Slurm; nothing of a job around these tests. */
    private ProcessBuilder builder(List<String> words) {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().keySet().removeIf(n -> n.startsWith("SLURM_") || n.startsWith("SBATCH_"));
        builder.environment().put("SLURM_CONF", conf().toString());
        return builder;
    }

    /** Calls a program of Slurm; what it says on either stream. */
    Result call(String program, String... arguments) throws IOException, InterruptedException {
        return run(words(program, arguments));
    }

    /** Runs a command that finds this Slurm. */
    Result run(List<String> words) throws IOException, InterruptedException {
        var process = builder(words).start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out.strip());
    }

    /** Calls a program of Slurm that must succeed. */
    String ask(String program, String... arguments) throws IOException, InterruptedException {
        var result = call(program, arguments);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(program + " " + String.join(" ", arguments) + ": " + result.out());
        }
        return result.out();
    }

    /** Waits until something is so. */
    void await(String what, Callable<Boolean> isSo) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!isSo.call()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            "not so after " + PATIENCE.toSeconds() + " s: " + what + "\n" + words());
                }
                Thread.sleep(200);
            }
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(what, e);
        }
    }

    private String words() throws IOException {
        var words = new StringBuilder();
        for (var name : daemons.keySet()) {
            var lines = Files.readAllLines(log(name));
            words.append(name).append(":\n");
            lines.subList(Math.max(0, lines.size() - 10), lines.size())
                    .forEach(l -> words.append("  ").append(l).append('\n'));
        }
        return words.toString();
    }

    /** Cancels all jobs, ends all daemons and deletes the folder. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            cancelAll();
            // The controller last but one, and munged last: each needs those that are still there.
            var last = List.of("slurmctld", "munged");
            daemons.keySet().stream().filter(n -> !last.contains(n)).forEach(this::end);
            last.forEach(this::end);
            leftOvers().forEach(ProcessHandle::destroyForcibly);
            folder.close();
        } catch (IOException e) {
            throw new IllegalStateException("left behind: " + folder.path(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!Thread.currentThread().equals(onBreak)) {
            Runtime.getRuntime().removeShutdownHook(onBreak);
        }
    }

    /** A slurmd leaves its jobs alone when it ends. */
    private void cancelAll() throws IOException, InterruptedException {
        if (!daemons.containsKey("slurmctld") || !daemons.get("slurmctld").isAlive()) {
            return;
        }
        var end = System.nanoTime() + GRACE.toNanos();
        call("scancel", "--user=" + System.getProperty("user.name"));
        while (System.nanoTime() < end && !call("squeue", "-h").out().isEmpty()) {
            Thread.sleep(200);
        }
    }

    private void end(String name) {
        var daemon = daemons.get(name);
        if (daemon == null) {
            return;
        }
        daemon.destroy();
        try {
            if (!daemon.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                daemon.destroyForcibly();
            }
        } catch (InterruptedException e) {
            daemon.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** What nodes that were cut off ran: it has this Slurm in its environment. */
    private List<ProcessHandle> leftOvers() {
        return processes("SLURM_CONF=" + conf() + "\0");
    }

    /** What tasks on a node run, also when it is cut off. */
    List<ProcessHandle> processesOn(String node) {
        return leftOvers().stream()
                .filter(processes("SLURMD_NODENAME=" + node + "\0")::contains)
                .toList();
    }

    private static List<ProcessHandle> processes(String variable) {
        return ProcessHandle.allProcesses()
                .filter(p ->
                        !p.equals(ProcessHandle.current()) && environment(p).contains(variable))
                .toList();
    }

    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", String.valueOf(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Of another user, or gone.
            return "";
        }
    }

    private Path conf() {
        return path("slurm.conf");
    }

    private Path log(String daemon) {
        return path(daemon + ".log");
    }

    private Path path(String name) {
        return folder.path().resolve(name);
    }

    /** Daemons are often in folders that only the administrator has on the path. */
    private static Optional<Path> find(String program) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                        Stream.of(path.split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin"))
                .filter(f -> !f.isEmpty())
                .map(f -> Path.of(f, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
