package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;

/** Parts C and C2: angles and norms of scale-invariant weights, against their predicted equilibrium. */
final class EquilibriumPart implements ImagePart<EquilibriumTrial.Setup> {
    private static final ArmSet PERCEPTRON = ArmSet.of(ArmNames.PLAIN, ArmNames.MOMENTUM);
    private static final ArmSet KERNELS = ArmSet.of(ArmNames.CONVOLUTIONAL);

    @Override
    public Work<EquilibriumTrial.Setup> work() {
        return new Work<>(
                "equilibrium",
                EquilibriumTrial.Setup.class,
                all -> new EquilibriumTrial.Setup(all.images(), all.net(), all.equilibrium()),
                EquilibriumTrial.class,
                EquilibriumTrial::run);
    }

    @Override
    public List<Arm> arms(EquilibriumTrial.Setup settings) {
        return List.of(
                Arm.trained(ArmNames.PLAIN, "scale-invariant weights, sgd-l2 without momentum", "method")
                        .treated(EquilibriumTrial.Rows.PLAIN),
                Arm.trained(ArmNames.MOMENTUM, "scale-invariant weights, sgd-l2 with momentum 0.9", "method")
                        .treated(EquilibriumTrial.Rows.MOMENTUM),
                Arm.trained(ArmNames.CONVOLUTIONAL, "scale-invariant kernels, sgd-l2 without momentum", "method")
                        .treated(EquilibriumTrial.Rows.KERNELS));
    }

    @Override
    public List<Metric> metrics(EquilibriumTrial.Setup settings) {
        return new MetricFamilies()
                .add(PERCEPTRON, layers(settings.net().hidden().size()))
                .add(KERNELS, layers(settings.net().channels().size()))
                .all();
    }

    private static List<Metric> layers(int count) {
        return IntStream.rangeClosed(1, count)
                .boxed()
                .flatMap(layer -> Stream.of(
                        metric(EquilibriumMeter.ANGLE, "angle per step", layer, 4, 0.01),
                        metric(EquilibriumMeter.ANGLE_RATIO, "angle / predicted", layer, 3, 0.05),
                        // Before the equilibrium it is some hundreds, and other kernels of libtorch differed by 0.2.
                        metric(EquilibriumMeter.NORM4_RATIO, "‖w‖⁴ / predicted", layer, 3, 0.4),
                        metric(EquilibriumMeter.SETTLED, "late / early angle", layer, 3, 0.05)))
                .toList();
    }

    private static Metric metric(String measure, String label, int layer, int decimals, double tolerance) {
        var name = EquilibriumMeter.layer(measure, layer);
        return new Metric(name, label + ", layer " + layer, "", decimals, tolerance, "equilibrium, layer " + layer);
    }

    /** Of every layer, and what theory predicts. */
    @Override
    public List<CurveFamily> curveFamilies(EquilibriumTrial.Setup settings) {
        return Stream.concat(
                        curves(PERCEPTRON, settings.net().hidden().size()),
                        curves(KERNELS, settings.net().channels().size()))
                .toList();
    }

    private static Stream<CurveFamily> curves(ArmSet arms, int layers) {
        var layersAndTheory = Stream.concat(
                IntStream.rangeClosed(1, layers).mapToObj(String::valueOf), Stream.of(EquilibriumMeter.PREDICTED));
        return layersAndTheory
                .flatMap(what -> Stream.of(
                        new CurveFamily(EquilibriumMeter.ANGLE + "." + what, 2e-5), // 5.7e-6
                        new CurveFamily(EquilibriumMeter.NORM4_RATIO + "." + what, 3))) // 1.38 of 995, before the end
                .map(c -> c.of(arms));
    }

    @Override
    public List<MemoryNeed> memory(EquilibriumTrial.Setup settings) {
        int steps = settings.equilibrium().steps();
        return Memory.of(settings.images(), "equilibrium.steps", steps).with(settings.net());
    }

    @Override
    public long steps(EquilibriumTrial.Setup settings, Arm arm) {
        return settings.equilibrium().steps();
    }
}
