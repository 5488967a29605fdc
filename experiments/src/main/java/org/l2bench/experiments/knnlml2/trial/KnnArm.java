package org.l2bench.experiments.knnlml2.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the model of an arm is trained.
 *
 * @param omega strength of the penalty, 0 for none
 * @param penalised what it acts on
 * @param decay weight decay in PyTorch's form, on all parameters
 */
public record KnnArm(String name, double omega, Penalised penalised, double decay) {
    /** The activation, or what is done with it. */
    public enum Penalised {
        /** f, the tensor that becomes the key. */
        KEY("w"),
        /** f against the queue of earlier keys with the same target. */
        QUEUE("queue"),
        /** a, what the last block normalises into f. */
        BEFORE_NORM("other-a"),
        /** LN1's output in the last block. */
        ATTENTION_INPUT("other-ln1-");

        private final String prefix;

        Penalised(String prefix) {
            this.prefix = prefix;
        }
    }

    /** The arm without penalty. */
    public static final String BASELINE = "w0";

    private static final List<Double> DECAYS = List.of(1e-3, 1e-2, 1e-1);

    /** All arms that are trained. */
    public static List<KnnArm> all(KnnSettings settings) {
        var arms = new ArrayList<>(sweep(settings));
        if (settings.furtherArms()) {
            Stream.of(Penalised.QUEUE, Penalised.BEFORE_NORM, Penalised.ATTENTION_INPUT)
                    .forEach(p -> arms.addAll(withPenalty(settings, p)));
            arms.addAll(decayed());
        }
        return arms;
    }

    /** The penalty on the key at all strengths, 0 first. */
    public static List<KnnArm> sweep(KnnSettings settings) {
        return settings.omegas().stream()
                .map(omega -> new KnnArm(name(Penalised.KEY, omega), omega, Penalised.KEY, 0))
                .toList();
    }

    /** An arm of another penalty for each strength above 0. */
    public static List<KnnArm> withPenalty(KnnSettings settings, Penalised penalised) {
        return settings.omegas().stream()
                .filter(omega -> omega > 0)
                .map(omega -> new KnnArm(name(penalised, omega), omega, penalised, 0))
                .toList();
    }

    /** Weight decay instead of a penalty. */
    public static List<KnnArm> decayed() {
        return DECAYS.stream()
                .map(decay -> new KnnArm("wd" + power(decay), 0, Penalised.KEY, decay))
                .toList();
    }

    static KnnArm named(KnnSettings settings, String name) {
        return all(settings).stream()
                .filter(arm -> arm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("knn-lm-l2 has no trained arm " + name));
    }

    /** The name of the arm with this penalty at this strength. */
    public static String name(Penalised penalised, double omega) {
        return penalised.prefix + power(omega);
    }

    /** 0.001 as 1e-3. */
    private static String power(double value) {
        if (value == 0) {
            return "0";
        }
        int exponent = (int) Math.floor(Math.log10(value) + 1e-9);
        double mantissa = Math.round(value / Math.pow(10, exponent) * 1e6) / 1e6;
        var digits = mantissa == Math.rint(mantissa) ? String.valueOf((long) mantissa) : String.valueOf(mantissa);
        return exponent == 0 ? digits : digits + "e" + exponent;
    }
}
