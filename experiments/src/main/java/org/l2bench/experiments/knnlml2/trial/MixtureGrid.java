package org.l2bench.experiments.knnlml2.trial;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** The mixtures that every evaluation is made for, p = lambda p_kNN(tau) + (1 - lambda) p_LM, and the names of their curves. */
public final class MixtureGrid {
    /** 0, 0.05, ..., 0.95. */
    public static final List<Double> LAMBDAS =
            IntStream.range(0, 20).mapToObj(i -> i * 5 / 100.0).toList();

    /** j of tau = 2^j. */
    public static final List<Double> EXPONENTS =
            IntStream.rangeClosed(-10, 10).mapToObj(j -> (double) j).toList();

    /**
     * Log2 of the temperatures that the baseline is evaluated at as well, to be read off between them: from 1 upwards, for
     * penalised keys are shorter than its own.
     */
    public static final List<Double> MATCH_EXPONENTS =
            IntStream.rangeClosed(0, 20).mapToObj(j -> j / 2.0).toList();

    /** Mixtures whose windows are kept at tau = 1: those with the least NLL on half A. */
    static final int KEPT_LAMBDAS = 10;

    /** Mixtures whose windows are kept in the whole grid, likewise. */
    static final int KEPT_MIXTURES = 48;

    private MixtureGrid() {}

    /** Which vectors are searched. */
    public enum Kind {
        /** f: the keys of the paper. */
        F,
        /** z: the same before the layer norm's gamma and beta. */
        Z;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        Tensor of(Encoding.Keys keys) {
            return this == F ? keys.f() : keys.z();
        }
    }

    /** Which text. */
    public enum Part {
        /** A: choices are made on it. */
        TUNING("A"),
        /** B: reported. */
        REPORTING("B"),
        /** Windows of the training text, own and near keys barred. */
        TRAINING("train");

        private final String key;

        Part(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    public static double tau(double exponent) {
        return Math.pow(2, exponent);
    }

    private static String name(double exponent) {
        return exponent == Math.rint(exponent) ? String.valueOf((long) exponent) : String.valueOf(exponent);
    }

    /** The table of mean NLLs, whose rows are lambdas; those of all others are windows of B. */
    static final String MEANS = "nll";

    /** Mean NLL against lambda. */
    public static String curve(Part part, Kind kind, double exponent) {
        return MEANS + "." + part.key() + "." + kind.key() + ".tau" + name(exponent);
    }

    /** Sum of the NLL of each window of B, x the window. */
    public static String windows(Kind kind, double exponent, int lambda) {
        return "windows." + kind.key() + ".tau" + name(exponent) + ".lambda" + lambda;
    }

    /** The same of the language model alone. */
    public static final String LM_WINDOWS = "windows.lm";

    /** Scored tokens of each window. */
    public static final String WINDOW_COUNTS = "windows.count";

    /** Sum of ln p over the tokens of a frequency bucket in each window of B, at tau = 1. */
    public static String bucket(int bucket, int lambda) {
        return "bucket" + bucket + ".f.lambda" + lambda;
    }

    /** The same of the language model alone. */
    public static String lmBucket(int bucket) {
        return "bucket" + bucket + ".lm";
    }

    /** Tokens of a bucket in each window. */
    public static String bucketCounts(int bucket) {
        return "bucket" + bucket + ".count";
    }
}
