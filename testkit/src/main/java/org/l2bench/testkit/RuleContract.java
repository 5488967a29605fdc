package org.l2bench.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.CustomPart.Answer;
import org.l2bench.core.claim.CustomPart.Answer.Tested;
import org.l2bench.core.claim.Formula;
import org.l2bench.core.claim.Rule;

/**
 * What every claim rule of somebody's own promises: where the truth is as near to the other side as can be, each of its parts comes
 * out on the wrong side in 5 % of experiments. Simulated as the engine's own rules are, the same experiments every time. What several
 * parts come to is the engine's.
 */
public abstract class RuleContract {
    private static final int EXPERIMENTS = 2_000;
    private static final double LEVEL = 0.05;
    /** 5 % and three standard errors of a share of 2,000. */
    private static final double MOST = 0.065;

    /** The rule, each of whose parts has the quantities that {@link #atTheBorder} draws. */
    protected abstract Rule.Custom rule();

    /** A rule of the same kind that asks something else, so that it must print something else. */
    protected abstract Rule.Custom other();

    /** The quantities of a part in one seed, where the part just does not hold, and holds but for nothing. */
    protected abstract List<Double> atTheBorder(Random random);

    /** The quantities of a part in one seed, where the part holds by far. */
    protected abstract List<Double> holding(Random random);

    /** How many seeds experiments have that the rule is for. */
    protected List<Integer> seeds() {
        return List.of(5, 8);
    }

    @FunctionalInterface
    private interface Draw {
        List<Double> seed(Random random);
    }

    /** The answers of the first part in experiments of n seeds. */
    private List<Answer> answers(int experiments, int seeds, Draw draw) {
        var random = new Random(20_240_611);
        var part = rule().customParts().get(0);
        return IntStream.range(0, experiments)
                .mapToObj(i -> part.criterion().of(drawn(seeds, random, draw)))
                .toList();
    }

    /** [quantities][seeds]. */
    private static List<List<Double>> drawn(int seeds, Random random, Draw draw) {
        var rows = IntStream.range(0, seeds).mapToObj(i -> draw.seed(random)).toList();
        return IntStream.range(0, rows.get(0).size())
                .mapToObj(q -> rows.stream().map(row -> row.get(q)).toList())
                .toList();
    }

    private static double share(List<Answer> answers, boolean against) {
        return answers.stream()
                        .filter(a -> a instanceof Tested t && (against ? t.pAgainst() : t.p()) <= LEVEL)
                        .count()
                / (double) answers.size();
    }

    @Test
    public final void whatDoesNotHoldIsReproducedInFivePerCent() {
        for (int seeds : seeds()) {
            assertThat(share(answers(EXPERIMENTS, seeds, this::atTheBorder), false))
                    .as("share of experiments of %d seeds that find what is not there", seeds)
                    .isLessThanOrEqualTo(MOST);
        }
    }

    @Test
    public final void whatHoldsIsContradictedInFivePerCent() {
        for (int seeds : seeds()) {
            assertThat(share(answers(EXPERIMENTS, seeds, this::atTheBorder), true))
                    .as("share of experiments of %d seeds that refute what is true", seeds)
                    .isLessThanOrEqualTo(MOST);
        }
    }

    /** A rule that says nothing keeps every level. */
    @Test
    public final void whatHoldsByFarIsFound() {
        for (int seeds : seeds()) {
            var answers = answers(200, seeds, this::holding);
            assertThat(share(answers, false))
                    .as("share of experiments of %d seeds", seeds)
                    .isGreaterThan(0.8);
            assertThat(share(answers, true)).isZero();
        }
    }

    @Test
    public final void everyPIsAProbabilityWhateverTheSeeds() {
        Draw equal = random -> holding(new Random(1));
        Draw integers = random ->
                atTheBorder(random).stream().map(v -> (double) Math.round(v)).toList();
        for (var draw : List.<Draw>of(equal, integers, this::atTheBorder)) {
            for (int seeds : new int[] {1, 2, 3, 10}) {
                assertThat(answers(50, seeds, draw)).allSatisfy(answer -> {
                    if (answer instanceof Tested t) {
                        assertThat(t.p()).isBetween(0.0, 1.0);
                        assertThat(t.pAgainst()).isBetween(0.0, 1.0);
                        assertThat(t.effect()).isFinite();
                        assertThat(t.p() <= LEVEL && t.pAgainst() <= LEVEL).isFalse();
                    }
                    if (answer instanceof Answer.Open open) {
                        assertThat(open.reason()).isNotBlank();
                    }
                });
            }
        }
    }

    @Test
    public final void theOrderOfSeedsDoesNotMatter() {
        var random = new Random(5);
        var part = rule().customParts().get(0);
        for (int i = 0; i < 20; i++) {
            var values = drawn(7, random, this::atTheBorder);
            var order = new ArrayList<>(IntStream.range(0, 7).boxed().toList());
            Collections.shuffle(order, random);
            var shuffled = values.stream()
                    .map(q -> order.stream().map(q::get).toList())
                    .toList();
            if (part.criterion().of(values) instanceof Tested one
                    && part.criterion().of(shuffled) instanceof Tested two) {
                assertThat(two.p()).isEqualTo(one.p());
                assertThat(two.pAgainst()).isEqualTo(one.pAgainst());
            }
        }
    }

    @Test
    public final void theFormulaSaysWhatIsAsked() {
        for (var part : rule().customParts()) {
            part.quantities().forEach(q -> assertThat(part.formula()).contains(q.formula()));
        }
        assertThat(rule().parts()).hasSameSizeAs(rule().customParts());
        var printed = List.of(Formula.of(rule()), Formula.of(other()));
        assertThat(new HashSet<>(printed)).as("what two rules print").hasSize(2);
        assertThat(rule().reads()).as("names that a trial must report").isNotEmpty();
    }
}
