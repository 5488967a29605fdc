#!/usr/bin/env bash
# xgboost4j_2.12 3.4.0, XGBoost.crossValidation: every fold tests one and the same row, and others are never tested.
#
# Expected: where k divides n, k folds of n rows test every row once, and a seed among the parameters repeats the split. The mean
#           absolute error of a model that always says 0 about the labels 1 to 20 is then 10.5, whatever the split.
# Seen:     5 folds of 20 rows test 16 of them: three rows each of their own, and one row in all five; four are never tested.
#           Leave-one-out, 20 folds, tests a single row 20 times, and its "cv-test-mae" is that row's label, anything from 1 to 20;
#           10 folds of 19 rows do the same. 2 folds test 19 of 20. The same seed gives another split at every call.
# Source:   ml.dmlc.xgboost4j.java.XGBoost#crossValidation, 3.4.0. makeNFold gives a fold its rows by j > i * step instead of >=, and
#           fills the gap with the last row of the shuffle, a Collections.shuffle that knows no seed. The Javadoc has "Number of
#           folds in CV". Who chooses lambda by it looks at part of the data, with many folds at one row. l2bench does not call
#           it. Needs libgomp on the system.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for artifact in ml.dmlc:xgboost4j_2.12:3.4.0 com.esotericsoftware:kryo:5.6.2 commons-logging:commons-logging:1.3.4; do
    mvn -B -q dependency:copy -Dartifact="$artifact" -DoutputDirectory="$folder"
done
cat > "$folder/Folds.java" <<'JAVA'
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.IEvaluation;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

class Folds {
    /** With a learning rate of 0 a model says base_score, which is 0 here. */
    private static final Map<String, Object> ALWAYS_ZERO =
            Map.of("objective", "reg:squarederror", "base_score", 0, "eta", 0, "seed", 7, "nthread", 1);

    public static void main(String[] arguments) throws XGBoostError {
        boolean asSeen = folds(20, 2, 19) & folds(20, 5, 16) & folds(20, 20, 1) & folds(19, 10, 1);
        var errors = new TreeSet<Double>();
        for (int call = 0; call < 20; call++) {
            String line = XGBoost.crossValidation(rows(20), ALWAYS_ZERO, 1, 20, new String[] {"mae"}, null, null)[0];
            errors.add(Double.valueOf(line.replaceFirst(".*cv-test-mae:([0-9.]+).*", "$1")));
        }
        System.out.println("cv-test-mae of 20 leave-one-outs with one seed, 10.5 expected: " + errors);
        asSeen &= errors.size() > 1 && errors.stream().allMatch(e -> e == Math.rint(e) && e >= 1 && e <= 20);
        System.exit(asSeen ? 0 : 1);
    }

    private static boolean folds(int rows, int folds, int seenTested) throws XGBoostError {
        var timesTested = new TreeMap<Integer, Integer>();
        XGBoost.crossValidation(rows(rows), ALWAYS_ZERO, 1, folds, null, null, new Evaluation(rows, folds, timesTested));
        System.out.println(folds + " folds of " + rows + " rows, tested (row=times): " + timesTested);
        return timesTested.size() == seenTested && Collections.max(timesTested.values()) == folds;
    }

    private static DMatrix rows(int rows) throws XGBoostError {
        var labels = new float[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = i + 1;
        }
        var matrix = new DMatrix(labels, rows, 1, Float.NaN);
        matrix.setLabel(labels);
        return matrix;
    }

    /** Is asked in turn for a fold's training part and for its test part. */
    private static class Evaluation implements IEvaluation {
        private final int rows;
        private final int folds;
        private final Map<Integer, Integer> timesTested;
        private boolean test;

        Evaluation(int rows, int folds, Map<Integer, Integer> timesTested) {
            this.rows = rows;
            this.folds = folds;
            this.timesTested = timesTested;
        }

        @Override
        public String getMetric() {
            return "none";
        }

        @Override
        public float eval(float[][] predictions, DMatrix part) {
            try {
                if (test) {
                    for (float label : part.getLabel()) {
                        timesTested.merge((int) label, 1, Integer::sum);
                    }
                }
                int expectedRows = test ? rows / folds : rows - rows / folds;
                if (part.rowNum() != expectedRows) {
                    throw new IllegalStateException(part.rowNum() + " rows instead of " + expectedRows);
                }
                test = !test;
                return 0;
            } catch (XGBoostError e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
JAVA
java -cp "$folder/*" "$folder/Folds.java" 2> "$folder/log" || {
    cat "$folder/log" >&2
    echo "This has changed: see the head of this file." >&2
    exit 1
}
