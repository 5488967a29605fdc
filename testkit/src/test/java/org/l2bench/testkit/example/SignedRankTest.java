package org.l2bench.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Formula;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.testkit.RuleContract;

class SignedRankTest extends RuleContract {
    private static Contrast contrast(String arm) {
        return Contrast.of("", Quantity.metric("ridge", "accuracy"), Quantity.metric(arm, "accuracy"));
    }

    @Override
    protected Rule.Custom rule() {
        return new SignedRank(List.of(contrast("none")));
    }

    @Override
    protected Rule.Custom other() {
        return new SignedRank(List.of(contrast("lasso")));
    }

    @Override
    protected List<Double> atTheBorder(Random random) {
        return List.of(random.nextGaussian(), random.nextGaussian());
    }

    @Override
    protected List<Double> holding(Random random) {
        return List.of(5 + random.nextGaussian(), random.nextGaussian());
    }

    /** Wilcoxon's table: of 8 pairs a smaller sum of at most 5 is significant at 5 % on one side, 10 of 256; 6 is not, 14 of 256. */
    @Test
    void tailsAreThoseOfTheTable() {
        assertThat(SignedRank.tail(8, 36 - 5)).isEqualTo(10 / 256.0);
        assertThat(SignedRank.tail(8, 36 - 6)).isEqualTo(14 / 256.0);
        assertThat(SignedRank.tail(5, 15)).isEqualTo(1 / 32.0);
        assertThat(SignedRank.tail(5, 0)).isEqualTo(1);
    }

    @Test
    void printsItsTest() {
        assertThat(Formula.of(rule())).isEqualTo("accuracy[ridge] - accuracy[none] > 0 by signed rank");
    }
}
