package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code l2bench probe}, as it is typed. */
class ProbeTest {
    private static final Path EXAMPLE =
            Path.of("").toAbsolutePath().getParent().resolve("docs").resolve("probe");

    @TempDir
    Path home;

    private Calls.Result call(String... arguments) {
        return new Calls(home).call(arguments);
    }

    private static String example(String file) {
        return EXAMPLE.resolve(file).toString();
    }

    @Test
    void theExampleOfTheTreeIsWekas() {
        var result = call("probe", example("data.csv"), "--weights", example("weka-weights.csv"), "--loss", "squared");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .startsWith("40 rows, 3 features, label y, mean squared error\n")
                .contains("A quadratic penalty explains the weights.")
                .contains("scaled first by their deviations: lambda_j is proportional to the variance")
                .contains("intercept   free")
                .contains("lambda      0.05 on deviations with n - 1, 0.0512821 with n")
                .contains("weka.LinearRegression   ridge = 2 ");
        assertThat(result.out().lines()).allSatisfy(l -> assertThat(l.length()).isLessThanOrEqualTo(100));
        var known = call(
                "probe",
                example("data.csv"),
                "--weights",
                example("weka-weights.csv"),
                "--loss",
                "squared",
                "--value",
                "2");
        assertThat(known.out()).contains("weka.LinearRegression").doesNotContain("mass.lm.ridge", "glmnet");
    }

    @Test
    void weightsThatFitNothingAreToldSo() throws IOException {
        var odd = Files.writeString(
                home.resolve("odd.csv"), "name,weight\nx1,9\nx2,4\nx3,-7\nintercept,1\n", StandardCharsets.UTF_8);
        var result = call("probe", example("data.csv"), "--weights", odd.toString(), "--loss", "squared");
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("No quadratic penalty fits");
    }

    @Test
    void badInputIsOneMessageEach() throws IOException {
        var data = example("data.csv");
        var weights = example("weka-weights.csv");
        var unknown = Files.writeString(home.resolve("w.csv"), "name,weight\nx1,9\nx9,4\n", StandardCharsets.UTF_8);
        for (var arguments : new String[][] {
            {"probe", data, "--weights", weights, "--loss", "absolute"},
            {"probe", data, "--weights", weights},
            {"probe", data, "--loss", "squared"},
            {"probe", data, "--weights", home.resolve("none.csv").toString(), "--loss", "squared"},
            {"probe", home.resolve("none.csv").toString(), "--weights", weights, "--loss", "squared"},
            {"probe", data, "--weights", weights, "--loss", "squared", "--target", "z"},
            {"probe", data, "--weights", weights, "--loss", "log"},
            {"probe", data, "--weights", unknown.toString(), "--loss", "squared", "--target", "y"},
            {"probe", data, "--weights", weights, "--loss", "squared", "--value", "-1"},
        }) {
            var result = call(arguments);
            assertThat(result.exitCode()).as(String.join(" ", arguments)).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(result.err()).startsWith("l2bench: ").doesNotContain("\tat ");
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void filesAreReadAsTheUserSays() throws IOException {
        var data = Files.write(
                home.resolve("d.csv"),
                "gr\u00f6\u00dfe;y\n1,234;1\n2,345;2\n3,456;2\n".getBytes(StandardCharsets.ISO_8859_1));
        var weights = Files.write(
                home.resolve("w.csv"), "name;weight\ngr\u00f6\u00dfe;0,5\n".getBytes(StandardCharsets.ISO_8859_1));
        var bare = call("probe", data.toString(), "--weights", weights.toString(), "--loss", "squared");
        assertThat(bare.err()).contains("--charset latin1");
        var said = call(
                "probe",
                data.toString(),
                "--weights",
                weights.toString(),
                "--loss",
                "squared",
                "--charset",
                "latin1",
                "--decimal",
                ",");
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).startsWith("3 rows, 1 feature, label y");
        var wrong = call(
                "probe",
                data.toString(),
                "--weights",
                weights.toString(),
                "--loss",
                "cubic",
                "--charset",
                "latin99",
                "--value",
                "-1");
        assertThat(wrong.err().lines()).hasSize(3);
    }

    @Test
    void weightsThatAreAllZeroAreSaidToBeSo() throws IOException {
        var zero = Files.writeString(
                home.resolve("zero.csv"), "name,weight\nx1,0\nx2,0\nx3,0\nintercept,1\n", StandardCharsets.UTF_8);
        var result = call("probe", example("data.csv"), "--weights", zero.toString(), "--loss", "squared");
        assertThat(result.out()).contains("every weight is 0").doesNotContain("no pattern of scaling");
    }
}
