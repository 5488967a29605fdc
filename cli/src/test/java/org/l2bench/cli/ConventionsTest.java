package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code l2bench conventions}, as it is typed. */
class ConventionsTest {
    @TempDir
    Path home;

    private Calls.Result call(String... arguments) {
        return new Calls(home).call(arguments);
    }

    @Test
    void theListFitsAHundredColumnsAndNamesEveryLibrary() {
        var result = call("conventions");
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines()).allSatisfy(l -> assertThat(l.length()).isLessThanOrEqualTo(100));
        assertThat(result.out())
                .contains("== Python", "scikit-learn 1.9.1", "weka.LinearRegression", "glmnet.gaussian", "vw.sgd");
        assertThat(result.out().lines().filter(l -> l.startsWith("  sklearn."))).hasSize(11);
    }

    @Test
    void aPartOfANameListsWhatContainsItWithItsRemarks() {
        var result = call("conventions", "glmnet");
        assertThat(result.out())
                .contains("19 rows.", "Quotes change the penalty")
                .doesNotContain("sklearn");
        assertThat(result.out().lines()).allSatisfy(l -> assertThat(l.length()).isLessThanOrEqualTo(100));
        var none = call("conventions", "sklaern");
        assertThat(none.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(none.err())
                .startsWith("l2bench: no row contains \"sklaern\"; ")
                .hasLineCount(1);
    }

    @Test
    void oneRowIsShownWhole() {
        assertThat(call("conventions", "sklearn.ridge").out()).isEqualTo("""
                        sklearn.Ridge
                          library     scikit-learn 1.9.1, the version that was run
                          parameter   alpha (default 1)
                          of          weights of a linear model; mean squared error
                          meaning     lambda = alpha / n
                          intercept   not penalised
                          measured    run
                        """);
    }

    @Test
    void aValueIsConverted() {
        var result = call("conventions", "sklearn.Ridge", "--value", "1", "--n", "200", "--to", "pytorch.SGD");
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .startsWith("sklearn.Ridge alpha = 1 is pytorch.SGD weight_decay = 0.01\n")
                .contains("lambda = alpha / n (0.005)", "the biases must be outside the decayed group");
        var batch = call(
                "conventions", "sklearn.MLPClassifier.sgd", "--value", "1e-4", "--batch", "200", "--to", "pytorch.SGD");
        assertThat(batch.out())
                .startsWith("sklearn.MLPClassifier.sgd alpha = 0.0001 is pytorch.SGD weight_decay = 5e-7\n");
        assertThat(call("conventions", "sklearn.Ridge", "--value", "1", "--n", "200")
                        .out())
                .contains("strength    0.005");
    }

    @Test
    void whatHasNoEquivalentIsAnAnswer() {
        var result = call("conventions", "pytorch.Adam", "--value", "0.1", "--to", "pytorch.AdamW");
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .startsWith("pytorch.Adam weight_decay = 0.1 has no equivalent in pytorch.AdamW\n  why ");
        var scales = call(
                "conventions", "weka.LinearRegression", "--value", "1", "--to", "sklearn.Ridge", "--deviations", "1,2");
        assertThat(scales.out()).contains("one strength for features of several scales");
    }

    @Test
    void whatIsMissingIsAskedForWithItsOption() {
        var result = call("conventions", "glmnet.gaussian", "--value", "1", "--to", "pytorch.SGD");
        assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(result.err())
                .isEqualTo("l2bench: glmnet.gaussian to pytorch.SGD needs the deviation of the label (n - 1)"
                        + " (--label-deviation), the number of rows (--n), the deviation of each feature (n - 1)"
                        + " (--deviations)\n");
    }

    @Test
    void badInputIsOneMessage() {
        for (var arguments : new String[][] {
            {"conventions", "sklearn.Ridge", "--value", "much", "--to", "pytorch.SGD"},
            {"conventions", "sklearn.Ridge", "--value", "-1", "--n", "200", "--to", "pytorch.SGD"},
            {"conventions", "sklearn.Ridge", "--value", "1", "--n", "0", "--to", "pytorch.SGD"},
            {"conventions", "sklearn.Ridge", "--value", "1", "--n", "200", "--to", "pytorch"},
            {"conventions", "sklearn.Ridge", "--to", "pytorch.SGD"},
            {"conventions", "--value", "1"},
        }) {
            var result = call(arguments);
            assertThat(result.exitCode()).as(String.join(" ", arguments)).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(result.err()).startsWith("l2bench: ").doesNotContain("\tat ");
        }
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var result = call("conventions", "sklern.Ridge", "--value", "1", "--to", "pytorch.SDG", "--n", "0.5");
        assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(result.err())
                .contains("there is no row \"sklern.Ridge\"")
                .contains("there is no row \"pytorch.SDG\"")
                .contains("the number of rows must be a whole number, was 0.5");
        var negative = call("conventions", "sklearn.Ridge", "--value", "-1", "--to", "pytorch.SDG");
        assertThat(negative.err()).contains("must be a number >= 0, was -1").contains("pytorch.SDG");
        var alone = call("conventions", "sklearn.Ridge", "--value", "-1", "--n", "0");
        assertThat(alone.err().lines()).hasSize(2);
    }
}
