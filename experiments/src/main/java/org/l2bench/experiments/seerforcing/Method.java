package org.l2bench.experiments.seerforcing;

import java.util.Locale;
import java.util.Optional;
import org.l2bench.core.network.SeerDecoder.Future;
import org.l2bench.experiments.seerforcing.Treatment.Transfer;

/** The arms of the sheet, but for those of further sizes. */
enum Method {
    PLAIN(Transfer.NONE, Optional.empty()),
    PLAIN_LS(Transfer.NONE, Optional.empty()),
    ALPHA1(Transfer.NONE, Optional.of(Future.SEEN)),
    SELF(Transfer.DISTILLATION, Optional.of(Future.HIDDEN)),
    KD(Transfer.DISTILLATION, Optional.of(Future.SEEN)),
    L2(Transfer.L2, Optional.of(Future.SEEN)),
    ADV(Transfer.ADVERSARIAL, Optional.of(Future.SEEN)),
    ORACLE(Transfer.ORACLE, Optional.empty()),
    KD_A0(Transfer.DISTILLATION, 0),
    KD_A025(Transfer.DISTILLATION, 0.25),
    L2_K03(Transfer.L2, 0.3),
    L2_K3(Transfer.L2, 3),
    ADV_K01(Transfer.ADVERSARIAL, 0.1),
    ADV_K1(Transfer.ADVERSARIAL, 1);

    private final Transfer transfer;
    private final Optional<Future> seer;

    /** Of an arm on demand, its alpha (kd) or kappa. */
    private final Optional<Double> strength;

    Method(Transfer transfer, Optional<Future> seer) {
        this.transfer = transfer;
        this.seer = seer;
        this.strength = Optional.empty();
    }

    Method(Transfer transfer, double strength) {
        this.transfer = transfer;
        this.seer = Optional.of(Future.SEEN);
        this.strength = Optional.of(strength);
    }

    /** For example {@code plain-ls}. */
    String arm() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
