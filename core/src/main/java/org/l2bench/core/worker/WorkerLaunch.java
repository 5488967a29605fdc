package org.l2bench.core.worker;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a worker is started: what cannot be set from inside a running JVM, so that every trial computes in the same
 * surroundings.
 *
 * @param java the java binary
 * @param jdk its feature version, e.g. 17
 * @param mainClass calls {@link Worker#serve}
 * @param arguments of the main class
 * @param memoryBytes the share of a worker
 * @param libraries folder for the sets of unpacked libraries; see {@link NativeLibraries}
 * @param properties further system properties
 */
public record WorkerLaunch(
        Path java,
        int jdk,
        String classPath,
        String mainClass,
        List<String> arguments,
        long memoryBytes,
        Path libraries,
        SortedMap<String, String> properties) {
    private static final double SHARE_OF_MACHINE = 0.8;
    private static final long MEGABYTE = 1L << 20;
    private static final long SMALLEST_HEAP = 512 * MEGABYTE;
    private static final long LARGEST_HEAP = 4096 * MEGABYTE;
    private static final int NATIVE_ACCESS_SINCE = 24;
    private static final String BLAS = "org.bytedeco.openblas.load";
    private static final String PRESETS = "org.bytedeco.";
    /** Where JavaCPP loads from, and unpacks what it misses there. */
    static final String UNPACKED = "org.bytedeco.javacpp.cachedir";

    /** A launch like that of this process: same java binary, same class path, same BLAS. */
    public static WorkerLaunch likeThis(String mainClass, List<String> arguments, int workers, Path cache) {
        var properties = new TreeMap<String, String>();
        System.getProperties().stringPropertyNames().stream()
                .filter(n -> n.startsWith(PRESETS) && !n.equals(UNPACKED))
                .forEach(n -> properties.put(n, System.getProperty(n)));
        return new WorkerLaunch(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Runtime.version().feature(),
                System.getProperty("java.class.path"),
                mainClass,
                arguments,
                shareBytes(workers),
                cache.resolve("libraries"),
                properties);
    }

    /** The user's cache folder for this suite. */
    public static Path userCache(Map<String, String> environment, Path home) {
        var xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (xdg.isEmpty() ? home.resolve(".cache") : Path.of(xdg)).resolve("l2bench");
    }

    /** Memory of this machine, or of the container or job that this process is in. */
    public static long machineBytes() {
        return Allocation.here().memoryBytes();
    }

    /** What one of so many workers may take of it. */
    public static long shareBytes(int workers) {
        return (long) (SHARE_OF_MACHINE * machineBytes() / workers);
    }

    /** The BLAS that is asked for. */
    String blas() {
        return properties.getOrDefault(BLAS, "openblas").startsWith("mkl") ? "mkl" : "openblas";
    }

    /** The same launch of another program. */
    WorkerLaunch of(String otherClass, List<String> otherArguments) {
        return new WorkerLaunch(java, jdk, classPath, otherClass, otherArguments, memoryBytes, libraries, properties);
    }

    /**
     * The command line.
     *
     * @param unpacked folder to load the libraries from
     * @param logs folder for the JVM's crash reports
     */
    List<String> command(Path unpacked, Path logs) {
        var heap = Math.max(SMALLEST_HEAP, Math.min(LARGEST_HEAP, memoryBytes / 3));
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.add("-XX:+UseSerialGC");
        command.add("-Xmx" + heap / MEGABYTE + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        // Words of the JVM itself must not get into the protocol, nor its crash reports into the working directory.
        // In the name of that file a percent sign is special.
        command.add("-XX:+DisplayVMOutputToStderr");
        command.add("-XX:-CreateCoredumpOnCrash");
        command.add("-XX:ErrorFile=" + logs.toString().replace("%", "%%") + File.separator + "crash-%p.log");
        if (jdk >= NATIVE_ACCESS_SINCE) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Djava.awt.headless=true");
        // JavaCPP would ask the system for the process's memory at every allocation; there is a watchdog instead.
        command.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
        command.add("-D" + UNPACKED + "=" + unpacked);
        command.add("-D" + Worker.MEMORY_LIMIT + "=" + memoryBytes);
        command.add("-cp");
        command.add(classPath);
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /** Variables that a worker has beside those of its parent. Both thread pools spin, and mapped blocks are costly. */
    static Map<String, String> environment() {
        return Map.of(
                "OPENBLAS_NUM_THREADS", "1",
                "OMP_NUM_THREADS", "1",
                "MKL_NUM_THREADS", "1",
                "OMP_WAIT_POLICY", "passive",
                "MALLOC_ARENA_MAX", "1",
                "MALLOC_MMAP_THRESHOLD_", "17179869184",
                "MALLOC_TRIM_THRESHOLD_", "17179869184");
    }
}
