package org.l2bench.core.membership;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.logistic.LogisticRegression;
import org.l2bench.core.logistic.LossWeightChoice;
import org.l2bench.core.logistic.Standardisation;
import org.l2bench.core.logistic.StratifiedFolds;

/**
 * A {@link LogisticRegression} on logits and loss that was shown which of half of the records are members. Cross-scored: either half
 * is scored by the attacker of the other, so no record by one that has seen it. Columns are standardised on the half that an attacker
 * was fitted on, and K chosen by accuracy over folds of that half.
 *
 * <p>Halves and folds are dealt out in the order of the records, which must therefore be random.
 *
 * @param grid values of K, ascending; not copied
 * @param folds inner folds, at least 2
 */
@SuppressWarnings("ArrayRecordComponent") // a setting that is handed on, never compared
public record RegressionAttack(double[] grid, int folds) implements MembershipAttack {
    @Override
    public Scores scores(Answers members, Answers others) {
        var features = Stream.concat(features(members), features(others)).toArray(double[][]::new);
        var labels = new int[features.length];
        Arrays.fill(labels, 0, members.size(), 1);
        var halves = StratifiedFolds.of(labels, 2);
        var scores = new double[features.length];
        for (int half = 0; half < 2; half++) {
            var seen = StratifiedFolds.rowsOutside(halves, half);
            var training = rows(features, seen);
            var scale = Standardisation.of(training);
            var standardised = scale.applied(training);
            var classes = Arrays.stream(seen).map(i -> labels[i]).toArray();
            var choice = LossWeightChoice.of(standardised, classes, 2, grid, StratifiedFolds.of(classes, folds));
            var positive = new boolean[seen.length];
            for (int i = 0; i < seen.length; i++) {
                positive[i] = classes[i] == 1;
            }
            var attacker = LogisticRegression.fit(standardised, positive, choice.lossWeight());
            var unseen = StratifiedFolds.rowsIn(halves, half);
            var margins = attacker.margins(scale.applied(rows(features, unseen)));
            for (int i = 0; i < unseen.length; i++) {
                scores[unseen[i]] = margins[i];
            }
        }
        return new Scores(
                Arrays.copyOf(scores, members.size()), Arrays.copyOfRange(scores, members.size(), scores.length));
    }

    /** The logits and, as the last column, the loss. */
    private static Stream<double[]> features(Answers answers) {
        var losses = answers.losses();
        return IntStream.range(0, answers.size()).mapToObj(i -> {
            var row = Arrays.copyOf(answers.logits()[i], answers.logits()[i].length + 1);
            row[row.length - 1] = losses[i];
            return row;
        });
    }

    private static double[][] rows(double[][] table, int[] rows) {
        return Arrays.stream(rows).mapToObj(i -> table[i]).toArray(double[][]::new);
    }
}
