package org.l2bench.experiments.dpvsregularisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.DataTable;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.membership.Answers;
import org.l2bench.core.membership.Canary;
import org.l2bench.core.membership.MembershipAttack;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.privacy.PoissonSampler;
import org.l2bench.testkit.Chance;
import org.l2bench.testkit.ExperimentContract;
import org.l2bench.testkit.Terms;

class DpVsRegularisationTest extends ExperimentContract<Settings> {
    private static final String BOTH = "reg-d0.5-l0.03";
    private static final String DP = "dp-s1.4";

    private final DpVsRegularisation experiment = new DpVsRegularisation();

    @Override
    protected Terms<Settings> terms() {
        return Terms.of(experiment)
                .repeats(BOTH, DP, Arms.UNTRAINED)
                .resumes(BOTH, DP)
                .mistaken(Map.of(
                        "sgd.batch", "500",
                        "sgd.momentum", "1.5",
                        "dp.clip", "0",
                        "dp.sigmas", "1,2",
                        "attack.penalty", "0.5",
                        "data.data", "mine=folder:/here"))
                .paperLacks("cifar10")
                .hasNo("dropout_auc", "l2_auc", "both_auc")
                .coversNothing(Arms.BASE, Arms.CLIP, Arms.UNTRAINED, Arms.LOOP)
                .learns(new Chance(
                        Arms.BASE,
                        MetricNames.TEST_ACCURACY,
                        10,
                        7,
                        Map.of("sgd.steps", "60", "attack.inversionSteps", "1")));
    }

    private Settings quick() {
        return trials().preset("quick");
    }

    private SortedMap<String, Double> metrics(String arm) {
        return trials().result(smoke(), arm, 0).metrics();
    }

    private List<String> names(Settings settings) {
        return experiment.arms(settings).stream().map(Arm::name).toList();
    }

    @Test
    void theArmsAreThoseOfTheSheet() {
        var names = names(quick());
        assertThat(names).hasSize(27);
        assertThat(names)
                .contains("base", "reg-d0-l0.001", "reg-d0.75-l0.1", "dp-s7.2", "dp-s4", "dp-s1.4", "dp-s0.62");
        assertThat(new Arms(quick()).regularisers(Arms.Kind.ANY)).hasSize(19);
        assertThat(new Arms(quick()).inverted())
                .containsExactlyInAnyOrder(
                        "base",
                        "untrained",
                        "clip",
                        "dp-s7.2",
                        "dp-s4",
                        "dp-s1.4",
                        "dp-s0.62",
                        "reg-d0.5-l0",
                        "reg-d0-l0.03",
                        BOTH);
    }

