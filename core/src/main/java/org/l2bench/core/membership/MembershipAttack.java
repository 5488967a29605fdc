package org.l2bench.core.membership;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A way to score records by a classifier's answers. */
public interface MembershipAttack {
    /** Scores of both sides, larger = member. */
    Scores scores(Answers members, Answers others);

    /** -loss: a record that is answered better was seen (Yeom et al. 2018). */
    MembershipAttack LOSS = (members, others) -> new Scores(negated(members.losses()), negated(others.losses()));

    /** -{@link Answers#modifiedEntropies}. */
    MembershipAttack MODIFIED_ENTROPY =
            (members, others) -> new Scores(negated(members.modifiedEntropies()), negated(others.modifiedEntropies()));

    /**
     * Calibrated by difficulty: the loss that a reference classifier, trained on other records, has on the record, minus the target's
     * (Watson et al. 2022). Against the reference itself all scores are 0.
     *
     * @param membersByReference the reference's answers on the same members, with the same labels
     * @param othersByReference the reference's on the others
     */
    static Scores calibrated(Answers members, Answers others, Answers membersByReference, Answers othersByReference) {
        return new Scores(gain(members, membersByReference), gain(others, othersByReference));
    }

    private static double[] gain(Answers target, Answers reference) {
        if (!Arrays.equals(target.labels(), reference.labels())) {
            throw new IllegalArgumentException(
                    "target and reference must have answered the same records with the same labels");
        }
        var own = target.losses();
        var difficulty = reference.losses();
        return IntStream.range(0, own.length)
                .mapToDouble(i -> difficulty[i] - own[i])
                .toArray();
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(v -> -v).toArray();
    }
}
