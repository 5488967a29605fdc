package org.l2bench.core.worker;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.file.Reason;

/** Puts into one line why a trial or a worker failed. */
final class Failures {
    private static final Pattern ALLOCATION = Pattern.compile("tried to allocate (\\d+) bytes");
    private static final Pattern GPU_ALLOCATION = Pattern.compile("CUDA out of memory.*?allocate ([0-9.]+ \\w+)");
    private static final Pattern OVERFLOW =
            Pattern.compile("Storage size calculation overflowed|integer multiplication overflow");
    private static final int SIGNALS = 128;
    /** Of a Java stack trace, or of one of libtorch's. */
    private static final Pattern FRAME = Pattern.compile("at [\\w.$/<>]+\\(.*\\)|\\.\\.\\. \\d+ more|frame #\\d+:.*");

    private static final String OURS = "org.l2bench.";
    private static final Map<Integer, String> SIGNAL_NAMES = Map.of(
            2, "SIGINT",
            4, "SIGILL",
            6, "SIGABRT",
            7, "SIGBUS",
            8, "SIGFPE",
            9, "SIGKILL, as the system sends it when memory runs out",
            11, "SIGSEGV",
            15, "SIGTERM");

    private Failures() {}

    /**
     * Why a trial failed; where memory was not enough, with the settings that need most of it.
     *
     * @param needs of the trial
     */
    static String ofTrial(Throwable problem, List<MemoryNeed> needs) {
        return memory(problem)
                .map(m -> m
                        + MemoryNeed.largestFirst(needs).stream()
                                .findFirst()
                                .map(n -> "; most of it is for " + n.what() + " (" + String.join(", ", n.settings())
                                        + ")")
                                .orElse(""))
                .orElseGet(() -> firstLine(problem));
    }

    /** What libtorch says of memory, in words. */
    private static Optional<String> memory(Throwable problem) {
        var message = Optional.ofNullable(problem.getMessage()).orElse("");
        var allocation = ALLOCATION.matcher(message);
        if (allocation.find()) {
            return Optional.of(
                    "memory is not enough: another " + MemoryNeed.inWords(Double.parseDouble(allocation.group(1)))
                            + " were asked for; use fewer --workers or smaller settings");
        }
        var onGpu = GPU_ALLOCATION.matcher(message);
        if (onGpu.find()) {
            return Optional.of("the GPU's memory is not enough: another " + onGpu.group(1)
                    + " were asked for; use one of --workers or smaller settings");
        }
        return OVERFLOW.matcher(message).find()
                ? Optional.of(
                        "memory is not enough: more numbers were asked for than can be counted; use smaller settings")
                : Optional.empty();
    }

    /** libtorch's messages go on with twenty frames of C++; only the first line says something, and nothing of memory. */
    static String firstLine(Throwable problem) {
        if (problem.getMessage() == null && problem.getCause() != null) {
            // An ExceptionInInitializerError, say: what went wrong stands below it.
            return firstLine(problem.getCause());
        }
        var ofMemory = memory(problem);
        if (ofMemory.isPresent()) {
            return ofMemory.get();
        }
        var told = problem instanceof Exception exception ? Reason.unwrapped(exception) : problem;
        if (told instanceof IOException) {
            return Reason.of(told).lines().findFirst().orElseThrow();
        }
        var message = Optional.ofNullable(told.getMessage())
                .flatMap(m ->
                        m.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst());
        // libtorch throws plain RuntimeExceptions, whose name says nothing; our own messages need none.
        var type = told.getClass();
        var isPlain = type == RuntimeException.class || type.getName().startsWith(OURS);
        return message.map(m -> isPlain ? m : type.getSimpleName() + ": " + m).orElse(type.getSimpleName());
    }

    /** Why a process has ended, from its exit code and the end of what it wrote to its standard error. */
    static String death(int exitCode, List<String> lastLines) {
        var how = exitCode > SIGNALS
                ? "signal " + SIGNAL_NAMES.getOrDefault(exitCode - SIGNALS, String.valueOf(exitCode - SIGNALS))
                : "exit code " + exitCode;
        return "the worker ended with " + how
                + telling(lastLines).map(l -> "; it said: " + l).orElse("");
    }

    private static Optional<String> telling(List<String> lines) {
        // The JVM's own crash report is a comment of many lines, of which this one names the signal.
        var crash = lines.stream()
                .filter(l -> l.startsWith("#  SIG") || l.startsWith("#  Internal Error"))
                .map(l -> l.substring(1).strip().replaceAll(" at pc=.*", ""))
                .findFirst();
        return crash.or(() -> lines.stream()
                .map(String::strip)
                .filter(l ->
                        !l.isEmpty() && !l.startsWith("#") && !FRAME.matcher(l).matches())
                .reduce((first, last) -> last));
    }
}