    @Test
    void theEpsilonsAreThoseOfTheSheet() {
        var arms = new Arms(quick());
        double[] expected = {0.988537274, 1.954682237, 7.906345560, 39.872337166};
        assertThat(quick().dp().sigmas().stream().map(arms::epsilon).toList())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b))
                .containsExactly(expected[0], expected[1], expected[2], expected[3]);
        assertThat(arms.boundedForReplacement()).containsExactly("dp-s7.2", "dp-s4", "dp-s1.4");
        var paper = trials().preset("paper");
        double[] published = {1.613129631, 4.588969461, 17.322042430};
        for (int i = 0; i < published.length; i++) {
            assertThat(new Arms(paper).epsilon(paper.dp().sigmas().get(i))).isCloseTo(published[i], within(1e-6));
        }
    }

    @Test
    void theEpsilonOfARunIsThatOfTheStepsThatItTook() {
        assertThat(metrics(DP).get(MetricNames.EPSILON)).isEqualTo(new Arms(smoke()).epsilon(1.4));
        assertThat(metrics(DP).get(MetricNames.OLD_EPSILON))
                .isGreaterThan(metrics(DP).get(MetricNames.EPSILON));
        assertThat(metrics(DP).get(MetricNames.LOSS_EPSILON))
                .isLessThan(metrics(DP).get(MetricNames.EPSILON));
        assertThat(metrics(Arms.CLIP)).doesNotContainKey(MetricNames.EPSILON);
    }

    @Test
    void theNetHasTheParametersOfTheSheet() {
        try (var scope = new PointerScope()) {
            var net = Training.initial(quick().recipe(), 0.5, new SeedTree(experiment.name(), 0));
            assertThat(net.parameters().stream().mapToLong(Parameter::size).sum())
                    .isEqualTo(235_146);
        }
    }

    /** No record has two fates, canaries never keep their label, and about half of them are trained on. */
    @Test
    void everyRecordHasOneFate() {
        try (var scope = new PointerScope()) {
            var seeds = new SeedTree(experiment.name(), 0);
            var pool = Pool.of(quick().data(), true, seeds, trials().root(), Compute.CPU);
            assertThat(pool.members().count()).isEqualTo(1960);
            assertThat(pool.nulls().count()).isEqualTo(1960);
            assertThat(pool.judged().count()).isEqualTo(3000);
            assertThat(pool.test().count()).isEqualTo(2000);
            long trained = pool.coins().stream().filter(Canary::trained).count();
            assertThat(trained).isBetween(25L, 55L);
            assertThat(pool.trained().count()).isEqualTo(1960 + trained);
            var pieces = List.of(
                    pool.members(), pool.canaries(), pool.others(), pool.nulls(), pool.validation(), pool.judged());
            var sums = new ArrayList<Double>();
            pieces.forEach(
                    p -> Arrays.stream(TensorArrays.doubles(p.inputs().sum(1))).forEach(sums::add));
            // Few images of the set are there twice or have the same sum of pixels.
            assertThat(sums.stream().distinct().count()).isGreaterThan((long) (0.97 * sums.size()));
        }
    }

    /** Check 4. */
    @Test
    void sizesOfSamplesAreBinomial() {
        var seeds = new SeedTree(experiment.name(), 0);
        var sampler = new PoissonSampler(0.1, step -> seeds.stream("g", "sample " + step));
        var sizes = IntStream.range(0, 2000)
                .mapToDouble(s -> sampler.sample(s, 2000).size())
                .toArray();
        double mean = Arrays.stream(sizes).average().orElseThrow();
        assertThat(mean).isCloseTo(200, within(1.0));
        assertThat(Arrays.stream(sizes).map(s -> (s - mean) * (s - mean)).sum() / (sizes.length - 1))
                .isCloseTo(180, within(20.0));
    }

    /** Check 1, on the arms' own net. */
    @Test
    void oneBackwardPassPerRecordGivesTheSameUpdate() {
        assertThat(metrics(Arms.LOOP).get(MetricNames.LOOP_DIFFERENCE)).isLessThan(1e-5);
    }

    /** Check 8: against itself the judge knows nothing more. */
    @Test
    void aNetIsNoMoreDifficultThanItself() {
        var answers = new Answers(new double[][] {{1, 2}, {3, -1}, {0.5, 0}}, new int[] {0, 0, 1});
        var scores = MembershipAttack.calibrated(answers, answers, answers, answers);
        assertThat(scores.auc()).isEqualTo(0.5);
    }

    @Test
    void theRateIsTheMostAccurateOneAndTheSmallerOfEqualOnes() {
        var choice = RateChoice.of(List.of(
                new RateChoice.Tried(0.01, 70, 0.6),
                new RateChoice.Tried(0.02, 80, 0.7),
                new RateChoice.Tried(0.05, 80, 0.8)));
        assertThat(choice.rate()).isEqualTo(0.02);
        assertThat(choice.isEdge()).isFalse();
        assertThat(choice.chosen().auc()).isEqualTo(0.7);
        assertThat(RateChoice.of(List.of(new RateChoice.Tried(0.01, 0, 0.5), new RateChoice.Tried(0.1, 10, 0.5)))
                        .isEdge())
                .isTrue();
    }

    private static ArmResult result(double tuneAccuracy, double tuneAuc, double accuracy, double auc) {
        var metrics = new TreeMap<String, Double>();
        MetricNames.ATTACKS.forEach(a -> {
            metrics.put(MetricNames.auc(a), auc);
            metrics.put(MetricNames.nullAuc(a), 0.51);
        });
        metrics.put(MetricNames.caught(MetricNames.LOSS), 0.01);
        metrics.put(MetricNames.CANARY_AUC, 0.7);
        metrics.put(MetricNames.TEST_ACCURACY, accuracy);
        metrics.put(MetricNames.EPSILON, 8.0);
        metrics.put(MetricNames.TUNED_ACCURACY, tuneAccuracy);
        metrics.put(MetricNames.TUNED_AUC, tuneAuc);
        var columns = new TreeMap<String, DataTable.Column>();
        columns.put(MetricNames.SCORE, DataTable.Column.exact(1, 0));
        columns.put(MetricNames.TRAINED, DataTable.Column.exact(1, 0));
        return new ArmResult(metrics, new TreeMap<>())
                .withTables(new TreeMap<>(Map.of(MetricNames.CANARIES, new DataTable(List.of(0.0, 1.0), columns))));
    }

    /** The rival is chosen by the tuning seeds: what the evaluation seeds say of the others changes nothing. */
    @Test
    void rivalsAreChosenByTheTuningSeeds() {
        var finished = new TreeMap<String, SortedMap<Integer, ArmResult>>();
        finished.put("base", seeds(result(82, 0.61, 82, 0.61)));
        finished.put("reg-d0-l0.03", seeds(result(83, 0.55, 83, 0.50)));
        finished.put("reg-d0.5-l0", seeds(result(81, 0.54, 84, 0.56)));
        finished.put(BOTH, seeds(result(80.5, 0.52, 90, 0.40)));
        finished.put("clip", seeds(result(80, 0.55, 82, 0.55)));
        finished.put(DP, seeds(result(80, 0.53, 80, 0.53)));
        var added = new Combination(smoke(), finished).added();
        var dp = added.get(DP).get(0).metrics();
        assertThat(dp.get("star_dropout")).isEqualTo(0.5);
        assertThat(dp.get("star_penalty")).isZero();
        assertThat(dp.get("star_eligible")).isEqualTo(1);
        assertThat(dp.get("star_test_acc")).isEqualTo(84);
        assertThat(dp.get("star_minus_dp_auc_loss")).isCloseTo(0.03, within(1e-12));
        assertThat(dp.get("star_far")).isEqualTo(1);
        assertThat(dp.get("even_penalty")).isEqualTo(0.03);
        assertThat(dp.get("even_dropout")).isEqualTo(0.5);
        var base = added.get("base").get(0).metrics();
        assertThat(base.get("best_acc")).isEqualTo(83);
        assertThat(base.get("both_auc")).isEqualTo(0.40);
        assertThat(base.get("null_offset")).isCloseTo(0.01, within(1e-12));
        finished.put(DP, seeds(result(82.5, 0.53, 80, 0.53)));
        var none = new Combination(smoke(), finished).added().get(DP).get(0).metrics();
        assertThat(none.get("star_eligible")).isZero();
        assertThat(none.get("star_test_acc")).isEqualTo(83);
    }

    private static SortedMap<Integer, ArmResult> seeds(ArmResult result) {
        return new TreeMap<>(Map.of(0, result, 1, result));
    }

    /** Check 8. */
    @Test
    void anUntrainedNetLeaksNothing() {
        var untrained = metrics(Arms.UNTRAINED);
        assertThat(untrained.get(MetricNames.auc(MetricNames.LOSS))).isCloseTo(0.5, within(0.1)); // 180 records a side
        assertThat(untrained).doesNotContainKey(MetricNames.RATE);
    }

    /** Checks 8 and 9 at the scale of preset quick, means over two seeds: some minutes with their tuning, so on demand. */
    @Test
    @EnabledIfSystemProperty(named = "l2bench.sanityRanges", matches = "true")
    void netsOfPresetQuickLieInTheSheetsRanges() {
        var base = means(Arms.BASE);
        between(base, MetricNames.TEST_ACCURACY, 81, 85);
        between(base, MetricNames.MEMBER_ACCURACY, 99, 100);
        between(base, MetricNames.auc(MetricNames.LOSS), 0.58, 0.65);
        between(base, MetricNames.CANARY_AUC, 0.95, 1);
        var penalised = means("reg-d0-l0.03");
        between(penalised, MetricNames.TEST_ACCURACY, 82, 85);
        between(penalised, MetricNames.auc(MetricNames.LOSS), 0.53, 0.58);
        var dp = means(DP);
        between(dp, MetricNames.TEST_ACCURACY, 77, 82);
        between(dp, MetricNames.auc(MetricNames.LOSS), 0.51, 0.56);
        between(dp, MetricNames.CANARY_AUC, 0.50, 0.75);
        between(means(Arms.CLIP), MetricNames.TEST_ACCURACY, 81, 84);
        var untrained = means(Arms.UNTRAINED);
        between(untrained, MetricNames.auc(MetricNames.LOSS), 0.47, 0.53);
        between(untrained, MetricNames.CANARY_AUC, 0.42, 0.58);
        between(untrained, MetricNames.CORRELATION, -0.15, 0.15);
        between(untrained, MetricNames.RECOGNISED, 0, 0.4);
    }

    private Map<String, Double> means(String arm) {
        var settings = quick();
        var means = new TreeMap<>(trials().result(settings, arm, 0).metrics());
        trials().result(settings, arm, 1)
                .metrics()
                .forEach((name, value) -> means.merge(name, value, (a, b) -> (a + b) / 2));
        return means;
    }

    private static void between(Map<String, Double> metrics, String name, double low, double high) {
        assertThat(metrics.get(name)).as(name).isBetween(low, high);
    }
}
