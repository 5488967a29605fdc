package org.l2bench.core.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.file.Utf8;
import org.l2bench.core.record.MachineClass;

/** Finds out what this process computes on. Loads libtorch. */
public final class MachineProbe {
    private static final String POM = "/META-INF/maven/org.bytedeco/pytorch/pom.properties";
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    /** Files of the system hold paths in any encoding; what is looked for in them is ASCII. */
    private static final Charset AS_BYTES = StandardCharsets.ISO_8859_1;

    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final Path GPUS = Path.of("/proc/driver/nvidia/gpus");

    private MachineProbe() {}

    /** The class of this machine for trials on the CPU. */
    public static MachineClass cpu() {
        try {
            var capability = torch.get_cpu_capability().getString();
            return new MachineClass(
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    libtorchVersion(),
                    blas(),
                    capability,
                    cpuModel(),
                    torch.get_num_threads(),
                    "none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class of this machine for trials on a device, {@code cpu} or {@code cuda}. */
    public static MachineClass on(String device, MachineClass cpu) {
        return device.equals("cuda")
                ? new MachineClass(
                        cpu.os(),
                        cpu.architecture(),
                        cpu.libtorch(),
                        cpu.blas(),
                        cpu.cpuCapability(),
                        cpu.cpuModel(),
                        cpu.threads(),
                        gpuModel())
                : cpu;
    }

    /** Whether libtorch can compute on a GPU here. */
    public static boolean hasCuda() {
        return torch.cuda_is_available();
    }

    private static String libtorchVersion() throws IOException {
        try (var in = torch.class.getResourceAsStream(POM)) {
            if (in == null) {
                throw new IOException("the class path lacks " + POM + " of the PyTorch presets");
            }
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        }
    }

    /** The BLAS library that this process has really mapped; where that cannot be seen, the one that was asked for. */
    private static String blas() throws IOException {
        if (!Files.isReadable(MAPS)) {
            return System.getProperty("org.bytedeco.openblas.load", "openblas");
        }
        try (var maps = Files.lines(MAPS, AS_BYTES)) {
            return blas(maps);
        }
    }

    static String blas(Stream<String> maps) {
        var libraries = maps.map(l -> l.substring(l.lastIndexOf('/') + 1)).toList();
        if (libraries.stream().anyMatch(l -> l.startsWith("libmkl_"))) {
            return "mkl";
        }
        return libraries.stream().anyMatch(l -> l.startsWith("libopenblas")) ? "openblas" : "unknown";
    }

    private static String cpuModel() throws IOException {
        if (Files.isReadable(CPU_INFO)) {
            return valueOf("model name", Files.readAllLines(CPU_INFO, AS_BYTES));
        }
        if (System.getProperty("os.name").startsWith("Mac")) {
            var process = new ProcessBuilder("sysctl", "-n", "machdep.cpu.brand_string").start();
            return Utf8.decode(process.getInputStream().readAllBytes()).strip();
        }
        return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "unknown");
    }

    private static String gpuModel() {
        if (!Files.isDirectory(GPUS)) {
            return "cuda";
        }
        try (var gpus = Files.walk(GPUS)) {
            var information =
                    gpus.filter(f -> f.endsWith("information")).sorted().findFirst();
            return information.isPresent() ? valueOf("Model", Files.readAllLines(information.get(), AS_BYTES)) : "cuda";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of the first {@code key : value} line. */
    static String valueOf(String key, List<String> lines) {
        return lines.stream()
                .filter(l -> l.contains(":"))
                .filter(l -> l.substring(0, l.indexOf(':')).strip().equals(key))
                .map(l -> l.substring(l.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
