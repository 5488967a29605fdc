package org.l2bench.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;

/** Spark MLlib, in this process. */
final class SparkFits {
    private SparkFits() {}

    static List<Fit> all() {
        var fits = new ArrayList<>(List.of(
                squares("spark.LinearRegression.l-bfgs", "l-bfgs", true),
                squares("spark.LinearRegression.l-bfgs.raw", "l-bfgs", false),
                squares("spark.LinearRegression", "normal", true),
                squares("spark.LinearRegression.raw", "normal", false),
                log("spark.LogisticRegression", "binomial", true),
                log("spark.LogisticRegression.raw", "binomial", false),
                log("spark.LogisticRegression.multinomial", "multinomial", true),
                log("spark.LogisticRegression.multinomial.raw", "multinomial", false)));
        for (var strength : List.of(0.2, 0.6)) {
            fits.add(new Fit(
                    "spark.GeneralizedLinearRegression.gaussian",
                    strength,
                    Loss.SQUARED,
                    1e-12,
                    s -> generalised(s, strength, "gaussian")));
        }
        return fits;
    }

    static List<Said> said() {
        var runs = new ArrayList<Said>();
        for (var strength : List.of(0.2, 0.6)) {
            for (var sample : List.of(classes(), Tables.twice(classes()))) {
                runs.add(new Said(
                        "spark.GeneralizedLinearRegression.binomial",
                        "regParam / 2 times the mean of mu (1 - mu) of the model that comes out",
                        "regParam " + strength + ", " + sample.rows() + " rows",
                        1e-9,
                        ofItsOwnStrength(sample, strength).weights(),
                        () -> generalised(sample, strength, "binomial").weights()));
            }
        }
        return runs;
    }

    private static Sample classes() {
        try {
            return Tables.read(Loss.LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model whose strength follows from its own probabilities. */
    private static Fitted ofItsOwnStrength(Sample sample, double strength) {
        double curvature = 0.25;
        var model = new Fitted(new double[sample.width()], OptionalDouble.of(0));
        for (var i = 0; i < 100; i++) {
            var lambda = strength / 2 * curvature;
            model = ClosedForm.smooth(sample, j -> j < sample.width() ? lambda : 0, Loss.LOG, true);
            curvature = curvature(sample, model);
        }
        return model;
    }

    private static double curvature(Sample sample, Fitted model) {
        return Arrays.stream(sample.features())
                .mapToDouble(row -> {
                    var f = model.intercept().orElseThrow();
                    for (var j = 0; j < row.length; j++) {
                        f += model.weights()[j] * row[j];
                    }
                    var mu = 1 / (1 + Math.exp(-f));
                    return mu * (1 - mu);
                })
                .average()
                .orElseThrow();
    }

    private static Fit squares(String row, String solver, boolean standardised) {
        return new Fit(row, 0.2, Loss.SQUARED, 1e-6, s -> linear(s, 0.2, solver, standardised));
    }

    private static Fit log(String row, String family, boolean standardised) {
        return new Fit(row, 0.2, Loss.LOG, 1e-5, s -> logistic(s, 0.2, family, standardised));
    }

    static SparkSession session() {
        return SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "1")
                .getOrCreate();
    }

    private static Dataset<Row> table(Sample sample, boolean isOfClasses) {
        var rows = IntStream.range(0, sample.rows())
                .mapToObj(i -> RowFactory.create(
                        isOfClasses ? (sample.labels()[i] > 0 ? 1.0 : 0.0) : sample.labels()[i],
                        Vectors.dense(sample.features()[i])))
                .toList();
        var schema = new StructType()
                .add("label", DataTypes.DoubleType, false)
                .add("features", SQLDataTypes.VectorType(), false);
        return session().createDataFrame(rows, schema);
    }

    private static Fitted linear(Sample sample, double strength, String solver, boolean standardised) {
        var model = new LinearRegression()
                .setRegParam(strength)
                .setSolver(solver)
                .setStandardization(standardised)
                .setTol(1e-14)
                .setMaxIter(10_000)
                .fit(table(sample, false));
        return new Fitted(model.coefficients().toArray(), OptionalDouble.of(model.intercept()));
    }

    private static Fitted generalised(Sample sample, double strength, String family) {
        var model = new GeneralizedLinearRegression()
                .setFamily(family)
                .setRegParam(strength)
                .setTol(1e-14)
                .setMaxIter(1000)
                .fit(table(sample, family.equals("binomial")));
        return new Fitted(model.coefficients().toArray(), OptionalDouble.of(model.intercept()));
    }

    private static Fitted logistic(Sample sample, double strength, String family, boolean standardised) {
        var model = new LogisticRegression()
                .setRegParam(strength)
                .setFamily(family)
                .setStandardization(standardised)
                .setTol(1e-14)
                .setMaxIter(10_000)
                .fit(table(sample, true));
        var matrix = model.coefficientMatrix();
        var intercepts = model.interceptVector().toArray();
        if (family.equals("binomial")) {
            return new Fitted(matrix.toArray(), OptionalDouble.of(intercepts[0]));
        }
        return new Fitted(
                IntStream.range(0, sample.width())
                        .mapToDouble(j -> matrix.apply(1, j) - matrix.apply(0, j))
                        .toArray(),
                OptionalDouble.of(intercepts[1] - intercepts[0]));
    }
}
