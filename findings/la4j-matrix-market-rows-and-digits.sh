#!/usr/bin/env bash
# la4j 0.6.0, Matrix.fromMatrixMarket and toMatrixMarket: a dense matrix is read by rows instead of by columns, and written with three decimals.
#
# Expected: the format's "array" lists a dense matrix column by column (NIST, Matrix Market exchange formats), so that a file of
#           SciPy's mmwrite or R's writeMM is read as it was; and a number that is written is read back, at least to float precision.
# Seen:     the 2 x 3 matrix 1 2 3 / 4 5 6 comes in as 1 4 2 / 5 3 6: of the right shape, with the numbers in other places. The same
#           matrix is written by rows too, so that la4j reads its own files back and nobody else does. A weight of 0.00001234 is
#           written as 0.000, and 2.123456789 as 2.123. toCSV writes three decimals as well.
# Source:   org.la4j.Matrix#fromMatrixMarket, #toMatrixMarket() and #toCSV(), release 0.6.0. l2bench does not use la4j.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mvn -B -q dependency:copy -Dartifact=org.la4j:la4j:0.6.0 -DoutputDirectory="$folder"
cat > "$folder/MatrixMarket.java" <<'JAVA'
import org.la4j.Matrix;

class MatrixMarket {
    public static void main(String[] arguments) {
        var read = Matrix.fromMatrixMarket("%%MatrixMarket matrix array real general\n2 3\n1\n4\n2\n5\n3\n6\n");
        var written = Matrix.from2DArray(new double[][] {{0.00001234, 2.123456789}}).toMatrixMarket();
        var back = Matrix.fromMatrixMarket(written);
        System.out.println("columns 1 4, 2 5, 3 6 are read as the rows " + read.toCSV().replace("\n", " / "));
        System.out.println("0.00001234 and 2.123456789 are written and read back as " + back.get(0, 0) + " and " + back.get(0, 1));
        boolean byRows = read.equals(Matrix.from2DArray(new double[][] {{1, 4, 2}, {5, 3, 6}}));
        System.exit(byRows && back.get(0, 0) == 0 && back.get(0, 1) == 2.123 ? 0 : 1);
    }
}
JAVA
java -cp "$folder/la4j-0.6.0.jar" "$folder/MatrixMarket.java" || { echo "This has changed: see the head of this file." >&2; exit 1; }
