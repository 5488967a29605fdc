package org.l2bench.experiments.seerforcing;

import java.util.Optional;
import org.l2bench.core.network.SeerDecoder.Future;
import org.l2bench.experiments.seerforcing.Treatment.Transfer;

/** The arms of the sheet, but for those of further sizes. */
enum Method {
    PLAIN("plain", "conventional transformer alone", "baseline", Transfer.NONE, null),
    PLAIN_LS("plain-ls", "stronger label smoothing", "control: smoother targets alone", Transfer.NONE, null),
    ALPHA1("alpha1", "seer decoder trained beside it, no transfer", "control: second task", Transfer.NONE, Future.SEEN),
    SELF(
            "self",
            "as kd, but the second decoder has no future",
            "control: distillation without future",
            Transfer.DISTILLATION,
            Future.HIDDEN),
    KD("kd", "distillation of the seer decoder's words", "method", Transfer.DISTILLATION, Future.SEEN),
    L2("l2", "L2 between the decoders' states", "rival: the suite's subject", Transfer.L2, Future.SEEN),
    ADV("adv", "a discriminator of the decoders' states", "rival", Transfer.ADVERSARIAL, Future.SEEN),
    ORACLE("oracle", "the language's own probabilities as teacher", "ceiling: a perfect seer", Transfer.ORACLE, null),
    KD_A0("kd-a0", "kd with α = 0", Transfer.DISTILLATION, 0),
    KD_A025("kd-a025", "kd with α = 0.25", Transfer.DISTILLATION, 0.25),
    L2_K03("l2-k03", "l2 with κ = 0.3", Transfer.L2, 0.3),
    L2_K3("l2-k3", "l2 with κ = 3", Transfer.L2, 3),
    ADV_K01("adv-k01", "adv with κ = 0.1", Transfer.ADVERSARIAL, 0.1),
    ADV_K1("adv-k1", "adv with κ = 1", Transfer.ADVERSARIAL, 1);

    private final String arm;
    private final String differs;
    private final String role;
    private final Transfer transfer;
    private final Optional<Future> seer;

    /** Of an arm on demand, its alpha (kd) or kappa. */
    private final Optional<Double> strength;

    Method(String arm, String differs, String role, Transfer transfer, Future seer) {
        this.arm = arm;
        this.differs = differs;
        this.role = role;
        this.transfer = transfer;
        this.seer = Optional.ofNullable(seer);
        this.strength = Optional.empty();
    }

    Method(String arm, String differs, Transfer transfer, double strength) {
        this.arm = arm;
        this.differs = differs;
        this.role = "sensitivity, on demand";
        this.transfer = transfer;
        this.seer = Optional.of(Future.SEEN);
        this.strength = Optional.of(strength);
    }

    String arm() {
        return arm;
    }

    String differs() {
        return differs;
    }

    String role() {
        return role;
    }

    boolean isOnDemand() {
        return strength.isPresent();
    }

    Treatment treatment(Settings settings, int pairs) {
        return new Treatment(
                transfer,
                alpha(settings.transfer()),
                kappa(settings.transfer()),
                seer,
                this == PLAIN_LS
                        ? settings.training().strongSmoothing()
                        : settings.training().smoothing(),
                pairs);
    }

    private double alpha(TransferSettings given) {
        return switch (transfer) {
            case NONE -> 1;
            case DISTILLATION -> strength.orElse(given.alpha());
            case L2, ADVERSARIAL, ORACLE -> given.alpha();
        };
    }

    private double kappa(TransferSettings given) {
        return switch (transfer) {
            case NONE, DISTILLATION, ORACLE -> 1;
            case L2 -> strength.orElse(given.kappa());
            case ADVERSARIAL -> strength.orElse(given.adversarialKappa());
        };
    }
}
