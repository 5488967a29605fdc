#!/usr/bin/env bash
# tablesaw-core 0.44.4 with its commons-math3 3.6.1: one missing value, and the three correlations of a column do three different things.
#
# Expected: one rule for all three: without the pair (pandas, R's use = "complete.obs"), or no number (R's default).
# Seen:     of 1, 2, missing, 4, 8 and 1, 2, 0, 4, 8 pearsons is NaN, spearmans throws NotANumberException, and kendalls is 0.2 without a
#           word: the missing value counts as the largest of its column. Without the pair all three are 1. Counts such as the
#           column's mean leave missing values out.
# Source:   tech.tablesaw.api.NumericColumn#pearsons, #spearmans and #kendalls hand the columns with their NaN to commons-math3's
#           PearsonsCorrelation, SpearmansCorrelation and KendallsCorrelation; the last sorts by Double.compare. l2bench uses none of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>tech.tablesaw</groupId>
      <artifactId>tablesaw-core</artifactId>
      <version>0.44.4</version>
    </dependency>
  </dependencies>
</project>
POM
(cd "$folder" && mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib)
cat > "$folder/Missing.java" <<'JAVA'
import java.util.function.Supplier;
import tech.tablesaw.api.DoubleColumn;

class Missing {
    public static void main(String[] arguments) {
        var x = DoubleColumn.create("x", 1, 2, Double.NaN, 4, 8);
        var y = DoubleColumn.create("y", 1, 2, 0, 4, 8);
        var there = x.isNotMissing();
        String seen = said(() -> x.pearsons(y)) + ", " + said(() -> x.spearmans(y)) + ", " + said(() -> x.kendalls(y));
        String without = said(() -> x.where(there).pearsons(y.where(there))) + ", "
                + said(() -> x.where(there).spearmans(y.where(there))) + ", "
                + said(() -> x.where(there).kendalls(y.where(there)));
        System.out.println("Pearson, Spearman, Kendall: " + seen);
        System.out.println("without the pair: " + without + "; mean of x " + x.mean());
        boolean asSeen = seen.equals("NaN, NotANumberException, 0.20") && without.equals("1.00, 1.00, 1.00") && x.mean() == 3.75;
        System.exit(asSeen ? 0 : 1);
    }

    private static String said(Supplier<Double> correlation) {
        try {
            return String.format(java.util.Locale.ROOT, "%.2f", correlation.get());
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }
}
JAVA
java -cp "$folder/lib/*" "$folder/Missing.java" || { echo "This has changed: see the head of this file." >&2; exit 1; }
