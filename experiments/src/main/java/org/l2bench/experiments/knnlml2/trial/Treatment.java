package org.l2bench.experiments.knnlml2.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the model of an arm is trained: its treatment, which its trials read.
 *
 * @param penalised what the penalty acts on
 * @param omega strength of the penalty, 0 for none
 * @param decay weight decay in PyTorch's form, on all parameters
 */
public record Treatment(Penalised penalised, double omega, double decay) {
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

    private static final List<Double> DECAYS = List.of(1e-3, 1e-2, 1e-1);

    /** All arms that are trained. */
    public static List<Treatment> all(Settings settings) {
        var arms = new ArrayList<>(sweep(settings));
        if (settings.penalty().furtherArms()) {
            Stream.of(Penalised.QUEUE, Penalised.BEFORE_NORM, Penalised.ATTENTION_INPUT)
                    .forEach(p -> arms.addAll(withPenalty(settings, p)));
            arms.addAll(decayed());
        }
        return arms;
    }

    /** The penalty on the key at all strengths, 0 first. */
    public static List<Treatment> sweep(Settings settings) {
        return settings.penalty().omegas().stream().map(Treatment::ofKey).toList();
    }

    /** An arm of another penalty for each strength above 0. */
    public static List<Treatment> withPenalty(Settings settings, Penalised penalised) {
        return settings.penalty().omegas().stream()
                .filter(omega -> omega > 0)
                .map(omega -> new Treatment(penalised, omega, 0))
                .toList();
    }

    /** Weight decay instead of a penalty. */
    public static List<Treatment> decayed() {
        return DECAYS.stream()
                .map(decay -> new Treatment(Penalised.KEY, 0, decay))
                .toList();
    }

    /** The penalty on the key at this strength. */
    public static Treatment ofKey(double omega) {
        return new Treatment(Penalised.KEY, omega, 0);
    }

    /** Neither penalty nor decay. */
    boolean isBaseline() {
        return omega == 0 && decay == 0;
    }

    /** How its arm is called. */
    public String name() {
        return decay > 0 ? "wd" + power(decay) : penalised.prefix + power(omega);
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
