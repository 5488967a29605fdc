package org.l2bench.core.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A classifier's answers on some records, in evaluation mode: all that an attacker sees.
 *
 * @param logits [records, classes], before any softmax, all finite; not copied
 * @param labels [records], those that training used, or would have used; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers, carried from a classifier to its attackers
public record Answers(double[][] logits, int[] labels) {
    public Answers {
        List<String> problems = new ArrayList<>();
        if (logits.length == 0) {
            problems.add("an attack needs at least 1 record, got none");
        }
        if (logits.length != labels.length) {
            problems.add("there must be a label for every record, were " + logits.length + " records and "
                    + labels.length + " labels");
        }
        for (int i = 0; i < Math.min(logits.length, labels.length) && problems.isEmpty(); i++) {
            if (logits[i].length < 2 || logits[i].length != logits[0].length) {
                problems.add("record " + i + " must have as many logits as the first one and at least 2, had "
                        + logits[i].length);
            }
            if (labels[i] < 0 || labels[i] >= logits[i].length) {
                problems.add(
                        "the label of record " + i + " must be in 0.." + (logits[i].length - 1) + ", was " + labels[i]);
            }
            if (!Arrays.stream(logits[i]).allMatch(Double::isFinite)) {
                problems.add("logits must be finite, record " + i + " has " + Arrays.toString(logits[i]));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** Records. */
    public int size() {
        return labels.length;
    }

    /** Those of some records, in this order. */
    public Answers of(int... records) {
        return new Answers(
                Arrays.stream(records).mapToObj(i -> logits[i]).toArray(double[][]::new),
                Arrays.stream(records).map(i -> labels[i]).toArray());
    }

    /** Softmax cross-entropy of every record, -log p_label, &gt;= 0. */
    public double[] losses() {
        return perRecord(Answers::loss);
    }

    /**
     * The modified entropy of every record, -(1 - p_y) log p_y - sum_(j != y) p_j log(1 - p_j), y the label; 0 for a certain right
     * answer, large for a certain wrong one (Song and Mittal, Systematic evaluation of privacy risks, 2021).
     */
    public double[] modifiedEntropies() {
        return perRecord(Answers::modifiedEntropy);
    }

    private interface OfRecord {
        double of(double[] logits, int label);
    }

    private double[] perRecord(OfRecord measure) {
        return IntStream.range(0, size())
                .mapToDouble(i -> measure.of(logits[i], labels[i]))
                .toArray();
    }

    private static double loss(double[] logits, int label) {
        // log(1 + sum_j exp(l_j - l_y)): small losses keep their digits.
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < logits.length; j++) {
            largest = j == label ? largest : Math.max(largest, logits[j] - logits[label]);
        }
        double others = 0;
        for (int j = 0; j < logits.length; j++) {
            others += j == label ? 0 : Math.exp(logits[j] - logits[label] - largest);
        }
        double odds = largest + Math.log(others);
        return odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds));
    }

    private static double modifiedEntropy(double[] logits, int label) {
        double sum = 0;
        for (int j = 0; j < logits.length; j++) {
            // log p_j and log(1 - p_j) are -log(1 + o) and log o - log(1 + o) with o the odds against j: neither
            // cancels.
            double loss = loss(logits, j);
            double against = -Math.expm1(-loss);
            sum += j == label ? against * loss : -Math.exp(-loss) * Math.log(against);
        }
        return sum;
    }
}
