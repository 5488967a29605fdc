package org.l2bench.core.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class GradientBoostingTest {
    private static final GradientBoosting USUAL = new GradientBoosting(20, 0.5, 2);

    /** Noise, and a class that two columns decide together. */
    private static double[][] rows(int count, long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> random.doubles(8).toArray())
                .toArray(double[][]::new);
    }

    private static int[] labels(double[][] rows, int classes) {
        return Arrays.stream(rows)
                .mapToInt(x -> (int) Math.min(classes - 1, (x[0] + x[1]) / 2 * classes))
                .toArray();
    }

    private static double accuracy(BoostedTrees trees, double[][] rows, int[] labels) {
        int[] found = trees.classesOf(rows);
        return IntStream.range(0, found.length)
                        .filter(i -> found[i] == labels[i])
                        .count()
                / (double) found.length;
    }

    /** Check 11 of the sheet ae-perturbation. */
    @Test
    void twiceOnTheSameRowsIsTheSameModelToTheByte() {
        var rows = rows(150, 1);
        for (int classes : new int[] {2, 4}) {
            var labels = labels(rows, classes);
            assertThat(USUAL.fit(rows, labels, classes)).isEqualTo(USUAL.fit(rows, labels, classes));
            assertThat(USUAL.fit(rows, labels, classes))
                    .isNotEqualTo(new GradientBoosting(20, 0.1, 2).fit(rows, labels, classes));
        }
    }

    @Test
    void twoAndMoreClassesAreLearnt() {
        var train = rows(400, 2);
        var test = rows(400, 3);
        for (int classes : new int[] {2, 4}) {
            var trees = USUAL.fit(train, labels(train, classes), classes);
            assertThat(accuracy(trees, train, labels(train, classes))).isGreaterThan(0.9);
            assertThat(accuracy(trees, test, labels(test, classes))).isGreaterThan(0.75);
            assertThat(trees.scores(test)[0]).hasSize(classes == 2 ? 1 : classes);
        }
    }

    /**
     * One split of 50 rows of each class from log-odds 0: in a leaf G = -0.5 * 50 and H = 0.25 * 50, so that its value is
     * -G / (H + 1) = 25 / 13.5 with the L2 penalty of 1; without, it would be 2.
     */
    @Test
    void leavesArePenalised() {
        var rows = new double[100][];
        var labels = new int[100];
        for (int i = 0; i < 100; i++) {
            rows[i] = new double[] {i % 2};
            labels[i] = i % 2;
        }
        var scores = new GradientBoosting(1, 1, 1).fit(rows, labels, 2).scores(rows);
        assertThat(scores[1][0]).isCloseTo((float) (25 / 13.5), within(1e-6f));
        assertThat(scores[0][0]).isCloseTo((float) (-25 / 13.5), within(1e-6f));
    }

    @Test
    void theLibraryIsTheOneThatTheTrialsInputsName() throws IOException {
        var properties = new Properties();
        try (var in = XGBoost.class.getResourceAsStream("/xgboost4j-version.properties")) {
            properties.load(in);
        }
        assertThat(properties).containsEntry("version", GradientBoosting.VERSION);
    }

    @Test
    void whatTheLibraryIsToldNamesThePenalty() {
        assertThat(USUAL.parameters(2))
                .containsEntry("lambda", 1)
                .containsEntry("min_child_weight", 1)
                .containsEntry("tree_method", "hist")
                .containsEntry("max_bin", 64)
                .containsEntry("nthread", 1)
                .containsEntry("seed", 0)
                .containsEntry("objective", "binary:logistic")
                .doesNotContainKey("num_class");
        assertThat(USUAL.parameters(10))
                .containsEntry("objective", "multi:softmax")
                .containsEntry("num_class", 10);
    }

    /** Two OpenMP runtimes in one process are two pools of threads that know nothing of each other. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void onlyOneLibgompIsLoadedAndItIsThatOfLibtorch() throws IOException {
        var rows = rows(50, 1);
        USUAL.fit(rows, labels(rows, 2), 2);
        var library = Pattern.compile("\\S*/libgomp\\S*");
        List<String> loaded = Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .flatMap(line -> library.matcher(line).results().map(m -> m.group()))
                .distinct()
                .toList();
        assertThat(loaded).singleElement().asString().contains("pytorch");
    }

    @Test
    void rowsThatCannotBeLearntAreNamed() {
        var rows = new double[][] {{1, 2}, {3, Double.NaN}};
        assertThatThrownBy(() -> USUAL.fit(rows, new int[] {0, 1}, 2))
                .hasMessage("row 1, column 1 must be finite as float32, was NaN");
        assertThatThrownBy(() -> USUAL.fit(new double[][] {{1e39}}, new int[] {0}, 2))
                .hasMessage("row 0, column 0 must be finite as float32, was 1.0E39");
        assertThatThrownBy(() -> USUAL.fit(new double[][] {{1}, {2}}, new int[] {0, 2}, 2))
                .hasMessage("the label of row 1 must be from 0 to 1, was 2");
        assertThatThrownBy(() -> USUAL.fit(new double[][] {{1}, {2, 3}}, new int[] {0, 1}, 2))
                .hasMessage("row 1 has 2 numbers, row 0 has 1");
        assertThatThrownBy(() -> USUAL.fit(new double[0][], new int[0], 2)).hasMessageContaining("0 rows, 0 labels");
        assertThatThrownBy(() -> new GradientBoosting(0, 1.5, 2)).hasMessageContaining("were 0, 2, 1.5");
        var trees = USUAL.fit(new double[][] {{1}, {2}}, new int[] {0, 1}, 2);
        assertThatThrownBy(() -> trees.classesOf(new double[][] {{1, 2}}))
                .hasMessage("rows must have 1 numbers as in training, had 2");
        assertThat(trees.classesOf(new double[0][])).isEmpty();
    }
}
