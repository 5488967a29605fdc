package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.MetricFamilies;
import org.l2bench.datasets.catalogue.Catalogue;

/** Part A: ridge regression, identities of SGD, the limits of Adam, and the shear of a grid, each against its closed form. */
final class ClosedFormPart implements SheetPart<ClosedFormTrial.Setup> {
    /** All trials take about as long as this many steps of a small perceptron. */
    private static final long STEPS = 1000;

    @Override
    public Work<ClosedFormTrial.Setup> work() {
        return new Work<>(
                "closed-forms",
                ClosedFormTrial.Setup.class,
                all -> new ClosedFormTrial.Setup(),
                ClosedFormTrial.class,
                ClosedFormTrial::run);
    }

    @Override
    public List<Arm> arms(ClosedFormTrial.Setup settings) {
        return List.of(
                Arm.trained(
                                ArmNames.RIDGE,
                                "gradient descent with coupled L2, to the end",
                                "method, against the ridge oracle")
                        .treated(ClosedFormTrial.Form.RIDGE),
                Arm.trained(
                                ArmNames.IDENTITIES,
                                "loss term, sgd-l2, sgd-shrink, sgdw on the same batches",
                                "identity, and where it ends")
                        .treated(ClosedFormTrial.Form.IDENTITIES),
                Arm.trained(
                                ArmNames.ADAM,
                                "adam-l2 and adamw, full batch, to the end",
                                "method, against the ridge and box oracles")
                        .treated(ClosedFormTrial.Form.ADAM),
                Arm.trained(
                                ArmNames.SHEAR,
                                "best strength against learning rate, ridge at convergence",
                                "method: coupled and decoupled")
                        .treated(ClosedFormTrial.Form.SHEAR));
    }

    @Override
    public List<Metric> metrics(ClosedFormTrial.Setup settings) {
        return new MetricFamilies()
                .add(
                        ArmSet.of(ArmNames.RIDGE),
                        exact(RidgeTrial.SYNTHETIC_ERROR, "rel. error, synthetic"),
                        exact(RidgeTrial.SPAMBASE_ERROR, "rel. error, spambase"),
                        exact(RidgeTrial.FILTER_ERROR, "error of filter factors"))
                .add(
                        ArmSet.of(ArmNames.IDENTITIES),
                        exact(IdentityTrial.LOSS_TERM, "loss-term − sgd-l2"),
                        exact(IdentityTrial.SHRINK, "sgd-shrink − sgd-l2"),
                        exact(IdentityTrial.MOMENTUM_LOSS_TERM, "momentum: loss-term − sgd-l2"),
                        within(1e-6, IdentityTrial.SGDW, "momentum: sgdw − sgd-l2"),
                        within(
                                1e-6,
                                IdentityTrial.SGDW_SAME_FIXED_POINT,
                                "momentum: sgdw with the same fixed point − sgd-l2"))
                .add(
                        ArmSet.of(ArmNames.ADAM),
                        within(1e-5, AdamTrial.RIDGE_ERROR, "adam-l2 to ridge"),
                        within(1e-5, AdamTrial.BOX_ERROR_WEAK, "adamw to box, c 0.1"),
                        within(1e-5, AdamTrial.RIDGE_DISTANCE, "adamw to ridge, c 0.1"),
                        within(1e-4, AdamTrial.BOX_ERROR_STRONG, "adamw to box, c 1"),
                        within(1e-4, AdamTrial.LARGEST_WEIGHT, "max |w|, adamw, c 1"))
                .add(
                        ArmSet.of(ArmNames.SHEAR),
                        within(1e-6, ShearTrial.SLOPE_COUPLED, "b, coupled"),
                        within(1e-6, ShearTrial.SLOPE_DECOUPLED, "b, decoupled"))
                .all();
    }

    /** Nought but for rounding. */
    private static Metric exact(String name, String label) {
        return new Metric(name, label, "", 2, 1e-11, "closed forms");
    }

    private static Metric within(double tolerance, String name, String label) {
        return new Metric(name, label, "", 5, tolerance, "closed forms");
    }

    @Override
    public List<CurveFamily> curveFamilies(ClosedFormTrial.Setup settings) {
        var ridge = ArmSet.of(ArmNames.RIDGE);
        var shear = ArmSet.of(ArmNames.SHEAR);
        return Stream.concat(
                        RidgeTrial.LAMBDAS.stream()
                                .flatMap(lambda -> Stream.of(RidgeTrial.curve(lambda), RidgeTrial.theoryCurve(lambda)))
                                .map(name -> new CurveFamily(name, 2e-8, 4e-7).of(ridge)), // 6.5e-9, 1.7e-7
                        Stream.of(ShearTrial.COUPLED, ShearTrial.DECOUPLED)
                                .map(name -> new CurveFamily(name, 3e-10, 8e-9).of(shear))) // 1.3e-10, 3.7e-9
                .toList();
    }

    @Override
    public SortedMap<String, String> dataFingerprints(ClosedFormTrial.Setup settings, DataRoot root) {
        return new TreeMap<>(Map.of("spambase", Catalogue.loadTable("spambase").fingerprint()));
    }

    @Override
    public long steps(ClosedFormTrial.Setup settings, Arm arm) {
        return STEPS;
    }
}
