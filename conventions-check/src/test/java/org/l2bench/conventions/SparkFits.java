package org.l2bench.conventions;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
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
        return List.of(
                squares("spark.LinearRegression.l-bfgs", "l-bfgs", true),
                squares("spark.LinearRegression.l-bfgs.raw", "l-bfgs", false),
                squares("spark.LinearRegression", "normal", true),
                squares("spark.LinearRegression.raw", "normal", false),
                log("spark.LogisticRegression", "binomial", true),
                log("spark.LogisticRegression.raw", "binomial", false),
                log("spark.LogisticRegression.multinomial", "multinomial", true),
                log("spark.LogisticRegression.multinomial.raw", "multinomial", false));
    }

    private static Fit squares(String row, String solver, boolean standardised) {
        return new Fit(row, 0.2, Loss.SQUARED, 1e-6, s -> linear(s, 0.2, solver, standardised));
    }

    private static Fit log(String row, String family, boolean standardised) {
        return new Fit(row, 0.2, Loss.LOG, 1e-5, s -> logistic(s, 0.2, family, standardised));
    }

    private static SparkSession session() {
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
