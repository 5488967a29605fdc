package org.l2bench.experiments.saddletosaddle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;

/**
 * What the numbers in the records mean, part by part. Everything is float64 on nets of a few hundred weights; another machine's
 * rounding grows where a net leaves a saddle, by how much is behind the tolerances of paths and escapes.
 */
final class Metrics {
    private static final double ROUNDING = 1e-6;
    /** Steps by which an escape or a dwell time may differ. */
    private static final double STEPS = 2;

    private Metrics() {}

    static List<Metric> paths(Teacher teacher, Batches batches) {
        var flows = Arms.flows(batches);
        int size = teacher.singularValues().size();
        var families = new MetricFamilies().add(flows, path(size));
        for (int k = 1; k < size; k++) {
            families.add(
                    flows, new Metric(Names.of(Names.FROM_GREEDY, k), "A − greedy, plateau " + k, "", 4, 1e-4, "path"));
        }
        var greedy = ArmSet.of(Arms.GREEDY);
        for (int rank = 1; rank <= size; rank++) {
            families.add(
                    greedy,
                    new Metric(Names.of(Names.VISIT_LOSS, rank), "loss, visit " + rank, "", 4, ROUNDING, "greedy"),
                    new Metric(
                            Names.of(Names.VISIT_SLOPE, rank),
                            "s₁ of G before visit " + rank,
                            "",
                            3,
                            ROUNDING,
                            "greedy"),
                    new Metric(Names.of(Names.VISIT_RANK, rank), "rank, visit " + rank, "", 0, 0, "greedy"));
        }
        return families.all();
    }

    static List<Metric> regimes(Teacher teacher) {
        var all = new ArrayList<>(path(teacher.singularValues().size()));
        all.add(new Metric(Names.LOSS, "loss at the end", "", 3, 1e-3, "path"));
        return all;
    }

    private static List<Metric> path(int size) {
        var metrics = new ArrayList<Metric>();
        metrics.add(new Metric(Names.STEPS, "steps", "", 0, STEPS, "path"));
        metrics.add(new Metric(Names.SHARE, "share of the way on plateaus", "", 3, 1e-3, "path"));
        metrics.add(new Metric(Names.SKIPPED, "saddles passed over", "", 0, 0, "path"));
        metrics.add(new Metric(Names.IN_ORDER, "plateaus in order (1 yes)", "", 0, 0, "path"));
        metrics.add(new Metric(Names.BALANCE, "imbalance of layers at the end", "", 4, 1e-4, "path"));
        for (int k = 0; k < size; k++) {
            metrics.add(new Metric(Names.of(Names.DWELL, k), "plateau " + k, "steps", 0, STEPS, "dwell time"));
        }
        for (int k = 0; k < size; k++) {
            metrics.add(new Metric(
                    // -1 where the net never was.
                    Names.of(Names.RANK, k), "plateau " + k, "", 0, 0, "rank at the slowest point (−1: never there)"));
        }
        return metrics;
    }

    static List<Metric> escapes(Escape settings) {
        var families = new MetricFamilies();
        families.add(ArmSet.of(Arms.ESCAPE_MF, Arms.ESCAPE_S2S), escapes(settings.widths()));
        families.add(ArmSet.of(Arms.SHALLOW), escapes(settings.slopeWidths()));
        families.add(ArmSet.of(Arms.ESCAPE_NARROW), escapes(settings.pair().subList(0, 1)));
        families.add(ArmSet.of(Arms.ESCAPE_WIDE), escapes(settings.pair().subList(1, 2)));
        return families.all();
    }

    private static List<Metric> escapes(List<Integer> widths) {
        return widths.stream()
                .flatMap(w -> Stream.of(
                        new Metric(Names.of(Names.ESCAPE, w), "w = " + w, "steps", 0, STEPS, "escape time"),
                        new Metric(Names.of(Names.ESCAPED, w), "w = " + w, "", 0, 0, "escaped (1 yes)"),
                        new Metric(Names.of(Names.RATIO, w), "w = " + w, "", 3, 1e-4, "rank-1 ratio at escape"),
                        new Metric(Names.of(Names.LEFT, w), "w = " + w, "", 3, 1e-4, "alignment, left, at escape"),
                        new Metric(Names.of(Names.RIGHT, w), "w = " + w, "", 3, 1e-4, "alignment, right, at escape")))
                .toList();
    }

