package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;
import org.l2bench.core.experiment.Timing;

/** Part B: a net without normalisation on noisy labels, at every strength of the penalty. */
final class CurvePart implements ImagePart<CurveTrial.Setup> {
    private static final ArmSet BY_LAMBDA = ArmSet.of(ArmNames.CURVE, ArmNames.SHUFFLED);

    @Override
    public Work<CurveTrial.Setup> work() {
        return new Work<>(
                "u-curve",
                CurveTrial.Setup.class,
                all -> new CurveTrial.Setup(all.images(), all.net(), all.curve()),
                CurveTrial.class,
                CurveTrial::run);
    }

    @Override
    public List<Arm> arms(CurveTrial.Setup settings) {
        return List.of(
                Arm.trained(
                                ArmNames.CURVE,
                                "sgd-l2 at every lambda, lambda = 0 (none) among them",
                                "method and baseline")
                        .treated(CurveTrial.Run.CURVE),
                Arm.trained(ArmNames.SHUFFLED, "the same on permuted labels", "control: no lambda may help")
                        .treated(CurveTrial.Run.SHUFFLED),
                Arm.trained(
                                ArmNames.EARLY_STOP,
                                "none, stopped at the best validation step",
                                "control: more than stopping?")
                        .treated(CurveTrial.Run.EARLY_STOP));
    }

    @Override
    public List<Metric> metrics(CurveTrial.Setup settings) {
        return new MetricFamilies()
                .add(BY_LAMBDA, byLambda(settings.curve().lambdas()))
                .add(
                        ArmSet.of(ArmNames.EARLY_STOP),
                        GridPart.BEST_ERR,
                        GridPart.BEST_NLL,
                        new Metric(CurveTrial.TRAIN_NLL, "training nll", "", 3, 0.3, "early stop"),
                        new Metric(CurveTrial.GAP, "gap", "", 3, 0.05, "early stop"),
                        new Metric(CurveTrial.NORM, "norm", "", 2, 2, "early stop"),
                        new Metric(MetricNames.VALIDATION_NLL, "validation nll", "", 3, 0.3, "early stop"),
                        new Metric(CurveTrial.BEST_STEP, "best step", "", 0, 300, "early stop"))
                .all();
    }

    private static List<Metric> byLambda(List<Double> lambdas) {
        return CurveTrial.MEASURES.stream()
                .flatMap(measure -> lambdas.stream().map(lambda -> at(measure, lambda)))
                .toList();
    }

    private static Metric at(String measure, double lambda) {
        boolean isNorm = measure.equals(CurveTrial.NORM);
        double tolerance = isNorm ? 2 : measure.endsWith(MetricNames.NLL) ? 0.3 : 0.05;
        var label = "λ " + MetricNames.plain(lambda);
        return new Metric(MetricNames.at(measure, lambda), label, "", isNorm ? 2 : 3, tolerance, measure + " by λ");
    }

    @Override
    public List<CurveFamily> curveFamilies(CurveTrial.Setup settings) {
        return Stream.of(
                        new CurveFamily(MetricNames.ERR, 0), // 0
                        new CurveFamily(CurveTrial.GAP, 0), // 0: made of error rates
                        new CurveFamily(MetricNames.NLL, 2e-7), // 5.2e-8
                        new CurveFamily(CurveTrial.TRAIN_NLL, 1e-7), // 4.7e-8
                        new CurveFamily(CurveTrial.NORM, 5e-8)) // 2.1e-8
                .map(c -> c.of(BY_LAMBDA).at(settings.curve().lambdas()))
                .toList();
    }

    @Override
    public List<MemoryNeed> memory(CurveTrial.Setup settings) {
        var curve = settings.curve();
        return new Memory(settings.images(), "curve.steps", curve.steps(), "curve.batch", curve.batch())
                .with(settings.net());
    }

    @Override
    public Timing<CurveTrial.Setup> timing(CurveTrial.Setup settings) {
        return ImagePart.super
                .timing(settings)
                .with(Map.of("curve.train", ImagePart.few(settings.curve().train())));
    }

    @Override
    public long steps(CurveTrial.Setup settings, Arm arm) {
        return CurveTrial.steps(settings.curve(), arm.treatment(CurveTrial.Run.class));
    }
}
