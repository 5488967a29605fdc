package org.l2bench.conventions;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.regression.GLSMultipleLinearRegression;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.ignite.ml.regressions.linear.LinearRegressionLSQRTrainer;
import org.apache.ignite.ml.regressions.linear.LinearRegressionSGDTrainer;
import org.apache.ignite.ml.regressions.logistic.LogisticRegressionSGDTrainer;
import org.bytedeco.pytorch.LBFGSOptions;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;

/**
 * A parameter that a library does not have.
 *
 * @param row of the table that says so
 * @param classes whose settings are looked through
 */
record Absent(String row, List<Class<?>> classes) {
    private static final Pattern WORDS = Pattern.compile("(?i)decay|l2|ridge|regulari|lambda|penal");

    static List<Absent> all() {
        return List.of(
                new Absent(
                        "commons-math.OLSMultipleLinearRegression",
                        List.of(OLSMultipleLinearRegression.class, GLSMultipleLinearRegression.class)),
                new Absent("tribuo.LinearSGDTrainer", List.of(LinearSGDTrainer.class)),
                new Absent("tribuo.LogisticRegressionTrainer", List.of(LogisticRegressionTrainer.class)),
                new Absent("libtorch.LBFGS", List.of(LBFGSOptions.class)),
                new Absent(
                        "ignite.LinearRegression",
                        List.of(
                                LinearRegressionLSQRTrainer.class,
                                LinearRegressionSGDTrainer.class,
                                LogisticRegressionSGDTrainer.class)));
    }

    /** Names of fields and public methods that sound like such a parameter. */
    List<String> found() {
        return classes.stream()
                .flatMap(Absent::names)
                .filter(WORDS.asPredicate())
                .toList();
    }

    private static Stream<String> names(Class<?> type) {
        var methods = Arrays.stream(type.getMethods()).map(Method::getName);
        var fields = Stream.<Class<?>>iterate(type, t -> t != null, Class::getSuperclass)
                .flatMap(t -> Arrays.stream(t.getDeclaredFields()))
                .map(Field::getName);
        return Stream.concat(methods, fields);
    }

    @Override
    public String toString() {
        return row;
    }
}
