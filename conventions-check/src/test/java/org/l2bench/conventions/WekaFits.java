package org.l2bench.conventions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;
import weka.classifiers.Classifier;
import weka.classifiers.functions.LinearRegression;
import weka.classifiers.functions.Logistic;
import weka.classifiers.functions.SMO;
import weka.classifiers.functions.SMOreg;
import weka.classifiers.functions.supportVector.RegSMOImproved;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.SelectedTag;

/** Weka. */
final class WekaFits {
    private WekaFits() {}

    static List<Fit> all() {
        var fits = new ArrayList<>(List.of(
                new Fit("weka.LinearRegression", 2, Loss.SQUARED, 1e-12, s -> linearRegression(s, 2)),
                new Fit("weka.Logistic", 1, Loss.LOG, 2e-5, s -> logistic(s, 1)),
                new Fit("weka.SMO.raw", 0.5, Loss.HINGE, 1e-4, s -> smo(s, 0.5, SMO.FILTER_NONE)),
                new Fit("weka.SMO.standardised", 0.5, Loss.HINGE, 1e-4, s -> smo(s, 0.5, SMO.FILTER_STANDARDIZE)),
                new Fit("weka.SMO", 0.5, Loss.HINGE, 1e-4, s -> smo(s, 0.5, SMO.FILTER_NORMALIZE))));
        for (var c : List.of(0.02, 0.1)) {
            fits.add(regression("weka.SMOreg", c, SMOreg.FILTER_NORMALIZE));
            fits.add(regression("weka.SMOreg.standardised", c, SMOreg.FILTER_STANDARDIZE));
            fits.add(regression("weka.SMOreg.raw", c, SMOreg.FILTER_NONE));
        }
        return fits;
    }

    private static Fit regression(String row, double c, int filter) {
        return new Fit(row, c, Loss.EPSILON_INSENSITIVE, 1e-4, s -> smoreg(s, c, filter));
    }

    static Instances instances(Sample sample, boolean isNominal) {
        var attributes = new ArrayList<Attribute>();
        sample.names().forEach(n -> attributes.add(new Attribute(n)));
        attributes.add(isNominal ? new Attribute("y", List.of("-1", "1")) : new Attribute("y"));
        var table = new Instances("table", attributes, sample.rows());
        table.setClassIndex(sample.width());
        for (var i = 0; i < sample.rows(); i++) {
            var row = Arrays.copyOf(sample.features()[i], sample.width() + 1);
            row[sample.width()] = isNominal ? (sample.labels()[i] > 0 ? 1 : 0) : sample.labels()[i];
            table.add(new DenseInstance(1, row));
        }
        return table;
    }

    static Fitted linearRegression(Sample sample, double ridge) throws Exception {
        var model = new LinearRegression();
        model.setRidge(ridge);
        model.setAttributeSelectionMethod(
                new SelectedTag(LinearRegression.SELECTION_NONE, LinearRegression.TAGS_SELECTION));
        model.setEliminateColinearAttributes(false);
        model.buildClassifier(instances(sample, false));
        var coefficients = model.coefficients();
        var weights = Arrays.copyOf(coefficients, sample.width() + 1);
        weights[sample.width()] = coefficients[coefficients.length - 1];
        return Linear.ofWeightsAndBias(weights);
    }

    /** Its weights are those of the first class, here -1. */
    private static Fitted logistic(Sample sample, double ridge) throws Exception {
        var model = new Logistic();
        model.setRidge(ridge);
        model.buildClassifier(instances(sample, true));
        var coefficients = model.coefficients();
        return Linear.ofWeightsAndBias(IntStream.rangeClosed(0, sample.width())
                .mapToDouble(j -> -coefficients[j == sample.width() ? 0 : j + 1][0])
                .toArray());
    }

    /** Its weights are on the filtered features, and its bias is subtracted. */
    private static Fitted smo(Sample sample, double c, int filter) throws Exception {
        var model = new SMO();
        model.setC(c);
        model.setToleranceParameter(1e-9);
        model.setEpsilon(1e-14);
        model.setFilterType(new SelectedTag(filter, SMO.TAGS_FILTER));
        model.buildClassifier(instances(sample, true));
        var all = new double[sample.width() + 1];
        all[sample.width()] = -model.bias()[0][1];
        var indices = model.sparseIndices()[0][1];
        for (var k = 0; k < indices.length; k++) {
            if (indices[k] == sample.width()) {
                continue; // the place of the class
            }
            var column = column(sample, indices[k]);
            var mean = Arrays.stream(column).average().orElseThrow();
            var low = Arrays.stream(column).min().orElseThrow();
            var range = Arrays.stream(column).max().orElseThrow() - low;
            var deviation = Math.sqrt(sample.variance(indices[k]));
            var weight = model.sparseWeights()[0][1][k];
            var scale = filter == SMO.FILTER_NONE ? 1 : filter == SMO.FILTER_STANDARDIZE ? deviation : range;
            var shift = filter == SMO.FILTER_NONE ? 0 : filter == SMO.FILTER_STANDARDIZE ? mean : low;
            all[indices[k]] = weight / scale;
            all[sample.width()] -= weight * shift / scale;
        }
        return Linear.ofWeightsAndBias(all);
    }

    /** Its epsilon is in the unit of the label that it scales. */
    private static Fitted smoreg(Sample sample, double c, int filter) throws Exception {
        var unit = filter == SMOreg.FILTER_NONE
                ? 1
                : filter == SMOreg.FILTER_STANDARDIZE
                        ? new StandardDeviation().evaluate(sample.labels())
                        : Arrays.stream(sample.labels()).max().orElseThrow()
                                - Arrays.stream(sample.labels()).min().orElseThrow();
        var optimiser = new RegSMOImproved();
        optimiser.setEpsilonParameter(ClosedForm.EPSILON / unit);
        optimiser.setEpsilon(1e-14);
        optimiser.setTolerance(1e-9);
        var model = new SMOreg();
        model.setC(c);
        model.setFilterType(new SelectedTag(filter, SMOreg.TAGS_FILTER));
        model.setRegOptimizer(optimiser);
        var table = instances(sample, false);
        model.buildClassifier(table);
        return Linear.of(sample.width(), row -> predicted(model, table, row));
    }

    static double predicted(Classifier model, Instances table, double[] row) {
        var instance = new DenseInstance(1, Arrays.copyOf(row, row.length + 1));
        instance.setDataset(table);
        try {
            return model.classifyInstance(instance);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double[] column(Sample sample, int feature) {
        return Arrays.stream(sample.features()).mapToDouble(r -> r[feature]).toArray();
    }
}
