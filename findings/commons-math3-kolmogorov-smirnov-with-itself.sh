#!/usr/bin/env bash
# commons-math3 3.6.1, KolmogorovSmirnovTest of two samples: one compared with itself has p = 0.6, and p changes with the order of the two.
# Hipparchus 4.0.1, which goes on from it, says the same 0.6.
#
# Expected: D of a sample and itself is 0, and P(D >= 0) = 1, as R's ks.test and scipy's ks_2samp have it. The p of (x, y) is that of
#           (y, x).
# Seen:     kolmogorovSmirnovStatistic gives D = 0, kolmogorovSmirnovTest p = 0.6 for 1, 2, 3 with itself; for two samples of five
#           with values 1 and 2, p = 0.87 in one order and 0.36 in the other, of one and the same D = 0.2. The test moves equal values apart
#           at random, always with the same numbers, and takes the D of what it then has; its p is not that of the statistic that the class
#           returns. The Javadoc recommends bootstrap() where ties are known.
# Source:   org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest#kolmogorovSmirnovTest(double[], double[]) and #fixTies,
#           release 3.6.1. Accuracies on a test set of 1,000 are full of ties; l2bench does not use this class.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mvn -B -q dependency:copy -Dartifact=org.apache.commons:commons-math3:3.6.1 -DoutputDirectory="$folder"
for part in core stat; do mvn -B -q dependency:copy -Dartifact=org.hipparchus:hipparchus-$part:4.0.1 -DoutputDirectory="$folder"; done
cat > "$folder/WithItself.java" <<'JAVA'
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

class WithItself {
    public static void main(String[] arguments) {
        var test = new KolmogorovSmirnovTest();
        double[] same = {1, 2, 3};
        double d = test.kolmogorovSmirnovStatistic(same, same);
        double p = test.kolmogorovSmirnovTest(same, same);
        double[] x = {1, 1, 1, 2, 2};
        double[] y = {1, 1, 2, 2, 2};
        double dForth = test.kolmogorovSmirnovStatistic(x, y);
        double dBack = test.kolmogorovSmirnovStatistic(y, x);
        double forth = test.kolmogorovSmirnovTest(x, y);
        double back = test.kolmogorovSmirnovTest(y, x);
        double successor = new org.hipparchus.stat.inference.KolmogorovSmirnovTest().kolmogorovSmirnovTest(same, same);
        System.out.println("with itself: D = " + d + ", p = " + p + ", Hipparchus p = " + successor);
        System.out.println("D(x, y) = " + dForth + ", p = " + forth + "; D(y, x) = " + dBack + ", p = " + back);
        boolean asSeen = d == 0 && Math.abs(p - 0.6) < 1e-12 && successor == p && Math.abs(dForth - 0.2) < 1e-12 && dForth == dBack
                && Math.abs(forth - 0.873015873) < 1e-8 && Math.abs(back - 0.357142857) < 1e-8;
        System.exit(asSeen ? 0 : 1);
    }
}
JAVA
java -cp "$folder/*" "$folder/WithItself.java" || { echo "This has changed: see the head of this file." >&2; exit 1; }
