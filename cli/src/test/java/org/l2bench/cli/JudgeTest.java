package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.reports.page.PublishedReport;

/** {@code l2bench judge}, as it is typed. */
class JudgeTest {
    private static final Path EXAMPLE =
            Path.of("").toAbsolutePath().getParent().resolve("docs").resolve("judge");

    @TempDir
    Path folder;

    private Path table(String... lines) throws IOException {
        return Files.write(
                folder.resolve("results.csv"), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theExampleOfTheTreeBecomesAPage() throws IOException {
        var out = folder.resolve("j");
        var result = new Calls(folder)
                .call(
                        "judge",
                        EXAMPLE.resolve("results.csv").toString(),
                        "--claims",
                        EXAMPLE.resolve("claims.toml").toString(),
                        "--out",
                        out.toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("S1").contains("Page: " + out.resolve("report.html"));
        assertThat(out.resolve("report.html"))
                .content()
                .contains("What was read")
                .contains("results.csv, 24 rows");
        assertThat(out.resolve("values.csv")).content().contains("plain,1,accuracy,");
        var report = PublishedReport.read(out.resolve("report.json"));
        assertThat(report.claims()).extracting(c -> c.id()).containsExactly("S1", "S2", "S3", "S4");
        assertThat(report.claims()).allSatisfy(c -> assertThat(c.n()).isEqualTo(8));
        assertThat(report.read()).isPresent();
    }

    @Test
    void aTemplateIsPrintedAndJudgesItsTable() throws IOException {
        var file = table("model,seed,acc", "a,1,0.5", "a,2,0.6", "b,1,0.7", "b,2,0.65");
        var template = new Calls(folder).call("judge", file.toString(), "--template");
        assertThat(template.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(template.out()).contains("arm = [\"model\"]").contains("formula = \"acc[b] - acc[a] reported\"");
        var claims = Files.writeString(folder.resolve("claims.toml"), template.out());
        var out = folder.resolve("page").toString();
        var judged = new Calls(folder).call("judge", file.toString(), "--claims", claims.toString(), "--out", out);
        assertThat(judged.err()).isEmpty();
        assertThat(judged.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(judged.out()).contains("reported").doesNotContain("guessed");
    }

    @Test
    void whatIsRefusedEndsWithTwoAndOneLineForEachReason() throws IOException {
        var means = table("model,acc", "a,71.20 ± 0.40", "b,70.90 ± 0.30");
        var refused = new Calls(folder).call("judge", means.toString(), "--template");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err())
                .isEqualTo(
                        "l2bench: acc holds means with deviations (71.20 ± 0.40 in line 2), not single runs. A paired "
                                + "verdict needs one row per run and seed.\n");
        var options = new Calls(folder)
                .call(
                        "judge",
                        means.toString(),
                        "--where",
                        "x",
                        "--decimal",
                        ";",
                        "--charset",
                        "no such",
                        "--best",
                        "acc");
        assertThat(options.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(options.err().lines()).hasSize(4);
        assertThat(new Calls(folder)
                        .call("judge", folder.resolve("none.csv").toString(), "--template")
                        .err())
                .contains("none.csv: there is no such file");
    }

    @Test
    void nothingOfLibtorchIsLoaded() throws IOException, InterruptedException {
        var file = table("model,seed,acc", "a,1,0.5", "a,2,0.6", "b,1,0.7", "b,2,0.65");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var log = folder.resolve("loaded");
        var process = new ProcessBuilder(List.of(
                        java,
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        L2Bench.class.getName(),
                        "judge",
                        file.toString(),
                        "--template"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("output")))
                .isZero();
        assertThat(Files.readString(log)).contains("org.l2bench.reports.judge.").doesNotContain("org.bytedeco.");
    }
}
