package org.l2bench.experiments.dpvsregularisation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.privacy.Accountant;
import org.l2bench.core.privacy.AttackBounds;

/** The arms of the sheet. */
record Arms(Settings settings) {
    static final String BASE = ArmNames.BASE;
    static final String CLIP = "clip";
    static final String UNTRAINED = "untrained";
    static final String LOOP = "dp-loop";

    List<Arm> all() {
        var arms = new ArrayList<Arm>();
        for (double dropout : settings.sgd().dropouts()) {
            for (double penalty : settings.sgd().penalties()) {
                arms.add(regularised(dropout, penalty));
            }
        }
        for (double sigma : settings.dp().sigmas()) {
            arms.add(Arm.trained(
                            privately(sigma),
                            "DP-SGD, noise " + shown(sigma) + " times the clipping norm",
                            "comparison")
                    .treated(Treatment.clipped(sigma)));
        }
        arms.add(Arm.trained(CLIP, "DP-SGD without noise, which promises nothing", "control: clipping alone")
                .treated(Treatment.clipped(0)));
        arms.add(Arm.trained(UNTRAINED, "initial weights", "control of attacks and inversion")
                .treated(Treatment.of(Treatment.Kind.UNTRAINED)));
        arms.add(Arm.trained(LOOP, "DP-SGD by one backward pass per record", "control: time and the same update")
                .treated(Treatment.of(Treatment.Kind.TIMED)));
        return arms;
    }

    private static Arm regularised(double dropout, double penalty) {
        if (dropout == 0 && penalty == 0) {
            return Arm.trained(BASE, "neither dropout nor L2", "baseline").treated(Treatment.plain(0, 0));
        }
        var differs = dropout == 0
                ? "L2 " + shown(penalty)
                : "dropout " + shown(dropout) + (penalty == 0 ? "" : ", L2 " + shown(penalty));
        return Arm.trained(name(dropout, penalty), differs, "method").treated(Treatment.plain(dropout, penalty));
    }

    /** The name of a regulariser's arm. */
    static String name(double dropout, double penalty) {
        return dropout == 0 && penalty == 0 ? BASE : "reg-d" + shown(dropout) + "-l" + shown(penalty);
    }

    static String privately(double sigma) {
        return "dp-s" + shown(sigma);
    }

    private static String shown(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }

    /** The regularisers, without the baseline: of which kind says the predicate. */
    List<String> regularisers(Kind kind) {
        return all().stream()
                .filter(a -> {
                    var t = a.treatment(Treatment.class);
                    return t.kind() == Treatment.Kind.PLAIN && kind.holds(t.dropout() > 0, t.penalty() > 0);
                })
                .map(Arm::name)
                .toList();
    }

    /** Kinds of regularisers. */
    enum Kind {
        DROPOUT,
        L2,
        BOTH,
        ANY;

        boolean holds(boolean dropout, boolean penalty) {
            return switch (this) {
                case DROPOUT -> dropout && !penalty;
                case L2 -> penalty && !dropout;
                case BOTH -> dropout && penalty;
                case ANY -> dropout || penalty;
            };
        }
    }

    /** The DP arms with noise, the most noise first. */
    List<String> privates() {
        return settings.dp().sigmas().stream().map(Arms::privately).toList();
    }

    /** All arms with a net. */
    List<String> nets() {
        return all().stream().map(Arm::name).filter(a -> !a.equals(LOOP)).toList();
    }

    /** The arms whose rate is chosen. */
    List<String> tuned() {
        return all().stream()
                .filter(a -> a.treatment(Treatment.class).isTuned())
                .map(Arm::name)
                .toList();
    }

    /** The arms whose nets are inverted. */
    List<String> inverted() {
        return all().stream()
                .filter(a -> settings.isInverted(a.treatment(Treatment.class)))
                .map(Arm::name)
                .toList();
    }

    /** The inverted regularisers. */
    List<String> invertedRegularisers() {
        double dropout = settings.attack().dropout();
        double penalty = settings.attack().penalty();
        return List.of(name(dropout, 0), name(0, penalty), name(dropout, penalty));
    }

    /** What an arm of this noise will cost, planned; what it did cost is in its records. */
    double epsilon(double sigma) {
        var mechanism = settings.dp().mechanism(sigma, settings.data().nominal());
        return Accountant.RENYI_NEW.epsilon(
                mechanism.step(), settings.sgd().steps(), settings.dp().delta());
    }

    /** The DP arms for which a record in another's place is bounded. */
    List<String> boundedForReplacement() {
        return settings.dp().sigmas().stream()
                .filter(s -> AttackBounds.ofReplacement(
                                epsilon(s), settings.dp().delta())
                        .isPresent())
                .map(Arms::privately)
                .toList();
    }
}
