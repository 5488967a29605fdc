package org.l2bench.experiments.cnnregularity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;
import org.l2bench.experiments.cnnregularity.Denoiser.Kind;

/**
 * What the numbers in the records mean, part by part. The kernel part is float64 without any library; what another class of machine may
 * show of the nets is twice the largest difference that was seen in the smoke trials, rounded up, between the kernels of this machine and
 * those of libtorch for SSE, and of libtorch, OpenBLAS and oneDNN for AVX2. Where it is large, that is bn-0's: the gradient of a bias
 * before a batch norm is rounding alone, of which Adam makes a full step; without batch norm no difference exceeds 2e-7.
 */
final class Metrics {
    private static final double ROUNDING = 1e-9;
    private static final double SMALL = 1e-6;
    private static final String NETS = "nets";

    private Metrics() {}

    static List<Metric> kernels() {
        var families = new MetricFamilies();
        families.add(ArmSet.of(ArmNames.KERNEL_L2), ofKernels(Kernel.L2, MetricNames.SLOPE, "slope of ln jump"));
        families.add(ArmSet.of(ArmNames.KERNEL_L1), ofKernels(Kernel.L1, MetricNames.SLOPE, "slope of ln jump"));
        families.add(
                ArmSet.of(ArmNames.KERNEL_L2),
                ofKernels(Kernel.L2, MetricNames.BOUND_SHARE, "largest jump over its bound"));
        for (var after : List.of(KernelTrial.ONE_LAYER, KernelTrial.TWO_LAYERS, KernelTrial.RECTIFIED)) {
            families.add(
                    ArmSet.of(ArmNames.KERNEL_L2),
                    new Metric(
                            MetricNames.of(MetricNames.KINK, after),
                            after.replace('-', ' '),
                            "",
                            3,
                            ROUNDING,
                            "slope of ln kink, power-0.25"));
        }
        return families.all();
    }

    private static List<Metric> ofKernels(List<Kernel> kernels, String name, String group) {
        return kernels.stream()
                .map(k -> new Metric(MetricNames.of(name, k.key), k.key, "", 3, ROUNDING, group))
                .toList();
    }

    static List<CurveFamily> kernelCurves(KernelSettings settings) {
        var curves = new ArrayList<CurveFamily>();
        for (var kernel : Kernel.values()) {
            var arm = Kernel.L2.contains(kernel) ? ArmNames.KERNEL_L2 : ArmNames.KERNEL_L1;
            curves.add(new CurveFamily(MetricNames.of(MetricNames.JUMP, kernel.key), ROUNDING)
                    .of(ArmSet.of(arm))
                    .at(kernel.dimension == 1 ? settings.sizes() : settings.planeSizes()));
        }
        var l2 = ArmSet.of(ArmNames.KERNEL_L2);
        Stream.of(KernelTrial.ONE_LAYER, KernelTrial.TWO_LAYERS, KernelTrial.RECTIFIED)
                .map(after -> MetricNames.of(MetricNames.KINK, after))
                .forEach(name ->
                        curves.add(new CurveFamily(name, ROUNDING).of(l2).at(settings.sizes())));
        curves.add(new CurveFamily(MetricNames.BOUND, ROUNDING).of(l2).at(settings.sizes()));
        return curves;
    }

    static List<Metric> denoising(List<Arm> arms) {
        var measured = ArmSet.of(arms, a -> !a.isCombined());
        var filters = ArmSet.of(arms, Metrics::isFilter);
        var trained = ArmSet.of(arms, a -> !a.isCombined() && !isFilter(a) && !isIdentity(a));
        var normed = ArmSet.of(
                arms, a -> trained.has(a.name()) && denoiser(a, arms).kind().isNormalised());
        return new MetricFamilies()
                .add(ArmSet.of(arms, a -> true), rho())
                .add(
                        measured,
                        new Metric(MetricNames.WIDTH, "edge width", "pixels", 2, 1e-5, NETS),
                        new Metric(MetricNames.PHYSICAL, "edge width", "base pixels", 2, 1e-5, NETS),
                        new Metric(MetricNames.FLAT, "flat RMSE", "", 4, 0.011, NETS), // 0.0051
                        new Metric(MetricNames.TEST, "test MSE", "", 4, 0.022, NETS)) // 0.0109
                .add(trained, trainingError())
                .add(normed, new Metric(MetricNames.VARIANCE, "least variance of a norm", "", 8, SMALL, NETS))
                .add(filters, new Metric(MetricNames.SIGMA, "σ of the filter", "pixels", 2, SMALL, NETS))
                .add(ArmSet.of(arms, a -> isPenalised(a, arms)), crossing())
                .all();
    }

