#!/usr/bin/env bash
# ND4J (Deeplearning4j) 1.0.0-M2.1, CycleSchedule: for every other cycle length the rate jumps back to its peak near the end.
#
# Expected: new CycleSchedule(ITERATION, 0.1, 10), the rate of Smith's "1cycle" (arXiv:1803.09820): up from 0.01 to 0.1, down to 0.01,
#           then below it to the end of the cycle. It has one peak.
# Seen:     with 10 steps 0.01, 0.0325, 0.055, 0.0775, 0.1, 0.0775, 0.055, 0.0325, 0.1, 0.01: a second peak at the ninth step, where
#           0.01 ends the descent otherwise, and no step below 0.01. So with 30 and 50 steps and with each length that leaves an
#           odd number of steps before the last tenth: 48 of the lengths from 5 to 100. With 20 steps it is as expected.
# Source:   org.nd4j.linalg.schedule.CycleSchedule, 1.0.0-M2.1: half of the steps before the annealing, rounded down, go up and as many
#           down; the one that is left over gets the annealing's power with the exponent -1. Weight decay, which is multiplied by the
#           rate, has the same peak.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mvn -B -q dependency:copy -Dartifact=org.nd4j:nd4j-api:1.0.0-M2.1 -DoutputDirectory="$folder"
mvn -B -q dependency:copy -Dartifact=org.nd4j:jackson:1.0.0-M2.1 -DoutputDirectory="$folder"
cat > "$folder/Cycles.java" <<'JAVA'
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class Cycles {
    public static void main(String[] arguments) {
        var ten = rates(10);
        System.out.println("10 steps: " + Arrays.toString(ten));
        System.out.println("20 steps: " + Arrays.toString(rates(20)));
        var twice = IntStream.rangeClosed(5, 100).filter(length -> peaks(rates(length)) == 2).toArray();
        System.out.println(twice.length + " lengths from 5 to 100 have two peaks: " + Arrays.toString(twice));
        double[] seen = {0.01, 0.0325, 0.055, 0.0775, 0.1, 0.0775, 0.055, 0.0325, 0.1, 0.01};
        boolean asSeen = peaks(rates(20)) == 1 && peaks(rates(30)) == 2 && peaks(rates(50)) == 2 && twice.length == 48;
        for (int step = 0; step < seen.length; step++) {
            asSeen &= Math.abs(ten[step] - seen[step]) < 1e-9;
        }
        System.exit(asSeen ? 0 : 1);
    }

    private static double[] rates(int length) {
        var schedule = new CycleSchedule(ScheduleType.ITERATION, 0.1, length);
        return IntStream.range(0, length).mapToDouble(step -> schedule.valueAt(step, 0)).toArray();
    }

    private static int peaks(double[] rates) {
        return (int) IntStream.range(1, rates.length - 1)
                .filter(step -> rates[step] > rates[step - 1] && rates[step] > rates[step + 1])
                .count();
    }
}
JAVA
java -cp "$folder/*" "$folder/Cycles.java" || { echo "This has changed: see the head of this file." >&2; exit 1; }
