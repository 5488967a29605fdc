#!/usr/bin/env bash
# ejml 0.44.0, MatrixIO.loadMatrixMarketDDRM: of a symmetric matrix it reads one triangle, or puts the numbers in wrong places.
#
# Expected: of a symmetric matrix Matrix Market's format stores the entries on and below the diagonal, and says so in the first
#           line. A reader mirrors them (scipy.io.mmread gives back what mmwrite wrote), or refuses the file.
# Seen:     the word "symmetric" is passed over. "coordinate real symmetric" becomes the lower triangle with zeros above it; the
#           numbers of "array real symmetric" are put in from the start, column by column, as if the triangle were the matrix.
#           With A = [2 1 0; 1 2 0; 0 0 1] and b = (3, 3, 1), whose solution is (1, 1, 1), the first gives (1.5, 0.75, 1), and
#           the second is [2 2 0; 1 0 0; 0 1 0]. The type "pattern" is refused with a message.
# Source:   org.ejml.ops.MatrixIO#loadMatrixMarketDDRM (and #loadMatrixMarketDSTR likewise), ejml-core 0.44.0; their Javadoc points
#           to the format and names no exception. scipy.io.mmwrite (1.17.1) writes a symmetric array as "symmetric" unasked, so a
#           Gram matrix X'X + lambda I that goes from Python to Java this way is another matrix. l2bench does not use EJML.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for artifact in ejml-core ejml-ddense; do
    mvn -B -q dependency:copy -Dartifact="org.ejml:$artifact:0.44.0" -DoutputDirectory="$folder"
done
cat > "$folder/Symmetric.java" <<'JAVA'
import java.io.StringReader;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.ops.MatrixIO;

class Symmetric {
    /** Both files are what scipy.io.mmwrite makes of A. */
    private static final String COORDINATE =
            """
            %%MatrixMarket matrix coordinate real symmetric
            %
            3 3 4
            1 1 2
            2 1 1
            2 2 2
            3 3 1
            """;

    private static final String ARRAY =
            """
            %%MatrixMarket matrix array real symmetric
            %
            3 3
            2
            1
            0
            2
            0
            1
            """;

    public static void main(String[] arguments) {
        var coordinate = MatrixIO.loadMatrixMarketDDRM(new StringReader(COORDINATE));
        var array = MatrixIO.loadMatrixMarketDDRM(new StringReader(ARRAY));
        var solution = new DMatrixRMaj(3, 1);
        boolean solved = CommonOps_DDRM.solve(coordinate.copy(), new DMatrixRMaj(3, 1, true, 3, 3, 1), solution);
        System.out.println("A, row by row:    [2.0, 1.0, 0.0, 1.0, 2.0, 0.0, 0.0, 0.0, 1.0]");
        System.out.println("from coordinates: " + Arrays.toString(coordinate.getData()));
        System.out.println("from an array:    " + Arrays.toString(array.getData()));
        System.out.println("solution, (1, 1, 1) expected: " + Arrays.toString(solution.getData()));
        boolean asSeen = Arrays.equals(coordinate.getData(), new double[] {2, 0, 0, 1, 2, 0, 0, 0, 1})
                && Arrays.equals(array.getData(), new double[] {2, 2, 0, 1, 0, 0, 0, 1, 0})
                && solved
                && Arrays.equals(solution.getData(), new double[] {1.5, 0.75, 1});
        System.exit(asSeen ? 0 : 1);
    }
}
JAVA
java -cp "$folder/*" "$folder/Symmetric.java" || { echo "This has changed: see the head of this file." >&2; exit 1; }
