package org.l2bench.experiments.aeperturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;

/**
 * What the numbers in the records mean. A tolerance is twice the largest difference that other kernels of libtorch and OpenBLAS make
 * to six arms of the quick preset; those of smoke differ in no bit.
 */
record Metrics(Settings settings) {
    private static final double ACCURACY = 0.03;
    private static final double FOLD = 0.13;
    private static final double ERROR = 0.0033;
    private static final double PERCENT = 0.26;

    List<Metric> all() {
        var families = new MetricFamilies();
        for (var set : settings.data().all()) {
            families.add(
                    having(set, m -> true),
                    share(MetricNames.ACC, set, "accuracy"),
                    share(MetricNames.F1_MACRO, set, "macro F1"),
                    share(MetricNames.F1_WEIGHTED, set, "weighted F1"),
                    share(MetricNames.TRAIN_ACC, set, "training accuracy"));
        }
        for (var set : settings.data().all()) {
            families.add(
                    having(set, m -> m.isPretrained() && m.trainedWith().isEmpty()),
                    new Metric(
                            MetricNames.of(MetricNames.REC_MSE, set),
                            "rec. MSE " + set,
                            "",
                            3,
                            ERROR,
                            "reconstruction"),
                    new Metric(
                            MetricNames.of(MetricNames.REC_FLOOR, set),
                            "least possible " + set,
                            "",
                            3,
                            1e-5,
                            "reconstruction"));
        }
        settings.data().all().forEach(set -> masks(set, families));
        settings.data().all().forEach(set -> combined(set, families));
        return families.all();
    }

    private static Metric share(String name, String set, String label) {
        return new Metric(MetricNames.of(name, set), label + " " + set, "", 3, ACCURACY, label);
    }

    private void masks(String set, MetricFamilies families) {
        var resetting = having(set, Method::isReset);
        for (int event = 1; event <= settings.reset().afterEpochs().size(); event++) {
            families.add(resetting, percent(MetricNames.event(event, set), "event " + event + " " + set, "masks"));
        }
        families.add(resetting, percent(MetricNames.of(MetricNames.RUNNING, set), "events so far " + set, "masks"));
        families.add(
                having(set, Method::isCounted),
                percent(MetricNames.of(MetricNames.ZEROS_START, set), "zeros, pre-trained " + set, "zeros"),
                percent(MetricNames.of(MetricNames.ZEROS, set), "zeros, delivered " + set, "zeros"),
                percent(MetricNames.of(MetricNames.ZEROS_LEAST, set), "least fold " + set, "zeros"));
    }

    private static Metric percent(String name, String label, String group) {
        return new Metric(name, label, "%", 1, PERCENT, group);
    }

    private void combined(String set, MetricFamilies families) {
        if (!settings.runs(Method.DAE_PERTURB)) {
            return;
        }
        Tables.uncorrelated(settings.data().sets())
                .filter(set::equals)
                .ifPresent(s -> families.add(
                        ArmSet.of(Arms.BEST_DEEP),
                        share(MetricNames.ACC, s, "accuracy"),
                        new Metric(MetricNames.BEATEN, "nets that gbt beats by mean", "", 0, 0, "accuracy")
                                .combined()));
    }

    /** The arms with results on a table of which something is true. */
    private ArmSet having(String set, Predicate<Method> which) {
        return ArmSet.of(armsOn(settings, set, which));
    }

    static List<String> armsOn(Settings settings, String set, Predicate<Method> which) {
        return Stream.of(Method.values())
                .filter(settings::runs)
                .filter(which)
                .filter(m -> m.sets(settings.data()).contains(set))
                .map(Method::arm)
                .toList();
    }

    List<CurveFamily> curves() {
        var places = IntStream.range(0, settings.data().folds()).boxed().toList();
        var curves = new ArrayList<CurveFamily>();
        settings.data()
                .all()
                .forEach(set -> curves.add(new CurveFamily(MetricNames.folds(set), FOLD)
                        .of(having(set, m -> true))
                        .at(places)));
        if (settings.data().factorShares().size() > 1) {
            curves.add(CurveFamily.combined(
                    MetricNames.BY_FACTORS, having(settings.data().factors().get(0), m -> true)));
        }
        return curves;
    }
}
