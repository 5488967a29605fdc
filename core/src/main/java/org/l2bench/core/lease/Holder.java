package org.l2bench.core.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.l2bench.core.json.Json;

/**
 * A process that holds leases.
 *
 * @param token random; no other process has it
 * @param system the running system that the process number is of, a hash: one boot of one host, and one container of it
 * @param pid its number there
 * @param startedSeconds when it started, in seconds since 1970 by that host's clock; 0 if unknown
 */
public record Holder(String token, String system, long pid, long startedSeconds) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path PROCESS_NUMBERS = Path.of("/proc/self/ns/pid");
    private static final int DIGITS = 12;
    /** The start of a process is reckoned from the clock, which may have been set meanwhile. */
    private static final long SECONDS_APART = 60;

    static Holder ofThisProcess() {
        var process = ProcessHandle.current();
        return new Holder(UUID.randomUUID().toString(), here(), process.pid(), started(process));
    }

    /** Whether it is of this system, where it can be seen that its process has ended. */
    boolean hasEnded(Holder seenBy) {
        if (!system.equals(seenBy.system())) {
            return false;
        }
        var process = ProcessHandle.of(pid);
        return process.isEmpty()
                || !process.get().isAlive()
                || Math.abs(started(process.get()) - startedSeconds) > SECONDS_APART;
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
    }

    private static String here() {
        return Json.sha256(boot() + " " + processNumbers()).substring(0, DIGITS);
    }

    private static String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            return hostName();
        }
    }

    /** Containers of one host count their processes each for itself. */
    private static String processNumbers() {
        try {
            return Files.readSymbolicLink(PROCESS_NUMBERS).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // Then nothing is known of another process but what its leases tell.
            return UUID.randomUUID().toString();
        }
    }
}