    private static Metric rho() {
        return new Metric(MetricNames.RHO, "ρ", "", 3, 2e-4, NETS); // 9.6e-5
    }

    private static Metric trainingError() {
        return new Metric(MetricNames.TRAIN, "training MSE", "", 5, 0.02, NETS); // 0.0098
    }

    private static Metric crossing() {
        return new Metric(MetricNames.CROSSING, "ρ without penalty at this training MSE", "", 3, 0, NETS).combined();
    }

    private static boolean isFilter(Arm arm) {
        return arm.name().startsWith(ArmNames.gauss(""));
    }

    private static boolean isIdentity(Arm arm) {
        return arm.name().startsWith(ArmNames.identity(1));
    }

    /** How the trial that an arm is in is treated. */
    static Denoiser denoiser(Arm arm, List<Arm> arms) {
        return arms.stream()
                .filter(a -> a.name().equals(arm.trainedArm()))
                .findFirst()
                .orElseThrow()
                .treatment(Denoiser.class);
    }

    /** At s = 1, without batch norm, with a penalty: such an arm is held against the trace of the one without. */
    static boolean isPenalised(Arm arm, List<Arm> arms) {
        if (arm.derivedFrom().isPresent()) {
            return false;
        }
        var denoiser = denoiser(arm, arms);
        return denoiser.scale() == 1 && denoiser.kind() == Kind.PLAIN && !denoiser.followsEdges();
    }

    static List<CurveFamily> denoisingCurves(DenoisingTrial.Given settings, List<Arm> arms) {
        var curves = new ArrayList<CurveFamily>();
        var shown = ArmSet.of(
                arms,
                a -> a.treatment().isPresent() && denoiser(a, arms).strengths().size() == 1);
        for (var column : List.of(MetricNames.TARGET, MetricNames.INPUT)) {
            curves.add(new CurveFamily(MetricNames.of(MetricNames.CUT, column), SMALL).of(shown));
        }
        curves.add(new CurveFamily(MetricNames.of(MetricNames.CUT, MetricNames.OUTPUT), 0.007).of(shown)); // 0.0032
        var traced = ArmSet.of(
                arms, a -> a.treatment().isPresent() && denoiser(a, arms).followsEdges());
        curves.add(new CurveFamily(MetricNames.of(MetricNames.TRACE, MetricNames.ERROR), SMALL).of(traced));
        curves.add(new CurveFamily(MetricNames.of(MetricNames.TRACE, MetricNames.RHO), SMALL).of(traced));
        var first = ArmSet.of(ArmNames.plain(0));
        var normed = ArmSet.of(ArmNames.normed(0));
        var both = settings.normed().strengths().isEmpty() ? first : first.and(normed);
        curves.add(CurveFamily.combined(MetricNames.BY_STRENGTH, both));
        curves.add(CurveFamily.combined(MetricNames.GAUSS_BY_STRENGTH, both));
        curves.add(CurveFamily.combined(MetricNames.BY_ERROR, first));
        curves.add(CurveFamily.combined(MetricNames.END, ArmSet.of(ended(settings))));
        return curves;
    }

    /** The arms at s = 1 without batch norm, whose ends are shown beside the trace. */
    static List<String> ended(DenoisingTrial.Given settings) {
        return Stream.concat(
                        settings.plain().strengths().stream().map(ArmNames::plain),
                        settings.plain().absolute().stream().map(m -> Kind.PLAIN_L1.arm(m, 1)))
                .toList();
    }

    static List<Metric> priors(List<Arm> arms) {
        var penalised =
                ArmSet.of(arms, a -> a.treatment(PriorTrial.Treatment.class).strength() > 0);
        return new MetricFamilies()
                .add(ArmSet.of(arms, a -> true), rho(), trainingError())
                .add(penalised, crossing())
                .add(ArmSet.of(arms, a -> true), new Metric(MetricNames.NOISE, "MSE of the noise", "", 4, 1e-6, NETS))
                .all();
    }

    static List<CurveFamily> priorCurves() {
        return List.of(
                new CurveFamily(MetricNames.of(MetricNames.TRACE, MetricNames.ERROR), SMALL),
                new CurveFamily(MetricNames.of(MetricNames.TRACE, MetricNames.RHO), 1.6e-5)); // 7.8e-6
    }
}
