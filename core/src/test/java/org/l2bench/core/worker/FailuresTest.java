package org.l2bench.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void aNativeCrashIsNamedByItsSignal() {
        var report = List.of(
                "#",
                "# A fatal error has been detected by the Java Runtime Environment:",
                "#",
                "#  SIGSEGV (0xb) at pc=0x00007f01, pid=17, tid=18",
                "#",
                "# If you would like to submit a bug report, please visit:",
                "");
        assertThat(Failures.death(134, report))
                .isEqualTo("the worker ended with signal SIGABRT; it said: SIGSEGV (0xb)");
    }

    @Test
    void aSilentDeathIsNamedByItsExitCode() {
        assertThat(Failures.death(3, List.of())).isEqualTo("the worker ended with exit code 3");
    }

    @Test
    void onlyTheFirstLineOfAMessageIsKept() {
        assertThat(Failures.firstLine(new RuntimeException("\n bad shape\nframe #0")))
                .isEqualTo("bad shape");
        assertThat(Failures.firstLine(new NullPointerException())).isEqualTo("NullPointerException");
        assertThat(Failures.firstLine(new IllegalStateException("no"))).isEqualTo("IllegalStateException: no");
    }
}
