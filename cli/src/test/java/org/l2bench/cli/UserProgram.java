package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The program as a user has it, to be started in a process of its own. */
public final class UserProgram {
    private static final Pattern TEST_LIBRARY =
            Pattern.compile("(apiguardian|archunit|assertj|byte-buddy|junit|l2bench-testkit|opentest4j)-.*[.]jar");

    private UserProgram() {}

    /** The command line that starts the program with all experiments. */
    public static List<String> command(String... arguments) {
        return command(L2Bench.class, arguments);
    }

    /** The command line that starts a main class. */
    static List<String> command(Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-D" + SourceTree.HOME + "=" + Path.of("").toAbsolutePath().getParent(),
                "-cp",
                withoutTestLibraries(),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Workers inherit the class path, which has nothing that only tests need. */
    private static String withoutTestLibraries() {
        var all = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        var kept = all.stream()
                .filter(entry -> !Path.of(entry).endsWith("testkit/target/classes"))
                .filter(entry -> !TEST_LIBRARY
                        .matcher(Path.of(entry).getFileName().toString())
                        .lookingAt())
                .toList();
        assertThat(kept).hasSizeLessThan(all.size());
        return String.join(File.pathSeparator, kept);
    }
}
