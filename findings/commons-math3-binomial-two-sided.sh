#!/usr/bin/env bash
# commons-math3 3.6.1, BinomialTest, two-sided: k of n and n - k of n can have different p, and one of them is too small.
#
# Expected: for a fair coin 60 of 100 and 40 of 100 are equally extreme: p = 0.05689 (Python: scipy.stats.binomtest; R: binom.test).
#           The Javadoc says: of two cases that are equally likely both are added.
# Seen:     60 of 100 gives 0.04604, 40 of 100 gives 0.05689; 5 of 19 gives 0.04139, 14 of 19 gives 0.06357, which is right. For n
#           from 5 to 100 and every k but n/2, 241 of 5,088 p are too small, by up to a half, and six of them so fall below 0.05;
#           three are above 1, and so is half of an even n: 2 of 4 gives 1.375.
# Source:   org.apache.commons.math3.stat.inference.BinomialTest#binomialTest, release 3.6.1: the probabilities of k and n - k are
#           compared by ==, though they may differ in the last bit; then one of the two is left out. A p above 1 is known
#           (MATH-1381). The sign test and McNemar's exact test, of seeds or of test examples, are this test; l2bench does not
#           use this class.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mvn -B -q dependency:copy -Dartifact=org.apache.commons:commons-math3:3.6.1 -DoutputDirectory="$folder"
cat > "$folder/Coin.java" <<'JAVA'
import java.math.BigInteger;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;

class Coin {
    public static void main(String[] arguments) {
        System.out.println("60 of 100: " + p(100, 60) + ", 40 of 100: " + p(100, 40) + ", both are " + exact(100, 60));
        System.out.println("5 of 19: " + p(19, 5) + ", 14 of 19: " + p(19, 14) + ", both are " + exact(19, 5));
        System.out.println("2 of 4: " + p(4, 2));
        int small = 0;
        int wronglyBelow = 0;
        int aboveOne = 0;
        for (int n = 5; n <= 100; n++) {
            for (int k = 0; k <= n; k++) {
                if (2 * k != n) {
                    boolean isSmall = p(n, k) < exact(n, k) * (1 - 1e-6);
                    small += isSmall ? 1 : 0;
                    wronglyBelow += isSmall && p(n, k) < 0.05 && exact(n, k) >= 0.05 ? 1 : 0;
                    aboveOne += p(n, k) > 1 + 1e-6 ? 1 : 0;
                }
            }
        }
        System.out.println(small + " too small, " + wronglyBelow + " of them wrongly below 0.05; " + aboveOne + " above 1");
        boolean asSeen = Math.abs(p(100, 60) - 0.04604407) < 1e-8
                && Math.abs(p(100, 40) - 0.05688793) < 1e-8
                && Math.abs(p(19, 5) - 0.04138947) < 1e-8
                && Math.abs(p(19, 14) - 0.06356812) < 1e-8
                && Math.abs(p(4, 2) - 1.375) < 1e-12
                && small == 241
                && wronglyBelow == 6
                && aboveOne == 3;
        System.exit(asSeen ? 0 : 1);
    }

    private static double p(int trials, int successes) {
        return new BinomialTest().binomialTest(trials, successes, 0.5, AlternativeHypothesis.TWO_SIDED);
    }

    /** Twice the smaller tail, from binomial coefficients as whole numbers. */
    private static double exact(int trials, int successes) {
        var coefficient = BigInteger.ONE;
        var tail = BigInteger.ONE;
        for (int i = 1; i <= Math.min(successes, trials - successes); i++) {
            coefficient = coefficient.multiply(BigInteger.valueOf(trials - i + 1)).divide(BigInteger.valueOf(i));
            tail = tail.add(coefficient);
        }
        return tail.doubleValue() * Math.pow(2, 1 - trials);
    }
}
JAVA
java -cp "$folder/commons-math3-3.6.1.jar" "$folder/Coin.java" || { echo "This has changed: see the head of this file." >&2; exit 1; }
