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
    void framesOfAStackTraceAreNotTheLastWords() {
        assertThat(Failures.death(
                        1,
                        List.of(
                                "Exception in thread \"main\" java.lang.ExceptionInInitializerError",
                                "\tat org.l2bench.cli.L2Bench.main(L2Bench.java:31)",
                                "Caused by: java.lang.UnsatisfiedLinkError: no jnitorch",
                                "\tat java.base/java.lang.ClassLoader.loadLibrary(ClassLoader.java:2434)",
                                "\t... 12 more")))
                .isEqualTo("the worker ended with exit code 1; it said: Caused by: java.lang.UnsatisfiedLinkError: no"
                        + " jnitorch");
        assertThat(Failures.firstLine(new ExceptionInInitializerError(new IllegalStateException("no"))))
                .isEqualTo("IllegalStateException: no");
    }

    @Test
    void onlyTheFirstLineOfAMessageIsKept() {
        assertThat(Failures.firstLine(new RuntimeException("\n bad shape\nframe #0")))
                .isEqualTo("bad shape");
        assertThat(Failures.firstLine(new NullPointerException())).isEqualTo("NullPointerException");
        assertThat(Failures.firstLine(new IllegalStateException("no"))).isEqualTo("IllegalStateException: no");
    }
}
