package org.l2bench.experiments.l2basics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;

/**
 * The curves in the records. What another class of machine may show is twice the largest difference that was seen, rounded up,
 * in the smoke trials, between the kernels of this machine (AVX-512) and those of libtorch for SSE, and of libtorch, OpenBLAS
 * and oneDNN for AVX2. The difference is behind each, that of the places after a comma.
 */
final class BasicsCurves {
    private BasicsCurves() {}

    static List<CurveFamily> families(BasicsSettings settings) {
        var curves = new ArrayList<CurveFamily>();
        var lambdas = ArmSet.of(BasicsArmNames.CURVE, BasicsArmNames.SHUFFLED);
        Stream.of(
                        new CurveFamily(BasicsMetricNames.ERR, 0), // 0
                        new CurveFamily(BasicsMetricNames.GAP, 0), // 0: made of error rates
                        new CurveFamily(BasicsMetricNames.NLL, 2e-7), // 5.2e-8
                        new CurveFamily(BasicsMetricNames.TRAIN_NLL, 1e-7), // 4.7e-8
                        new CurveFamily(BasicsMetricNames.NORM, 5e-8)) // 2.1e-8
                .forEach(c -> curves.add(c.of(lambdas).at(settings.lambdas())));
        curves.addAll(equilibrium(settings.hidden().size(), BasicsArmNames.PLAIN, BasicsArmNames.MOMENTUM));
        curves.addAll(equilibrium(settings.channels().size(), BasicsArmNames.CONVOLUTIONAL));
        var shear = ArmSet.of(BasicsArmNames.SHEAR);
        for (var name : List.of(ShearPart.COUPLED, ShearPart.DECOUPLED)) {
            curves.add(new CurveFamily(name, 3e-10, 8e-9).of(shear)); // 1.3e-10, 3.7e-9
        }
        var ridge = ArmSet.of(BasicsArmNames.RIDGE);
        for (double lambda : RidgePart.LAMBDAS) {
            curves.add(new CurveFamily(RidgePart.curve(lambda), 2e-8, 4e-7).of(ridge)); // 6.5e-9, 1.7e-7
            curves.add(new CurveFamily(RidgePart.theoryCurve(lambda), 2e-8, 4e-7).of(ridge)); // 5.8e-9, 1.7e-7
        }
        return curves;
    }

    /** Of every layer, and what theory predicts. */
    private static List<CurveFamily> equilibrium(int layers, String... arms) {
        return Stream.concat(
                        IntStream.rangeClosed(1, layers).mapToObj(String::valueOf),
                        Stream.of(BasicsMetricNames.PREDICTED))
                .flatMap(what -> Stream.of(
                        new CurveFamily(BasicsMetricNames.ANGLE + "." + what, 2e-5), // 5.7e-6
                        new CurveFamily(BasicsMetricNames.NORM4_RATIO + "." + what, 3))) // 1.38 of 995, before the end
                .map(c -> c.of(ArmSet.of(arms)))
                .toList();
    }
}
