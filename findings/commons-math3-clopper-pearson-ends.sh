#!/usr/bin/env bash
# commons-math3 3.6.1, ClopperPearsonInterval: none or all of n trials is refused.
#
# Expected: Clopper and Pearson's interval exists for every count from 0 to n. For 0 of 20 at 95 % it is [0, 1 - 0.025^(1/20)]
#           = [0, 0.16843], for 20 of 20 its mirror image (R: binom.test(0, 20); Python: statsmodels proportion_confint,
#           method "beta").
# Seen:     createInterval(20, 0, 0.95) and createInterval(20, 20, 0.95) end in NotStrictlyPositiveException, "degrees of
#           freedom (0)": the F distribution of the end that is 0 or 1 by definition is built as well. Counts in between are
#           right: 1 of 20 gives [0.00127, 0.24873]. The Javadoc allows 0 to n.
# Source:   org.apache.commons.math3.stat.interval.ClopperPearsonInterval#createInterval, release 3.6.1. "0 of 20 seeds" is the
#           usual outcome of a claim about something that never happens.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mvn -B -q dependency:copy -Dartifact=org.apache.commons:commons-math3:3.6.1 -DoutputDirectory="$folder"
cat > "$folder/Ends.java" <<'JAVA'
import org.apache.commons.math3.exception.NotStrictlyPositiveException;
import org.apache.commons.math3.stat.interval.ClopperPearsonInterval;

class Ends {
    public static void main(String[] arguments) {
        var one = new ClopperPearsonInterval().createInterval(20, 1, 0.95);
        System.out.println("1 of 20: " + one.getLowerBound() + " to " + one.getUpperBound());
        boolean asSeen = refused(0) & refused(20)
                && Math.abs(one.getLowerBound() - 0.00126509) < 1e-8
                && Math.abs(one.getUpperBound() - 0.24873276) < 1e-8;
        System.exit(asSeen ? 0 : 1);
    }

    private static boolean refused(int successes) {
        try {
            var interval = new ClopperPearsonInterval().createInterval(20, successes, 0.95);
            System.out.println(successes + " of 20: " + interval.getLowerBound() + " to " + interval.getUpperBound());
            return false;
        } catch (NotStrictlyPositiveException e) {
            System.out.println(successes + " of 20: " + e.getMessage());
            return true;
        }
    }
}
JAVA
java -cp "$folder/commons-math3-3.6.1.jar" "$folder/Ends.java" || { echo "This has changed: see the head of this file." >&2; exit 1; }
