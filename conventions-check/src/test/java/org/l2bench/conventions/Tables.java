package org.l2bench.conventions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;

/** The tables that are fitted and the files of weights, in the folders that the tests of the probe read. */
final class Tables {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path DOCS = ROOT.resolve("docs/probe");

    static final Path WEIGHTS = ROOT.resolve("reports/src/test/resources/org/l2bench/reports/probe/fits");
    static final Path EXAMPLE = DOCS.resolve("weka-weights.csv");

    private Tables() {}

    static Sample read(Loss loss) throws IOException {
        var file = DOCS.resolve(isOfNumbers(loss) ? "data.csv" : "classes.csv");
        var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        var names = List.of(lines.get(0).split(",", -1));
        var rows = lines.stream()
                .skip(1)
                .map(l -> Arrays.stream(l.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        var width = names.size() - 1;
        return new Sample(
                names.subList(0, width),
                rows.stream().map(r -> Arrays.copyOf(r, width)).toArray(double[][]::new),
                rows.stream()
                        .mapToDouble(r -> isOfNumbers(loss) ? r[width] : 2 * r[width] - 1)
                        .toArray());
    }

    private static boolean isOfNumbers(Loss loss) {
        return loss == Loss.SQUARED || loss == Loss.EPSILON_INSENSITIVE;
    }

    static Sample twice(Sample sample) {
        var x = Arrays.copyOf(sample.features(), 2 * sample.rows());
        System.arraycopy(sample.features(), 0, x, sample.rows(), sample.rows());
        var y = Arrays.copyOf(sample.labels(), 2 * sample.rows());
        System.arraycopy(sample.labels(), 0, y, sample.rows(), sample.rows());
        return new Sample(sample.names(), x, y);
    }

    static String text(Sample sample, Fitted fitted) {
        var text = new StringBuilder("name,weight\n");
        for (var j = 0; j < sample.width(); j++) {
            text.append(sample.names().get(j))
                    .append(',')
                    .append(fitted.weights()[j])
                    .append('\n');
        }
        fitted.intercept().ifPresent(b -> text.append("intercept,").append(b).append('\n'));
        return text.toString();
    }

    /** What {@link #text} has written. */
    static Fitted parse(String text) {
        var values = text.lines()
                .skip(1)
                .collect(Collectors.toMap(l -> l.split(",", -1)[0], l -> Double.parseDouble(l.split(",", -1)[1])));
        var intercept = values.remove("intercept");
        var names = text.lines().skip(1).map(l -> l.split(",", -1)[0]).filter(n -> !n.equals("intercept"));
        return new Fitted(
                names.mapToDouble(values::get).toArray(),
                intercept == null ? OptionalDouble.empty() : OptionalDouble.of(intercept));
    }
}
