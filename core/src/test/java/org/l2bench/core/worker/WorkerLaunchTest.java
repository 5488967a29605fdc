package org.l2bench.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkerLaunchTest {
    private static final Path UNPACKED = Path.of("/c d/libraries/set");
    private static final Path LOGS = Path.of("/l 100%/logs");

    @Test
    void nativeAccessIsAllowedWhereTheJdkAsksForIt() {
        assertThat(launch(17, 1L << 32).command(UNPACKED, LOGS)).doesNotContain("--enable-native-access=ALL-UNNAMED");
        assertThat(launch(25, 1L << 32).command(UNPACKED, LOGS)).contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void theHeapIsAThirdOfTheShareWithinBounds() {
        assertThat(launch(17, 3L << 30).command(UNPACKED, LOGS)).contains("-Xmx1024m");
        assertThat(launch(17, 1L << 20).command(UNPACKED, LOGS)).contains("-Xmx512m");
        assertThat(launch(17, 1L << 40).command(UNPACKED, LOGS)).contains("-Xmx4096m");
    }

    @Test
    void pathsWithSpacesStayOneArgument() {
        assertThat(launch(17, 1L << 32).command(UNPACKED, LOGS))
                .endsWith("-cp", "/a b/classes", "org.Main", "worker")
                .contains("-Dorg.bytedeco.javacpp.cachedir=" + UNPACKED)
                .contains("-XX:ErrorFile=" + Path.of("/l 100%%/logs/crash-%p.log"))
                .contains("-Dorg.bytedeco.openblas.load=mkl_rt");
    }

    @Test
    void theCacheFollowsTheUsersWish() {
        var home = Path.of("/home");
        assertThat(WorkerLaunch.userCache(Map.of(), home)).isEqualTo(Path.of("/home/.cache/l2bench"));
        assertThat(WorkerLaunch.userCache(Map.of("XDG_CACHE_HOME", "/x"), home)).isEqualTo(Path.of("/x/l2bench"));
    }

    @Test
    void theMappedBlasIsSeen() {
        assertThat(MachineProbe.blas(Stream.of("7f r-xp 0 0:0 1 /c/libopenblas.so.0", "7f r /c/libtorch.so")))
                .isEqualTo("openblas");
        assertThat(MachineProbe.blas(Stream.of("7f r-xp 0 0:0 1 /c/libmkl_rt.so.2")))
                .isEqualTo("mkl");
    }

    private static WorkerLaunch launch(int jdk, long memory) {
        return new WorkerLaunch(
                Path.of("java"),
                jdk,
                "/a b/classes",
                "org.Main",
                List.of("worker"),
                memory,
                Path.of("/c d/libraries"),
                new TreeMap<>(Map.of("org.bytedeco.openblas.load", "mkl_rt")));
    }
}
