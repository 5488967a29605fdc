package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.experiment.CurveFamily;

/**
 * The curves in the records. What another class of machine may show is twice the largest difference that was seen, rounded up, in the
 * smoke trials, between the kernels of this machine (AVX-512) and those of libtorch
 * for SSE, and of libtorch, OpenBLAS and oneDNN for AVX2. The
 * difference is behind each.
 */
final class Curves {
    private Curves() {}

    static List<CurveFamily> families(Settings settings) {
        var arms = new ArmSets(settings);
        var curves = new ArrayList<CurveFamily>();
        for (var isLong : List.of(false, true)) {
            var trained = arms.trained(isLong);
            int end =
                    isLong ? settings.length().longEpochs() : settings.length().shortEpochs();
            var epochs = IntStream.rangeClosed(1, end).boxed().toList();
            var tracked = settings.length().trackedEpochs().stream()
                    .filter(e -> e <= end)
                    .toList();
            curves.add(new CurveFamily("loss", 0.05).of(trained).at(epochs)); // 0.0205
            curves.add(
                    new CurveFamily(MetricNames.TRAIN_ACCURACY, 3).of(trained).at(tracked)); // 1.25 points
            curves.add(new CurveFamily(MetricNames.NC1, 2).of(trained).at(tracked)); // 0.987
            curves.add(
                    new CurveFamily(MetricNames.NC1_NORMALISED, 2).of(trained).at(tracked)); // 0.986
            curves.add(new CurveFamily("nc3", 0.04).of(trained).at(tracked)); // 0.0172
        }
        Stream.concat(Stream.of(DataSettings.ID), settings.data().oodSets().stream())
                .map(MetricNames::quantiles)
                .forEach(name -> curves.add(new CurveFamily(name, 3).of(arms.unnormalised()))); // 1.31
        return curves;
    }
}
