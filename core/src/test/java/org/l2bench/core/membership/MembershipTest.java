package org.l2bench.core.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MembershipTest {
    /** The sheet's check 6. */
    @Test
    void modifiedEntropyIsTheSheets() {
        var logits = new double[] {Math.log(0.7), Math.log(0.2), Math.log(0.1)};
        var entropies = new Answers(new double[][] {logits, logits}, new int[] {0, 1}).modifiedEntropies();
        assertThat(entropies[0]).isCloseTo(0.16216724501024, within(1e-14));
        assertThat(entropies[1]).isCloseTo(2.14086734454122, within(1e-14));
    }

    @Test
    void certainAnswersKeepTheirDigits() {
        var answers = new Answers(new double[][] {{60, 0, -3}, {60, 0, 800}, {0, 900, -900}}, new int[] {0, 0, 1});
        assertThat(answers.losses()[0]).isCloseTo(Math.exp(-60) + Math.exp(-63), within(1e-40));
        assertThat(answers.losses()[1]).isEqualTo(740);
        assertThat(answers.losses()[2]).isZero();
        assertThat(answers.modifiedEntropies()[0]).isBetween(0.0, 1e-25);
        assertThat(answers.modifiedEntropies()[1]).isGreaterThan(700).isFinite();
        assertThat(answers.modifiedEntropies()[2]).isZero();
    }

    /** The sheet's check 5. */
    @Test
    void figuresAreThoseOfEveryPairAndThreshold() {
        var random = new SplittableRandom(4);
        var members = random.ints(157, 0, 12).asDoubleStream().toArray();
        var others = random.ints(93, -2, 10).asDoubleStream().toArray();
        double won = 0;
        for (double m : members) {
            for (double o : others) {
                won += m > o ? 1 : m == o ? 0.5 : 0;
            }
        }
        double advantage = 0;
        for (double threshold = -3; threshold < 13; threshold += 0.5) {
            double t = threshold;
            advantage = Math.max(
                    advantage,
                    Math.abs(Arrays.stream(members).filter(s -> s > t).count() / 157.0
                            - Arrays.stream(others).filter(s -> s > t).count() / 93.0));
        }
        var scores = new Scores(members, others);
        assertThat(scores.auc()).isCloseTo(won / (157 * 93), within(1e-15));
        assertThat(scores.advantage()).isCloseTo(advantage, within(1e-15));
        assertThat(new Scores(new double[5], new double[9]).auc()).isEqualTo(0.5);
        assertThat(new Scores(new double[5], new double[9]).advantage()).isZero();
        assertThat(new Scores(others, members).advantage()).isCloseTo(advantage, within(1e-15));
    }

    @Test
    void pooledScoresAreComparedOnOneScale() {
        var pooled = Scores.pooled(List.of(
                new Scores(new double[] {3}, new double[] {1, 2}), new Scores(new double[] {0}, new double[] {-1})));
        assertThat(pooled.members()).containsExactly(3, 0);
        assertThat(pooled.others()).containsExactly(1, 2, -1);
        assertThat(pooled.auc()).isCloseTo(4.0 / 6, within(1e-15));
    }

    @Test
    void theThresholdLetsAtMostTheRatePass() {
        var others = new double[1960];
        Arrays.setAll(others, i -> i);
        // The 20th largest is 1940; only what exceeds it counts.
        var scores = new Scores(new double[] {1939, 1940, 1940.5, 3000}, others);
        assertThat(scores.truePositiveRate(0.01)).isEqualTo(0.5);
        assertThat(scores.truePositiveRate(0)).isEqualTo(0.25);
        assertThat(new Scores(new double[] {1, 2}, new double[] {2, 2, 2}).truePositiveRate(0.5))
                .isZero();
    }

    /** The sheet's check 5. */
    @Test
    void regressionFindsNothingInRandomLabels() {
        double sum = 0;
        for (int seed = 0; seed < 5; seed++) {
            var random = new SplittableRandom(seed);
            double auc = regression()
                    .scores(answers(random, 600, 0), answers(random, 600, 0))
                    .auc();
            sum += auc / 5;
            assertThat(auc).isBetween(0.42, 0.58);
        }
        assertThat(sum).isCloseTo(0.5, within(0.03));
        var random = new SplittableRandom(77);
        double large = regression()
                .scores(answers(random, 1960, 0), answers(random, 1960, 0))
                .auc();
        assertThat(large).isCloseTo(0.5, within(0.03));
    }

    @Test
    void allAttacksFindWhoWasSeen() {
        var random = new SplittableRandom(3);
        var members = answers(random, 500, 2);
        var others = answers(random, 500, 0);
        var nulls = answers(random, 500, 0);
        for (var attack :
                new MembershipAttack[] {MembershipAttack.LOSS, MembershipAttack.MODIFIED_ENTROPY, regression()}) {
            var controlled = ControlledAttack.of(attack, members, others, nulls);
            assertThat(controlled.attack().auc()).isGreaterThan(0.7);
            assertThat(controlled.control().auc()).isBetween(0.44, 0.56);
        }
    }

    @Test
    void noRecordIsScoredByAnAttackerThatSawIt() {
        var random = new SplittableRandom(9);
        var members = answers(random, 40, 1);
        var others = answers(random, 40, 0);
        var before = regression().scores(members, others);
        // Record 6 of the members, moved within its half, changes the attacker of the other half and no score of its
        // own half but its.
        var moved = members.logits().clone();
        moved[6] = new double[] {5, -3, 2};
        var after = regression().scores(new Answers(moved, members.labels()), others);
        for (int i = 0; i < 40; i++) {
            if (i % 2 == 0 && i != 6) {
                assertThat(after.members()[i]).isEqualTo(before.members()[i]);
            }
        }
        assertThat(after.members()[7]).isNotEqualTo(before.members()[7]);
    }

    @Test
    void calibrationSubtractsTheDifficulty() {
        var random = new SplittableRandom(5);
        var members = answers(random, 30, 1);
        var others = answers(random, 20, 0);
        var same = MembershipAttack.calibrated(members, others, members, others);
        assertThat(same.auc()).isEqualTo(0.5);
        assertThat(same.members()).containsOnly(0);
        var target = new Answers(new double[][] {{3, 0}}, new int[] {0});
        var reference = new Answers(new double[][] {{0, 0}}, new int[] {0});
        assertThat(MembershipAttack.calibrated(target, target, reference, reference)
                        .members()[0])
                .isCloseTo(Math.log(2) - Math.log1p(Math.exp(-3)), within(1e-15));
        assertThatThrownBy(() -> MembershipAttack.calibrated(members, others, others, members))
                .hasMessage("target and reference must have answered the same records with the same labels");
    }

    @Test
    void canariesAreFalseAndFair() {
        var candidates = new int[9000];
        Arrays.setAll(candidates, i -> 100 + i);
        var labels = new int[9000];
        Arrays.setAll(labels, i -> i % 10);
        var canaries = Canary.of(candidates, labels, 10, 12);
        var shifts = new int[10];
        int trained = 0;
        for (int i = 0; i < 9000; i++) {
            assertThat(canaries.get(i).record()).isEqualTo(100 + i);
            shifts[Math.floorMod(canaries.get(i).falseLabel() - labels[i], 10)]++;
            trained += canaries.get(i).trained() ? 1 : 0;
        }
        assertThat(shifts[0]).isZero();
        assertThat(Arrays.stream(shifts).skip(1)).allMatch(count -> count > 850 && count < 1150);
        assertThat(trained).isBetween(4300, 4700);
        assertThat(Canary.of(candidates, labels, 10, 12)).isEqualTo(canaries);
        assertThat(Canary.of(candidates, labels, 10, 13)).isNotEqualTo(canaries);
    }

    @Test
    void theBootstrapLimitCoversAsItSays() {
        // Members N(d, 1) against N(0, 1) by the sum of uniforms; the true AUC of d = 0 is 0.5.
        int below = 0;
        for (int run = 0; run < 200; run++) {
            var random = new SplittableRandom(run);
            var members = random.doubles(60).toArray();
            var others = random.doubles(60).toArray();
            double limit = BootstrapLimit.lower(new Scores(members, others), Scores::auc, 0.95, 200, run);
            below += limit <= 0.5 ? 1 : 0;
        }
        // 190 expected, standard deviation 3.1.
        assertThat(below).isBetween(178, 199);
        var apart = new Scores(new double[] {3, 4}, new double[] {1, 2});
        assertThat(BootstrapLimit.lower(apart, Scores::auc, 0.95, 20, 1)).isEqualTo(1);
        assertThatThrownBy(() -> BootstrapLimit.lower(apart, Scores::auc, 0.95, 19, 1))
                .hasMessage("confidence 0.95 needs at least 20 draws, had 19");
    }

    @Test
    void whatIsNoAnswerIsNamed() {
        assertThatThrownBy(() -> new Answers(new double[][] {{1, Double.NaN}}, new int[] {0}))
                .hasMessage("logits must be finite, record 0 has [1.0, NaN]");
        assertThatThrownBy(() -> new Answers(new double[][] {{1, 2}}, new int[] {2}))
                .hasMessage("the label of record 0 must be in 0..1, was 2");
        assertThatThrownBy(() -> new Answers(new double[0][], new int[1]))
                .hasMessage(
                        "an attack needs at least 1 record, got none; there must be a label for every record, were 0"
                                + " records and 1 labels");
        assertThatThrownBy(() -> new Scores(new double[0], new double[2]))
                .hasMessage("an attack needs scores of members and of others, had 0 and 2");
    }

    private static RegressionAttack regression() {
        return new RegressionAttack(new double[] {1e-2, 1, 1e2}, 3);
    }

    /** Three classes; the label's logit is larger by the bonus. */
    private static Answers answers(SplittableRandom random, int records, double bonus) {
        var logits = new double[records][3];
        var labels = new int[records];
        for (int i = 0; i < records; i++) {
            labels[i] = random.nextInt(3);
            Arrays.setAll(logits[i], j -> 4 * random.nextDouble());
            logits[i][labels[i]] += bonus;
        }
        return new Answers(logits, labels);
    }
}
