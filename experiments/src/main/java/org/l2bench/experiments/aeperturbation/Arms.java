package org.l2bench.experiments.aeperturbation;

import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;

/** The arms of the sheet, and the one that is made of all trials together. */
final class Arms {
    /** The net with the best mean on the table without correlation. */
    static final String BEST_DEEP = "best-deep";

    private Arms() {}

    static List<Arm> all(Settings settings) {
        var trained = Stream.of(Method.values())
                .filter(settings::runs)
                .filter(m -> !m.sets(settings.data()).isEmpty())
                .map(m -> arm(m, settings));
        var combined = Tables.uncorrelated(settings.data().sets()).isPresent() && settings.runs(Method.DAE_PERTURB)
                ? Stream.of(Arm.combined(
                        BEST_DEEP,
                        "the net with the best mean on the table of uncorrelated probes",
                        "what gbt is held against",
                        Method.DAE_PERTURB.arm()))
                : Stream.<Arm>of();
        return Stream.concat(trained, combined).toList();
    }

    private static Arm arm(Method method, Settings settings) {
        return method.trainedWith()
                .map(from -> Arm.derived(method.arm(), differs(method), role(method), from.arm()))
                .orElseGet(() -> Arm.trained(method.arm(), differs(method), role(method))
                        .treated(new Treatment(method, method.sets(settings.data()))));
    }

    private static String differs(Method method) {
        return switch (method) {
            case DNN -> "no pre-training";
            case DNN_PUBLISHED -> "dnn with a ReLU on its logit, as in the released code";
            case DNN_PERTURB -> "dnn whose four matrices are reset";
            case DAE -> "autoencoder, then a classifier on its encoder";
            case DAE_DROPOUT -> "dropout in pre-training";
            case DAE_DROPOUT_TUNED -> "dropout in pre-training, its rate tuned";
            case DAE_PERTURB -> "small weights reset to zero in pre-training";
            case DAE_MINBATCH -> "dae-perturb from the weights of its luckiest batch";
            case DAE_L1 -> "L1 in pre-training, as published";
            case DAE_L2 -> "L2 in pre-training, as published";
            case DAE_L2_TUNED -> "L2 in pre-training, its strength tuned";
            case DAE_RANDOM -> "as many weights reset, at random places";
            case DAE_HELD -> "what is reset stays zero to the end";
            case DAE_HELD_FROZEN -> "dae-held, only the head trained";
            case DAE_MAGPRUNE -> "dae, then as many of its smallest weights pruned as dae-held holds";
            case DAE_MAGPRUNE_FROZEN -> "dae-magprune, only the head trained";
            case DAE_DROPOUT_PUBLISHED -> "dropout also on the reconstruction, only the first layer carried over";
            case SDAE -> "autoencoders of one layer each, stacked";
            case SDAE_DROPOUT -> "stacked, dropout in pre-training";
            case SDAE_PERTURB -> "stacked, small weights reset in pre-training";
            case GBT -> "gradient boosting (XGBoost), with its L2 of 1 on the leaves";
            case RIDGE -> "L2-penalised logistic regression";
        };
    }

    private static String role(Method method) {
        return switch (method) {
            case DNN, DAE -> "baseline";
            case DNN_PUBLISHED, DAE_DROPOUT_PUBLISHED -> "control: published fault";
            case DNN_PERTURB -> "control: perturbation without pre-training";
            case DAE_DROPOUT, DAE_DROPOUT_TUNED -> "rival";
            case DAE_PERTURB -> "method";
            case DAE_MINBATCH -> "control: published checkpoint rule";
            case DAE_L1, DAE_L2 -> "rival as published, straw man";
            case DAE_L2_TUNED -> "rival, fair strength";
            case DAE_RANDOM -> "control: does small matter?";
            case DAE_HELD -> "method, sparse";
            case DAE_HELD_FROZEN, DAE_MAGPRUNE_FROZEN -> "control: published asymmetry";
            case DAE_MAGPRUNE -> "rival at equal sparsity";
            case SDAE -> "baseline, stacked";
            case SDAE_DROPOUT -> "rival, stacked";
            case SDAE_PERTURB -> "method, stacked";
            case GBT -> "traditional model";
            case RIDGE -> "control: is a linear L2 model enough?";
        };
    }
}
