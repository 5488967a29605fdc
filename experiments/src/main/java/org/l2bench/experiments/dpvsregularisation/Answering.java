package org.l2bench.experiments.dpvsregularisation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.dpsgd.Records;
import org.l2bench.core.dpsgd.RecordwiseNet;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.membership.Answers;
import org.l2bench.core.train.Divergence;

/** What a net answers in evaluation mode. */
record Answering(RecordwiseNet net) {
    private static final long BATCH = 1000;

    /**
     * Logits in float64 with the labels that training used or would have used.
     *
     * @throws ArithmeticException if a logit is no number
     */
    Answers answers(Records records) {
        int count = Math.toIntExact(records.count());
        var logits = new double[count][];
        for (long from = 0; from < count; from += BATCH) {
            try (var scope = new PointerScope();
                    var guard = new NoGradGuard()) {
                var batch = net.logits(records.inputs().narrow(0, from, Math.min(BATCH, count - from)));
                rows(batch, logits, Math.toIntExact(from));
            }
        }
        return new Answers(logits, labels(records));
    }

    private static void rows(Tensor batch, double[][] rows, int from) {
        var flat = TensorArrays.doubles(batch);
        int classes = Math.toIntExact(batch.size(1));
        for (int i = 0; i * classes < flat.length; i++) {
            rows[from + i] = Arrays.copyOfRange(flat, i * classes, (i + 1) * classes);
            Divergence.refused(Arrays.stream(rows[from + i]).sum(), "the sum of the logits of a record");
        }
    }

    static int[] labels(Records records) {
        return Arrays.stream(TensorArrays.longs(records.labels()))
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    /** In %. */
    double accuracy(Records records) {
        return accuracy(answers(records));
    }

    /** In %. */
    static double accuracy(Answers answers) {
        int[] predicted = predicted(answers);
        long right = IntStream.range(0, predicted.length)
                .filter(i -> predicted[i] == answers.labels()[i])
                .count();
        return 100.0 * right / predicted.length;
    }

    /** The class with the largest logit, the first of equal ones. */
    static int[] predicted(Answers answers) {
        return Arrays.stream(answers.logits())
                .mapToInt(row -> IntStream.range(0, row.length)
                        .reduce((one, other) -> row[other] > row[one] ? other : one)
                        .orElseThrow())
                .toArray();
    }
}