    static List<Metric> distances(Distance settings) {
        return new MetricFamilies()
                .add(ArmSet.of(Arms.DISTANCE_NTK), distances(settings.lazyWidths()))
                .add(ArmSet.of(Arms.DISTANCE_S2S), distances(settings.saddleWidths()))
                .all();
    }

    private static List<Metric> distances(List<Integer> widths) {
        return widths.stream()
                .flatMap(w -> Stream.of(
                        new Metric(Names.of(Names.SADDLE, w), "w = " + w, "", 3, ROUNDING, "distance to a saddle, d_s"),
                        new Metric(
                                Names.of(Names.TRAVEL, w), "w = " + w, "", 4, ROUNDING, "travel over |A(start) − A*|"),
                        new Metric(Names.of(Names.RAW_TRAVEL, w), "w = " + w, "", 3, ROUNDING, "travel"),
                        new Metric(Names.of(Names.REACHED, w), "w = " + w, "", 0, 0, "reached the end (1 yes)")))
                .toList();
    }

    static List<Metric> completions() {
        var trained = ArmSet.of(
                Arms.completions().stream()
                        .filter(a -> a.derivedFrom().isEmpty())
                        .toList(),
                a -> true);
        return new MetricFamilies()
                .add(
                        ArmSet.ALL,
                        new Metric(Names.TRAIN, "training error", "", 6, 1e-4, "completion"),
                        new Metric(Names.TEST, "test error", "", 3, 1e-3, "completion"),
                        new Metric(Names.RANK, "rank", "", 0, 0, "completion"))
                .add(trained, new Metric(Names.COMPLETION_STEPS, "steps", "", 0, STEPS, "completion"))
                .all();
    }

    static List<Metric> closedForms(ClosedForm settings) {
        int size = settings.singularValues().size();
        var balanced = ArmSet.of(Arms.DEPTHS.stream().map(Arms::closedForm).toList());
        var learned = balanced.and(ArmSet.of(Arms.MODERATE_START, Arms.SMALL_START));
        return new MetricFamilies()
                .add(
                        balanced,
                        new Metric(Names.ERROR, "error of the closed form", "", 7, 1e-9, "penalty"),
                        new Metric(Names.BALANCED_GAP, "norm gap, balanced", "", 2, 1e-13, "penalty"),
                        new Metric(Names.GAUGE_GAP, "norm gap, other gauge", "", 3, 1e-9, "penalty"))
                .add(
                        learned,
                        new Metric(Names.NORM_GAP, "norm gap", "", 2, 1e-8, "penalty"),
                        new Metric(Names.PENALISED_BALANCE, "imbalance of layers", "", 2, 1e-7, "penalty"))
                .add(
                        learned,
                        IntStream.rangeClosed(1, size)
                                .mapToObj(i ->
                                        new Metric(Names.of(Names.SINGULAR, i), "s" + i, "", 4, ROUNDING, "learned"))
                                .toList())
                .add(
                        ArmSet.of(Arms.DIRECT),
                        Arms.DEPTHS.stream()
                                .flatMap(d -> IntStream.rangeClosed(1, size)
                                        .mapToObj(i -> new Metric(
                                                Names.of(Names.of(Names.CLOSED, d), i),
                                                "L = " + d + ", s" + i,
                                                "",
                                                4,
                                                1e-9,
                                                "closed form")))
                                .toList())
                .all();
    }

    static List<Metric> starts() {
        return List.of(
                new Metric(Names.SPREAD, "highest − lowest objective", "", 7, ROUNDING, "ends of all starts"),
                new Metric(Names.DISTINCT, "different objectives", "", 0, 0, "ends of all starts"),
                new Metric(Names.RANK_DROP, "least drop of rank above the lowest", "", 0, 0, "ends of all starts"),
                new Metric(Names.RETURN, "change after noise, above the lowest", "", 7, ROUNDING, "ends of all starts"),
                new Metric(Names.LARGEST_GAP, "largest norm gap", "", 2, ROUNDING, "ends of all starts"),
                new Metric(Names.ZERO_ENDS, "ends at 0", "", 0, 0, "ends of all starts"));
    }

