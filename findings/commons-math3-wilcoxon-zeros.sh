#!/usr/bin/env bash
# commons-math3 3.6.1, WilcoxonSignedRankTest: pairs without a difference count for one side.
#
# Expected: Wilcoxon's signed-rank test is two-sided and symmetric, so the p of (x, y) is the p of (y, x). Pairs that do not
#           differ are dropped (Wilcoxon 1945; R's wilcox.test) or given half to each side (scipy's zero_method="zsplit").
# Seen:     a zero difference gets a rank, and the rank goes to the negative side: W- is n(n+1)/2 less the ranks of the
#           positive differences. Ten pairs that are equal and five that differ in one direction give p = 0.80 in one order
#           and p = 0.00006 in the other; without the ten zeros both orders give 0.0625. The Javadoc asks for distinct
#           differences but not for differences that are not zero.
# Source:   org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest#wilcoxonSignedRank and #wilcoxonSignedRankTest,
#           release 3.6.1. Accuracies on a small test set are often equal in many pairs; l2bench does not use this class.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mvn -B -q dependency:copy -Dartifact=org.apache.commons:commons-math3:3.6.1 -DoutputDirectory="$folder"
cat > "$folder/Zeros.java" <<'JAVA'
import java.util.Arrays;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;

class Zeros {
    public static void main(String[] arguments) {
        double[] y = new double[15];
        double[] x = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5};
        var test = new WilcoxonSignedRankTest();
        double forth = test.wilcoxonSignedRankTest(x, y, true);
        double back = test.wilcoxonSignedRankTest(y, x, true);
        double dropped = test.wilcoxonSignedRankTest(Arrays.copyOfRange(x, 10, 15), new double[5], true);
        System.out.println("p(x, y) = " + forth + ", p(y, x) = " + back + ", zeros dropped = " + dropped);
        boolean asSeen = Math.abs(forth - 2 / 32768.0) < 1e-12 && Math.abs(back - 0.80395508) < 1e-8 && dropped == 0.0625;
        System.exit(asSeen ? 0 : 1);
    }
}
JAVA
java -cp "$folder/commons-math3-3.6.1.jar" "$folder/Zeros.java" || { echo "This has changed: see the head of this file." >&2; exit 1; }
