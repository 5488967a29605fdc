package org.l2bench.core.privacy;

import java.util.Locale;
import java.util.Optional;

/**
 * (epsilon, delta) of a run that was made, with all that the number means. Only a {@link PrivacyLedger} gives one out: there is none
 * for a run whose batches were cut from a shuffled order, or whose records were not clipped one by one.
 *
 * <p>It is about one run with fixed settings. What was tuned on the same records is not in it.
 */
public final class PrivacyGuarantee {
    private final double epsilon;
    private final double delta;
    private final Accountant accountant;
    private final Adjacency adjacency;
    private final DpSgdMechanism mechanism;
    private final long steps;

    PrivacyGuarantee(
            double epsilon,
            double delta,
            Accountant accountant,
            Adjacency adjacency,
            DpSgdMechanism mechanism,
            long steps) {
        this.epsilon = epsilon;
        this.delta = delta;
        this.accountant = accountant;
        this.adjacency = adjacency;
        this.mechanism = mechanism;
        this.steps = steps;
    }

    /** &gt;= 0; infinite where no noise was added. */
    public double epsilon() {
        return epsilon;
    }

    /** In (0, 1). */
    public double delta() {
        return delta;
    }

    public Accountant accountant() {
        return accountant;
    }

    public Adjacency adjacency() {
        return adjacency;
    }

    public DpSgdMechanism mechanism() {
        return mechanism;
    }

    /** Noisy steps that were taken. */
    public long steps() {
        return steps;
    }

    /** The most that an attack on one record can reach, in the sense of {@link #adjacency}. */
    public AttackBounds attackBounds() {
        return AttackBounds.of(epsilon, delta);
    }

    /**
     * The same for a record in the place of another, a removal and an addition: (2 epsilon, (1 + e^epsilon) delta). Empty where that
     * delta would not be below 1, and of one that is about replacement already.
     */
    public Optional<PrivacyGuarantee> ofReplacement() {
        double both = (1 + Math.exp(epsilon)) * delta;
        return adjacency == Adjacency.ADD_OR_REMOVE && both < 1
                ? Optional.of(new PrivacyGuarantee(2 * epsilon, both, accountant, Adjacency.REPLACE, mechanism, steps))
                : Optional.empty();
    }

    /** The number with its delta, conversion, adjacency and mechanism, for a reader. */
    @Override
    public String toString() {
        var what = String.format(
                Locale.ROOT,
                "%d steps of Poisson sampling at q = %s, clipping at %s, noise multiplier %s, nominal N = %d",
                steps,
                mechanism.samplingRate(),
                mechanism.clip(),
                mechanism.noiseMultiplier(),
                mechanism.nominalRecords());
        if (epsilon == Double.POSITIVE_INFINITY) {
            return "no guarantee: " + what;
        }
        return String.format(
                Locale.ROOT,
                "epsilon = %.9f at delta = %s (%s; %s; %s)",
                epsilon,
                delta,
                accountant.label(),
                adjacency.label(),
                what);
    }
}
