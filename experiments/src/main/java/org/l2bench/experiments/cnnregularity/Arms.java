package org.l2bench.experiments.cnnregularity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.experiments.cnnregularity.Denoiser.Kind;

/** The arms, part by part. */
final class Arms {
    private Arms() {}

    static List<Arm> kernels() {
        return List.of(
                Arm.trained(ArmNames.KERNEL_L2, "fixed kernels of unit L2 norm, no training", "theorem")
                        .treated(KernelTrial.Norm.L2),
                Arm.trained(ArmNames.KERNEL_L1, "fixed kernels of unit L1 norm, no training", "theorem: control")
                        .treated(KernelTrial.Norm.L1));
    }

    static List<Arm> denoising(DenoisingTrial.Given settings) {
        var arms = new ArrayList<Arm>();
        settings.scenes().resolutions().forEach(s -> atScale(settings, s, arms));
        controls(settings, arms);
        return arms;
    }

    private static void atScale(DenoisingTrial.Given settings, int scale, List<Arm> arms) {
        for (double strength : settings.plain().strengths()) {
            boolean isFirst = strength == 0;
            add(
                    new Denoiser(Kind.PLAIN, List.of(strength), scale, isFirst),
                    "no batch norm, reg = " + ArmNames.number(strength) + where(scale),
                    isFirst ? "baseline, and trace" : "method",
                    arms);
        }
        var normed = Stream.concat(
                        settings.normed().strengths().stream(),
                        scale == 1 ? settings.normed().further().stream() : Stream.<Double>of())
                .toList();
        for (double strength : normed) {
            add(
                    new Denoiser(Kind.NORMED, List.of(strength), scale, false),
                    "batch norm, as released, reg = " + ArmNames.number(strength) + where(scale),
                    "faithful method",
                    arms);
        }
    }

    /** At s = 1 alone. */
    private static void controls(DenoisingTrial.Given settings, List<Arm> arms) {
        for (double strength : settings.plain().absolute()) {
            add(
                    new Denoiser(Kind.PLAIN_L1, List.of(strength), 1, false),
                    "no batch norm, L1 on kernels, M = " + ArmNames.number(strength),
                    "control",
                    arms);
        }
        if (!settings.plain().absolute().isEmpty()) {
            arms.add(Arm.combined(
                    ArmNames.MATCHED_L1,
                    "ρ between the two L1 arms, where the training error is that of "
                            + ArmNames.plain(Strengths.last(settings.plain().strengths())),
                    "control: L1 at equal training error",
                    Kind.PLAIN_L1.arm(settings.plain().absolute().get(0), 1)));
        }
        if (settings.normed().onlyNormalised()) {
            double strength = Strengths.last(settings.normed().strengths());
            add(
                    new Denoiser(Kind.NORMED_KERNELS, List.of(strength), 1, false),
                    "batch norm, reg = " + ArmNames.number(strength) + " on kernels that a norm follows",
                    "control for batch norm",
                    arms);
        }
        if (settings.normed().warm()) {
            var strengths = Stream.concat(settings.normed().strengths().stream(), settings.normed().further().stream())
                    .toList();
            add(
                    new Denoiser(Kind.WARM, strengths, 1, false),
                    "batch norm, from the weights of the strength before",
                    "trap: the released script",
                    arms);
        }
    }

    private static String where(int scale) {
        return scale == 1 ? "" : ", s = " + scale;
    }

    /** The trained arm, those of further strengths in its trial, and the references beside each. */
    private static void add(Denoiser denoiser, String differs, String role, List<Arm> arms) {
        var names = denoiser.arms();
        var trained = names.get(0);
        arms.add(Arm.trained(trained, differs, role).treated(denoiser));
        for (var name : names) {
            if (!name.equals(trained)) {
                arms.add(Arm.derived(name, differs, role, trained));
            }
            arms.add(Arm.derived(
                    ArmNames.gauss(name),
                    "Gaussian filter that leaves as much noise in flat pixels as " + name,
                    "reference, no training",
                    trained));
        }
        if (denoiser.withIdentity()) {
            arms.add(Arm.derived(
                    ArmNames.identity(denoiser.scale()),
                    "the noisy images themselves",
                    "reference, no training",
                    trained));
        }
    }

    static List<Arm> priors(PriorSettings settings) {
        return settings.strengths().stream()
                .map(s -> Arm.trained(
                                ArmNames.prior(s),
                                "deep image prior, reg = " + ArmNames.number(s),
                                s == 0 ? "baseline" : "second generator")
                        .treated(new PriorTrial.Treatment(s)))
                .toList();
    }
}
