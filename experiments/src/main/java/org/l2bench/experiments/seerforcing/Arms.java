package org.l2bench.experiments.seerforcing;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Replicate;

/** The arms of these settings: those that are asked for, then plain and kd on other numbers of pairs. */
record Arms(Settings settings) {
    /** Seeds of an arm of another size. */
    private static final int SEEDS_OF_SIZES = 5;

    /** Seeds of an arm on demand. */
    private static final int SEEDS_ON_DEMAND = 3;

    List<Arm> all() {
        return Stream.concat(methods().map(this::arm), sized()).toList();
    }

    private Stream<Method> methods() {
        return Stream.of(Method.values()).filter(settings::runs);
    }

    private Arm arm(Method method) {
        return Arm.trained(method.arm(), differs(method), role(method))
                .treated(method.treatment(settings, settings.data().pairs()));
    }

    private Stream<Arm> sized() {
        return settings.data().sizes().stream().sorted().flatMap(size -> Stream.of(Method.PLAIN, Method.KD)
                .filter(settings::runs)
                .map(m -> Arm.trained(sized(m, size), m.arm() + " on " + size + " pairs", role(m) + ", other size")
                        .treated(m.treatment(settings, size))));
    }

    /** The name of a method on another number of pairs. */
    static String sized(Method method, int pairs) {
        return method.arm() + "-" + pairs;
    }

    /** Names of the arms whose treatment is such. */
    List<String> having(Predicate<Treatment> which) {
        return all().stream()
                .filter(a -> which.test(a.treatment(Treatment.class)))
                .map(Arm::name)
                .toList();
    }

    /** Arms on demand and of other sizes take fewer of the seeds. */
    List<Replicate> replicates(Arm arm, List<Integer> seeds) {
        boolean isOnDemand = methods().anyMatch(m -> m.isOnDemand() && m.arm().equals(arm.name()));
        boolean isSized =
                arm.treatment(Treatment.class).pairs() != settings.data().pairs();
        int most = isOnDemand ? SEEDS_ON_DEMAND : isSized ? SEEDS_OF_SIZES : seeds.size();
        return Replicate.seeds(seeds.subList(0, Math.min(most, seeds.size())));
    }

    private static String differs(Method method) {
        return switch (method) {
            case PLAIN -> "conventional transformer alone";
            case PLAIN_LS -> "stronger label smoothing";
            case ALPHA1 -> "seer decoder trained beside it, no transfer";
            case SELF -> "as kd, but the second decoder has no future";
            case KD -> "distillation of the seer decoder's words";
            case L2 -> "L2 between the decoders' states";
            case ADV -> "a discriminator of the decoders' states";
            case ORACLE -> "the language's own probabilities as teacher";
            case KD_A0 -> "kd with α = 0";
            case KD_A025 -> "kd with α = 0.25";
            case L2_K03 -> "l2 with κ = 0.3";
            case L2_K3 -> "l2 with κ = 3";
            case ADV_K01 -> "adv with κ = 0.1";
            case ADV_K1 -> "adv with κ = 1";
        };
    }

    private static String role(Method method) {
        return switch (method) {
            case PLAIN -> "baseline";
            case PLAIN_LS -> "control: smoother targets alone";
            case ALPHA1 -> "control: second task";
            case SELF -> "control: distillation without future";
            case KD -> "method";
            case L2 -> "rival: the suite's subject";
            case ADV -> "rival";
            case ORACLE -> "ceiling: a perfect seer";
            case KD_A0, KD_A025, L2_K03, L2_K3, ADV_K01, ADV_K1 -> "sensitivity, on demand";
        };
    }
}
