#!/usr/bin/env bash
# smile-core 1.5.3 (under the Apache licence), RidgeRegression: t and p of a coefficient depend on the feature's unit.
#
# Expected: the same feature in another unit, with numbers 100 times as large, has a coefficient and a standard error 100 times
#           smaller; t and p stay. With no penalty (lambda = 0) they are those of least squares: t = 2.967, p = 0.025 here (numpy,
#           and OLS of the same library).
# Seen:     the coefficient is divided by 100, the standard error is not. At lambda = 0 RidgeRegression gives t = 2.202, p = 0.070
#           in one unit and t = 0.022, p = 0.98 in the other; at lambda = 1 2.178 and 0.022 (2.935 expected, by the class's own
#           formula). Coefficients and R squared are right, the same model in both units.
# Source:   smile.regression.RidgeRegression#ttest and #toString, 1.5.3: features are scaled to unit variance and the coefficients
#           scaled back, but the standard errors are not. The Javadoc says "the second column is the standard error of
#           coefficients". l2bench does not use Smile.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for artifact in com.github.haifengl:smile-{core,data,math}:1.5.3 org.slf4j:slf4j-api:1.7.25; do
    mvn -B -q dependency:copy -Dartifact="$artifact" -DoutputDirectory="$folder"
done
cat > "$folder/Units.java" <<'JAVA'
import smile.regression.OLS;
import smile.regression.RidgeRegression;

class Units {
    private static final double[] LENGTH = {1.2, 0.7, 2.9, 2.1, 3.8, 3.1, 4.9, 4.4, 1.9};
    private static final double[] OTHER = {2, 1, 4, 3, 3, 5, 2, 6, 5};
    private static final double[] LABEL = {2.5, 1.1, 2.9, 3.6, 3.4, 4.8, 4.1, 6.2, 4.0};

    public static void main(String[] arguments) {
        var metres = inUnit(1);
        var centimetres = inUnit(100);
        boolean asSeen = is(new OLS(metres, LABEL).ttest()[0], 0.479742, 0.161712, 2.966647, 0.025066)
                & is(new OLS(centimetres, LABEL).ttest()[0], 0.00479742, 0.00161712, 2.966647, 0.025066)
                & is(new RidgeRegression(metres, LABEL, 0).ttest()[0], 0.479742, 0.217865, 2.202014, 0.069908)
                & is(new RidgeRegression(centimetres, LABEL, 0).ttest()[0], 0.00479742, 0.217865, 0.022020, 0.983146)
                & is(new RidgeRegression(metres, LABEL, 1).ttest()[0], 0.450836, 0.206956, 2.178416, 0.072219)
                & is(new RidgeRegression(centimetres, LABEL, 1).ttest()[0], 0.00450836, 0.206956, 0.021784, 0.983327);
        System.exit(asSeen ? 0 : 1);
    }

    private static double[][] inUnit(double perMetre) {
        var rows = new double[LENGTH.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {LENGTH[i] * perMetre, OTHER[i]};
        }
        return rows;
    }

    /** The row of the first feature: coefficient, standard error, t, p. */
    private static boolean is(double[] row, double... seen) {
        System.out.printf("coefficient %.6f, standard error %.6f, t %.4f, p %.4f%n", row[0], row[1], row[2], row[3]);
        boolean equal = true;
        for (int i = 0; i < seen.length; i++) {
            equal &= Math.abs(row[i] - seen[i]) < 1e-6;
        }
        return equal;
    }
}
JAVA
echo "OLS in m, in cm; ridge, lambda 0, in m, in cm; ridge, lambda 1, in m, in cm:"
java -cp "$folder/*" "$folder/Units.java" 2> "$folder/log" || {
    cat "$folder/log" >&2
    echo "This has changed: see the head of this file." >&2
    exit 1
}
