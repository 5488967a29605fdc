package org.l2bench.testkit.example;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.CustomPart;
import org.l2bench.core.claim.CustomPart.Answer;
import org.l2bench.core.claim.Rule;

/**
 * Every contrast exceeds 0, by the exact one-sided signed-rank test (Wilcoxon 1945): the differences within seeds are ranked by size,
 * and p is the share of the 2^n choices of signs whose positive ranks sum to at least the observed sum. Not for ties.
 */
public record SignedRank(List<Contrast> contrasts) implements Rule.Custom {
    private static final int MOST = 20;

    @Override
    public List<CustomPart> customParts() {
        return contrasts.stream().map(SignedRank::part).toList();
    }

    private static CustomPart part(Contrast c) {
        var formula = c.left().formula() + " - " + c.right().formula() + " > 0 by signed rank";
        return new CustomPart(
                c.label(), List.of(c.left(), c.right()), formula, Optional.of(c.left()), v -> test(v.get(0), v.get(1)));
    }

    private static Answer test(List<Double> left, List<Double> right) {
        var d = new ArrayList<>(IntStream.range(0, left.size())
                .mapToObj(i -> left.get(i) - right.get(i))
                .toList());
        d.sort(Comparator.comparingDouble(Math::abs));
        boolean ties = IntStream.range(1, d.size()).anyMatch(i -> Math.abs(d.get(i)) == Math.abs(d.get(i - 1)));
        if (d.size() > MOST || ties || d.get(0) == 0) {
            return new Answer.Open(
                    "the exact signed-rank test needs at most " + MOST + " different differences, none 0");
        }
        int all = d.size() * (d.size() + 1) / 2;
        int positive = IntStream.range(0, d.size())
                .filter(i -> d.get(i) > 0)
                .map(i -> i + 1)
                .sum();
        double mean = d.stream().mapToDouble(x -> x).average().orElseThrow();
        return new Answer.Tested(mean, tail(d.size(), positive), tail(d.size(), all - positive), "");
    }

    /** The share of choices of signs of n ranks whose positive ones sum to at least this. */
    static double tail(int n, int least) {
        long large = IntStream.range(0, 1 << n)
                .filter(signs -> IntStream.range(0, n)
                                .filter(i -> (signs >> i & 1) == 1)
                                .map(i -> i + 1)
                                .sum()
                        >= least)
                .count();
        return large / (double) (1 << n);
    }
}
