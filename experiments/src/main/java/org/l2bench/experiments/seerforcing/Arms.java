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
        return Arm.trained(method.arm(), method.differs(), method.role())
                .treated(method.treatment(settings, settings.data().pairs()));
    }

    private Stream<Arm> sized() {
        return settings.data().sizes().stream()
                .sorted()
                .flatMap(size -> Stream.of(Method.PLAIN, Method.KD)
                        .filter(settings::runs)
                        .map(m -> Arm.trained(
                                        sized(m, size), m.arm() + " on " + size + " pairs", m.role() + ", other size")
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
        boolean isSized = arm.treatment(Treatment.class).pairs() != settings.data().pairs();
        int most = isOnDemand ? SEEDS_ON_DEMAND : isSized ? SEEDS_OF_SIZES : seeds.size();
        return Replicate.seeds(seeds.subList(0, Math.min(most, seeds.size())));
    }
}
