package org.l2bench.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What CONTRIBUTING shows is what the tests run. */
class ContributingTest {
    private static final int MOST_LINES = 39;
    private static final String SOURCES = "testkit/src/test/java/org/l2bench/testkit/example/";

    /** The tests' working folder is the module, or the project. */
    private static String read(String file) throws IOException {
        var module = Path.of("").toAbsolutePath();
        return Files.readString(
                (Files.exists(module.resolve("CONTRIBUTING.md")) ? module : module.getParent()).resolve(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ElasticNet", "GroupLasso", "CautiousDecay", "Penalties", "AreaUnder", "LCurve"})
    void examplesAreTheSourcesOfTheTests(String example) throws IOException {
        var source = read(SOURCES + example + ".java");
        assertThat(source.lines().count()).as("lines of %s", example).isLessThanOrEqualTo(MOST_LINES);
        assertThat(read("CONTRIBUTING.md")).contains("```java\n" + source.substring(source.indexOf("/**")) + "```\n");
    }
}
