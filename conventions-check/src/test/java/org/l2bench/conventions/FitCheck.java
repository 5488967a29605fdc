package org.l2bench.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.l2bench.core.regulariser.convention.Conventions;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Probe;
import org.l2bench.core.regulariser.probe.Sample;

/**
 * What is asked of every fit. With {@code -Dconventions.write=true} the weights are written where the tests of the probe read them;
 * without it they are compared with what stands there.
 */
final class FitCheck {
    static final Conventions TABLE = Conventions.read();

    private static final boolean WRITES = Boolean.getBoolean("conventions.write");

    private FitCheck() {}

    /** Its weights are those of the closed form of its row, with the rows once and twice. */
    static void isTheClosedForm(Fit fit) throws Exception {
        var once = Tables.read(fit.loss());
        for (var times : List.of(1, 2)) {
            var sample = times == 1 ? once : Tables.twice(once);
            var fitted = fit.fitter().fit(sample);
            if (!Double.isNaN(fit.tolerance())) {
                isNear(fit, sample, fitted);
            }
            if (fit.isProbed()) {
                keep(fit, sample, fitted, times == 1 ? "" : ".twice");
            }
        }
    }

    /** The same with labels three times as large: otherwise a wrong power of their size could pass. */
    static void isTheClosedFormInAnotherUnit(Fit fit) throws Exception {
        var sample = Tables.read(fit.loss());
        var labels = Arrays.stream(sample.labels()).map(y -> 3 * y).toArray();
        var tripled = new Sample(sample.names(), sample.features(), labels);
        isNear(fit, tripled, fit.fitter().fit(tripled));
    }

    private static void isNear(Fit fit, Sample sample, Fitted fitted) {
        var hasIntercept = fitted.intercept().isPresent();
        var closed = new ClosedForm(TABLE.row(fit.row()), fit.value(), fit.loss(), hasIntercept).of(sample);
        assertThat(distance(sample, fitted, closed))
                .as(fit + " with " + sample.rows() + " rows")
                .isLessThan(fit.tolerance());
    }

    /** The probe names its row. */
    static void isNamed(Fit fit) throws Exception {
        var sample = Tables.read(fit.loss());
        var probe = new Probe(TABLE, fit.loss(), sample, OptionalDouble.of(fit.value()));
        var finding = probe.of(fit.fitter().fit(sample));
        assertThat(finding.candidates().stream().map(c -> c.row().name()))
                .as(fit + ": " + finding)
                .contains(fit.row());
    }

    /** Relative, each weight in units of its feature's deviation. */
    private static double distance(Sample sample, Fitted a, Fitted b) {
        var difference = IntStream.range(0, sample.width())
                .mapToDouble(j -> Math.pow(a.weights()[j] - b.weights()[j], 2) * sample.variance(j))
                .sum();
        var size = IntStream.range(0, sample.width())
                .mapToDouble(j -> Math.pow(b.weights()[j], 2) * sample.variance(j))
                .sum();
        return Math.sqrt(difference / size);
    }

    private static void keep(Fit fit, Sample sample, Fitted fitted, String suffix) throws IOException {
        var text = Tables.text(sample, fitted);
        var file = Tables.WEIGHTS.resolve(fit.row() + "@" + fit.value() + suffix + ".csv");
        if (WRITES) {
            Files.createDirectories(Tables.WEIGHTS);
            Files.writeString(file, text, StandardCharsets.UTF_8);
            if (fit.row().equals("weka.LinearRegression") && suffix.isEmpty()) {
                Files.writeString(Tables.EXAMPLE, text, StandardCharsets.UTF_8);
            }
        }
        var kept = Tables.parse(Files.readString(file, StandardCharsets.UTF_8));
        // Another machine may round the last bits in another way.
        assertThat(distance(sample, fitted, kept))
                .as(file.toString())
                .isLessThan(Double.isNaN(fit.tolerance()) ? 1e-4 : fit.tolerance());
    }
}
