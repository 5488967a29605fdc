package org.l2bench.experiments.dpvsregularisation;

import org.l2bench.core.setting.Problems;

/** Settings of the experiment. */
public record Settings(DataSettings data, NetSettings net, SgdSettings sgd, DpSettings dp, AttackSettings attack) {
    /** Records must be five times as many as 1 / delta lets pass. */
    private static final double LEAST_HIDDEN = 5;

    public Settings {
        new Problems()
                .require(
                        sgd.batch() <= data.members() && sgd.batch() <= data.judged(),
                        "sgd.batch must be at most data.members and data.judged (%s and %s), was %s",
                        data.members(),
                        data.judged(),
                        sgd.batch())
                .require(
                        dp.delta() <= 1 / (LEAST_HIDDEN * data.nominal()),
                        "dp.delta must be at most 1 / (5 N) = %s, was %s",
                        1 / (LEAST_HIDDEN * data.nominal()),
                        dp.delta())
                .require(
                        sgd.dropouts().contains(attack.dropout()) && attack.dropout() > 0,
                        "attack.dropout must be one of sgd.dropouts %s above 0, was %s",
                        sgd.dropouts(),
                        attack.dropout())
                .require(
                        sgd.penalties().contains(attack.penalty()) && attack.penalty() > 0,
                        "attack.penalty must be one of sgd.penalties %s above 0, was %s",
                        sgd.penalties(),
                        attack.penalty())
                .require(
                        dp.sigmas().contains(attack.sigma()),
                        "attack.sigma must be one of dp.sigmas %s, was %s",
                        dp.sigmas(),
                        attack.sigma())
                .throwIfAny();
    }

    /** What the training of a net depends on, however it is attacked. */
    Recipe recipe() {
        return new Recipe(data, net, sgd, dp);
    }

    /** Whether the nets of an arm are inverted. */
    boolean isInverted(Treatment treatment) {
        return switch (treatment.kind()) {
            case CLIPPED, UNTRAINED -> true;
            case TIMED -> false;
            case PLAIN ->
                isOneOf(treatment.dropout(), attack.dropout()) && isOneOf(treatment.penalty(), attack.penalty());
        };
    }

    private static boolean isOneOf(double value, double wanted) {
        return value == 0 || value == wanted;
    }
}
