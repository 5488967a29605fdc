package org.l2bench.experiments.aeperturbation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an arm does; those that reuse what another one has trained are part of its trials. */
enum Method {
    DNN(Sets.ALL_AND_FACTORS),
    DNN_PUBLISHED(Sets.BINARY),
    DNN_PERTURB(Sets.ALL),
    DAE(Sets.ALL_AND_FACTORS),
    DAE_DROPOUT(Sets.ALL),
    DAE_DROPOUT_TUNED(Sets.CORE),
    DAE_PERTURB(Sets.ALL_AND_FACTORS),
    DAE_MINBATCH(Sets.ALL, DAE_PERTURB),
    DAE_L1(Sets.ALL),
    DAE_L2(Sets.ALL),
    DAE_L2_TUNED(Sets.ALL),
    DAE_RANDOM(Sets.CORE),
    DAE_HELD(Sets.CORE),
    DAE_HELD_FROZEN(Sets.CORE, DAE_HELD),
    DAE_MAGPRUNE(Sets.CORE, DAE_HELD),
    DAE_MAGPRUNE_FROZEN(Sets.CORE, DAE_HELD),
    DAE_DROPOUT_PUBLISHED(Sets.PARTIAL),
    SDAE(Sets.STACKED),
    SDAE_DROPOUT(Sets.STACKED),
    SDAE_PERTURB(Sets.STACKED),
    GBT(Sets.ALL_AND_FACTORS),
    RIDGE(Sets.ALL_AND_FACTORS);

    /** On which tables an arm is run. */
    enum Sets {
        ALL,
        ALL_AND_FACTORS,
        BINARY,
        CORE,
        PARTIAL,
        STACKED
    }

    private final Sets sets;
    private final Optional<Method> trainedWith;

    Method(Sets sets) {
        this.sets = sets;
        this.trainedWith = Optional.empty();
    }

    Method(Sets sets, Method trainedWith) {
        this.sets = sets;
        this.trainedWith = Optional.of(trainedWith);
    }

    /** For example {@code dae-l2-tuned}. */
    String arm() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The arm in whose trials it is. */
    Optional<Method> trainedWith() {
        return trainedWith;
    }

    List<String> sets(DataSettings data) {
        return switch (sets) {
            case ALL -> data.sets();
            case ALL_AND_FACTORS -> data.all();
            case BINARY -> data.binary();
            case CORE -> data.core();
            case PARTIAL -> data.partial();
            case STACKED -> data.stacked();
        };
    }

    /** Whether it is a net; the others are traditional models. */
    boolean isDeep() {
        return this != GBT && this != RIDGE;
    }

    boolean isPretrained() {
        return isDeep() && this != DNN && this != DNN_PUBLISHED && this != DNN_PERTURB;
    }

    boolean isStacked() {
        return this == SDAE || this == SDAE_DROPOUT || this == SDAE_PERTURB;
    }

    /** Whether weights are reset in pre-training. */
    boolean isReset() {
        return this == DAE_PERTURB || this == DAE_RANDOM || this == DAE_HELD || this == SDAE_PERTURB;
    }

    /** Whether the share of zeros is told. */
    boolean isCounted() {
        return isReset() || this == DAE || this == DAE_MAGPRUNE;
    }
}
