package org.l2bench.experiments.dpvsregularisation;

import static org.l2bench.experiments.dpvsregularisation.MetricNames.ATTACKS;
import static org.l2bench.experiments.dpvsregularisation.MetricNames.CALIBRATED;
import static org.l2bench.experiments.dpvsregularisation.MetricNames.LOSS;
import static org.l2bench.experiments.dpvsregularisation.MetricNames.MAXIMUM;
import static org.l2bench.experiments.dpvsregularisation.MetricNames.MODIFIED_ENTROPY;
import static org.l2bench.experiments.dpvsregularisation.MetricNames.REGRESSION;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.DataTable;
import org.l2bench.core.membership.Answers;
import org.l2bench.core.membership.Canary;
import org.l2bench.core.membership.ControlledAttack;
import org.l2bench.core.membership.MembershipAttack;
import org.l2bench.core.membership.RegressionAttack;
import org.l2bench.core.membership.Scores;

/** Membership inference on a net, each attack beside its null control. */
final class Attacks {
    private static final int FOLDS = 3;
    private static final double ONE_PERCENT = 0.01;
    private static final double CHANCE = 0.5;

    private final Map<String, ControlledAttack> attacks = new HashMap<>();
    private final Answers canaries;
    private final List<Canary> coins;

    /** Of a net and of the judge, whose losses say how difficult a record is. */
    Attacks(Answering net, Answering judge, Pool pool, List<Double> lossWeights) {
        var members = net.answers(pool.members());
        var others = net.answers(pool.others());
        var nulls = net.answers(pool.nulls());
        double[] grid = lossWeights.stream().mapToDouble(k -> k).toArray();
        attacks.put(LOSS, ControlledAttack.of(MembershipAttack.LOSS, members, others, nulls));
        attacks.put(MODIFIED_ENTROPY, ControlledAttack.of(MembershipAttack.MODIFIED_ENTROPY, members, others, nulls));
        attacks.put(REGRESSION, ControlledAttack.of(new RegressionAttack(grid, FOLDS), members, others, nulls));
        var reference = judge.answers(pool.others());
        attacks.put(
                CALIBRATED,
                new ControlledAttack(
                        MembershipAttack.calibrated(members, others, judge.answers(pool.members()), reference),
                        MembershipAttack.calibrated(nulls, others, judge.answers(pool.nulls()), reference)));
        this.canaries = net.answers(pool.canaries());
        this.coins = pool.coins();
    }

    /** Scores of an attack on the members. */
    Scores scores(String attack) {
        return attacks.get(attack).attack();
    }

    Map<String, Double> metrics() {
        var metrics = new TreeMap<String, Double>();
        for (var name : ATTACKS) {
            var attack = attacks.get(name);
            metrics.put(MetricNames.auc(name), attack.attack().auc());
            metrics.put(MetricNames.nullAuc(name), attack.control().auc());
            metrics.put(MetricNames.advantage(name), attack.attack().advantage());
        }
        metrics.put(MetricNames.auc(MAXIMUM), largest(metrics, MetricNames::auc));
        metrics.put(MetricNames.nullAuc(MAXIMUM), largest(metrics, MetricNames::nullAuc));
        for (var name : List.of(LOSS, CALIBRATED)) {
            metrics.put(MetricNames.caught(name), scores(name).truePositiveRate(ONE_PERCENT));
        }
        metrics.put(MetricNames.CANARY_AUC, canaryAuc());
        return metrics;
    }

    private static double largest(Map<String, Double> metrics, UnaryOperator<String> name) {
        return ATTACKS.stream()
                .mapToDouble(a -> metrics.get(name.apply(a)))
                .max()
                .orElseThrow();
    }

    /** By the loss on the false label; one half where all coins fell alike. */
    private double canaryAuc() {
        double[] losses = canaries.losses();
        var in = scores(losses, true);
        var out = scores(losses, false);
        return in.length == 0 || out.length == 0 ? CHANCE : new Scores(in, out).auc();
    }

    private double[] scores(double[] losses, boolean trained) {
        return IntStream.range(0, losses.length)
                .filter(i -> coins.get(i).trained() == trained)
                .mapToDouble(i -> -losses[i])
                .toArray();
    }

    /** Score of every canary and whether it was trained on, to be pooled over seeds. */
    DataTable canaryTable() {
        double[] losses = canaries.losses();
        var columns = new TreeMap<String, DataTable.Column>();
        columns.put(
                MetricNames.SCORE,
                DataTable.Column.single(IntStream.range(0, losses.length)
                        .mapToDouble(i -> -losses[i])
                        .toArray()));
        columns.put(
                MetricNames.TRAINED,
                DataTable.Column.packed(
                        coins.stream().mapToDouble(c -> c.trained() ? 1 : 0).toArray()));
        return new DataTable(
                IntStream.range(0, losses.length).mapToObj(i -> (double) i).toList(), columns);
    }
}
