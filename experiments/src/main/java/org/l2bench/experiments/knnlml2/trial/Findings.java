package org.l2bench.experiments.knnlml2.trial;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.DataTable;
import org.l2bench.core.experiment.DataTable.Column;
import org.l2bench.core.train.History;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Part;
import org.l2bench.experiments.knnlml2.trial.Mixtures.Mixture;

/**
 * Collects what a trial reports. Means are kept for every mixture; windows, which the bootstrap over windows needs, only for
 * the mixtures that have the least NLL on half A, where the choice over all seeds will fall; the baseline, which is also asked at
 * other arms' temperatures, keeps all of those from 1 upwards.
 */
final class Findings {
    private static final double PLACES = 1e5;

    private final int scored;
    private final SortedMap<String, Double> metrics = new TreeMap<>();
    private final SortedMap<String, Double> measured = new TreeMap<>();

    /** Columns by table and name. */
    private final SortedMap<String, SortedMap<String, Column>> columns = new TreeMap<>();

    /** @param scored tokens of a window */
    Findings(int scored) {
        this.scored = scored;
    }

    void metric(String name, double value) {
        metrics.put(name, value);
    }

    /** One that stands beside the digest. */
    void measured(String name, double value) {
        measured.put(name, value);
    }

    /** What the approximate search of a kind of keys came to. */
    void approximate(Kind kind, ApproximateSearch.Report report) {
        var quality = report.quality();
        metric(MetricNames.approximate(kind, MetricNames.PROBES), report.probes());
        metric(MetricNames.approximate(kind, MetricNames.LISTS), report.lists());
        metric(MetricNames.approximate(kind, MetricNames.POOR_LISTS), report.poorLists());
        metric(MetricNames.approximate(kind, MetricNames.RECALL), 100 * quality.recall());
        metric(MetricNames.approximate(kind, MetricNames.CHANGE), 100 * quality.meanChange());
        metric(MetricNames.approximate(kind, MetricNames.LARGEST_CHANGE), 100 * quality.largestChange());
        metric(MetricNames.approximate(kind, MetricNames.LABELS_LOST), quality.labelsLost());
        metric(MetricNames.approximate(kind, MetricNames.QUERIES_WITH_FEW), report.queriesWithFew());
    }

    void means(Part part, Kind kind, Mixtures mixtures) {
        for (double exponent : mixtures.exponents()) {
            column(MixtureGrid.curve(part, kind, exponent), mixtures.means(exponent));
        }
    }

    /** Means on A and B, and sums over windows of B for the mixtures that half A prefers. */
    void halves(Kind kind, Mixtures a, Mixtures b) {
        means(Part.TUNING, kind, a);
        means(Part.REPORTING, kind, b);
        windows(kind, a.best(List.of(0.0), MixtureGrid.KEPT_LAMBDAS), b);
        windows(kind, a.best(MixtureGrid.EXPONENTS, MixtureGrid.KEPT_MIXTURES), b);
        sums(MixtureGrid.LM_WINDOWS, b, token -> b.nll(token, 0, 0));
        sums(MixtureGrid.WINDOW_COUNTS, b, token -> 1);
    }

    /** Means on A and B, and all windows of B, at the temperatures of {@link MixtureGrid#MATCH_EXPONENTS}. */
    void match(Mixtures a, Mixtures b) {
        means(Part.TUNING, Kind.F, a);
        means(Part.REPORTING, Kind.F, b);
        windows(Kind.F, a.best(MixtureGrid.MATCH_EXPONENTS, Integer.MAX_VALUE), b);
    }

    private void windows(Kind kind, List<Mixture> kept, Mixtures b) {
        for (var mixture : kept) {
            sums(
                    MixtureGrid.windows(kind, mixture.exponent(), mixture.lambda()),
                    b,
                    token -> b.nll(token, mixture.exponent(), mixture.lambda()));
        }
    }

    /** Sums of ln p over windows and frequency buckets of B, at tau = 1. */
    void buckets(Mixtures a, Mixtures b, FrequencyBuckets buckets, Tensor targets) {
        var words = TensorArrays.longs(targets);
        for (int bucket = 1; bucket <= FrequencyBuckets.COUNT; bucket++) {
            int own = bucket;
            IntPredicate isIn = token -> buckets.ofWord()[(int) words[token]] == own;
            sums(MixtureGrid.bucketCounts(bucket), b, token -> isIn.test(token) ? 1 : 0);
            sums(MixtureGrid.lmBucket(bucket), b, token -> isIn.test(token) ? -b.nll(token, 0, 0) : 0);
            for (var mixture : a.best(List.of(0.0), MixtureGrid.KEPT_LAMBDAS)) {
                sums(
                        MixtureGrid.bucket(bucket, mixture.lambda()),
                        b,
                        token -> isIn.test(token) ? -b.nll(token, 0, mixture.lambda()) : 0);
            }
        }
    }

    /** A number for each window, five decimals of it. */
    private void sums(String curve, Mixtures mixtures, IntToDoubleFunction ofToken) {
        var sums = new double[mixtures.modelProbability().length / scored];
        for (int window = 0; window < sums.length; window++) {
            double sum = 0;
            for (int token = window * scored; token < (window + 1) * scored; token++) {
                sum += ofToken.applyAsDouble(token);
            }
            sums[window] = Math.rint(sum * PLACES) / PLACES;
        }
        column(curve, sums);
    }

    /** The curve {@code a.b} is the column b of the table a. */
    private void column(String curve, double... values) {
        int dot = curve.indexOf('.');
        columns.computeIfAbsent(curve.substring(0, dot), table -> new TreeMap<>())
                .put(curve.substring(dot + 1), Column.packed(values));
    }

    private static DataTable table(String name, SortedMap<String, Column> columns) {
        int rows = columns.get(columns.firstKey()).values().size();
        var windows = IntStream.range(0, rows).mapToObj(i -> (double) i).toList();
        return new DataTable(name.equals(MixtureGrid.MEANS) ? MixtureGrid.LAMBDAS : windows, columns);
    }

    ArmResult result(History history) {
        for (var name : List.of(MetricNames.CROSS_ENTROPY, MetricNames.PENALTY)) {
            var y = history.curves().get(name).y();
            metrics.put(name, y.get(y.size() - 1));
        }
        var tables = new TreeMap<String, DataTable>();
        columns.forEach((name, own) -> tables.put(name, table(name, own)));
        return new ArmResult(metrics, history.curves()).withMeasured(measured).withTables(tables);
    }
}