    static List<Metric> penalised(Penalised settings) {
        return settings.lambdas().stream()
                .flatMap(l -> Stream.of(
                        new Metric(Names.at(Names.RANK, l), lambda(l), "", 0, 0, "rank by λ"),
                        new Metric(Names.at(Names.TRAIN, l), lambda(l), "", 6, ROUNDING, "training error by λ"),
                        new Metric(Names.at(Names.TEST, l), lambda(l), "", 3, 1e-3, "test error by λ"),
                        new Metric(Names.at(Names.GRADIENT, l), lambda(l), "", 6, 1e-4, "gradient norm by λ"),
                        new Metric(Names.at(Names.NORM_GAP, l), lambda(l), "", 9, 1e-6, "norm gap by λ"),
                        new Metric(
                                Names.at(Names.PENALISED_BALANCE, l),
                                lambda(l),
                                "",
                                6,
                                1e-6,
                                "imbalance of layers by λ")))
                .toList();
    }

    static List<Metric> minima(Minima settings) {
        return settings.lambdas().stream()
                .flatMap(l -> Stream.of(
                        minimum(Names.DIFFERS, l, "best test error is not at the lowest (1 yes)", 0, 0),
                        minimum(Names.DISTINCT, l, "different objectives", 0, 0),
                        minimum(Names.RANK_LOWEST, l, "rank of the lowest", 0, 0),
                        minimum(Names.RANK_BEST, l, "rank of the best test error", 0, 0),
                        minimum(Names.TEST_LOWEST, l, "test error of the lowest", 3, 1e-3),
                        minimum(Names.TEST_BEST, l, "best test error", 3, 1e-3)))
                .toList();
    }

    private static Metric minimum(String name, double lambda, String label, int decimals, double tolerance) {
        return new Metric(
                Names.at(name, lambda), label + ", " + lambda(lambda), "", decimals, tolerance, "minima by start");
    }

    static String lambda(double lambda) {
        return "λ " + String.format(Locale.ROOT, "%s", lambda);
    }

    /** @param flows the arms of starts; the others are the greedy algorithm's */
    static List<CurveFamily> pathCurves(Teacher teacher, ArmSet flows) {
        int size = teacher.singularValues().size();
        var curves = new ArrayList<CurveFamily>();
        curves.add(new CurveFamily(Names.LOSS, 1e-2));
        for (int i = 1; i <= size; i++) {
            curves.add(new CurveFamily(Names.of(Names.SINGULAR, i), 1e-2).of(flows));
            curves.add(new CurveFamily(Names.of(Names.PLATEAU, i - 1), ROUNDING, STEPS).of(flows));
        }
        if (!flows.equals(ArmSet.ALL)) {
            curves.add(new CurveFamily(Names.PLATEAU, ROUNDING).of(ArmSet.of(Arms.GREEDY)));
        }
        return curves;
    }

    static List<CurveFamily> escapeCurves() {
        return List.of(
                new CurveFamily(Names.ESCAPE, STEPS),
                new CurveFamily(Names.ESCAPE + Names.THEORY, 2 * STEPS),
                new CurveFamily(Names.RATIO, 1e-4));
    }

    static List<CurveFamily> distanceCurves() {
        return Stream.of(Names.SADDLE, Names.SADDLE + Names.THEORY, Names.TRAVEL)
                .map(name -> new CurveFamily(name, ROUNDING))
                .toList();
    }

    static List<CurveFamily> completionCurves() {
        var trained = ArmSet.of(Arms.completions(), a -> a.derivedFrom().isEmpty());
        return List.of(
                new CurveFamily(Names.TRAIN, 1e-2).of(trained),
                new CurveFamily(Names.TEST, 1e-2).of(trained),
                new CurveFamily(Names.RANK, 1).of(trained));
    }

    static List<CurveFamily> closedFormCurves() {
        var curves = new ArrayList<CurveFamily>();
        curves.add(new CurveFamily(Names.LEARNED, ROUNDING)
                .of(ArmSet.of(Arms.DEPTHS.stream().map(Arms::closedForm).toList())));
        Arms.DEPTHS.forEach(
                d -> curves.add(new CurveFamily(Names.of(Names.CLOSED, d), 1e-9).of(ArmSet.of(Arms.DIRECT))));
        return curves;
    }

    static List<CurveFamily> startCurves() {
        return List.of(new CurveFamily(Names.OBJECTIVE, ROUNDING), new CurveFamily(Names.RANK, 0));
    }

    static List<CurveFamily> penalisedCurves() {
        return List.of(new CurveFamily(Names.RANK, 0), new CurveFamily(Names.TEST, 1e-3));
    }
}
