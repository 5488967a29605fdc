package org.l2bench.core.membership;

/**
 * An attack beside its null control: the same attack with records in the place of the members that training used as little as the
 * others. What the control finds is chance; a maximum over many attacks lies above one half for it as well.
 *
 * @param attack of the members
 * @param control of the null records
 */
public record ControlledAttack(Scores attack, Scores control) {
    /** An attack on the members and on the null records, against the same others. */
    public static ControlledAttack of(MembershipAttack attack, Answers members, Answers others, Answers nullRecords) {
        return new ControlledAttack(attack.scores(members, others), attack.scores(nullRecords, others));
    }
}
