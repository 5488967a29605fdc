#!/usr/bin/env bash
# JavaCPP's libtorch 2.10.0-1.5.13, ReduceLROnPlateauScheduler, mode max: it cuts the rate while the metric rises, or never.
#
# Expected: with patience 2 the rate is divided by ten after three calls in a row without a new best: never for a metric that rises
#           from -10 to -2, twice for one that falls from 0.9 to 0.1 in nine calls. So does
#           torch.optim.lr_scheduler.ReduceLROnPlateau (run in PyTorch 1.13), with threshold_mode rel and abs.
# Seen:     rising from -10 to -2 has the rate cut at every third call, to 0.001 after nine: no negative value is ever a new best.
#           With abs, falling from 0.9 to 0.1 never has it cut: every value is a new best. Mode min is right in all of this.
# Source:   torch::optim::ReduceLROnPlateauScheduler, org.bytedeco.pytorch.ReduceLROnPlateauScheduler: the value to start from is
#           numeric_limits<float>::min(), which is above 0, and the test of max with abs is "a > best * threshold",
#           where Python has "+". Log-likelihoods, negative losses and the R squared of a bad start are negative. (PyTorch's
#           issue 47513 is another matter: Python's rel with negative losses.) l2bench does not use this class.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for artifact in javacpp:1.5.13 openblas:0.3.31-1.5.13 pytorch:2.10.0-1.5.13; do
    for classifier in "" :jar:linux-x86_64; do
        mvn -B -q dependency:copy -Dartifact="org.bytedeco:$artifact$classifier" -DoutputDirectory="$folder"
    done
done
cat > "$folder/Plateau.java" <<'JAVA'
import java.util.stream.IntStream;
import org.bytedeco.pytorch.ReduceLROnPlateauScheduler;
import org.bytedeco.pytorch.ReduceLROnPlateauScheduler.SchedulerMode;
import org.bytedeco.pytorch.ReduceLROnPlateauScheduler.ThresholdMode;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

class Plateau {
    private static final double[] RISING = IntStream.rangeClosed(-10, -2).asDoubleStream().toArray();
    private static final double[] FALLING = IntStream.rangeClosed(1, 9).mapToDouble(i -> 1 - i / 10.0).toArray();

    public static void main(String[] arguments) {
        boolean asSeen = true;
        for (var threshold : ThresholdMode.values()) {
            asSeen &= endsAt(1e-3, RISING, SchedulerMode.max, threshold);
            asSeen &= endsAt(threshold == ThresholdMode.abs ? 1 : 1e-2, FALLING, SchedulerMode.max, threshold);
            asSeen &= endsAt(1e-2, RISING, SchedulerMode.min, threshold);
            asSeen &= endsAt(1, FALLING, SchedulerMode.min, threshold);
        }
        System.exit(asSeen ? 0 : 1);
    }

    private static boolean endsAt(double seen, double[] metrics, SchedulerMode mode, ThresholdMode threshold) {
        var optimizer = new SGD(new TensorVector(torch.ones(1)), new SGDOptions(1));
        var scheduler = new ReduceLROnPlateauScheduler(
                optimizer, mode, 0.1f, 2, 1e-4, threshold, 0, new float[] {0}, 1e-8, false);
        for (double metric : metrics) {
            scheduler.step((float) metric);
        }
        double rate = optimizer.param_groups().get(0).options().get_lr();
        System.out.printf(
                "%s, %s, from %.1f to %.1f: %.4f%n", mode, threshold, metrics[0], metrics[metrics.length - 1], rate);
        return Math.abs(rate / seen - 1) < 1e-6;
    }
}
JAVA
java -cp "$folder/*" "$folder/Plateau.java" || { echo "This has changed: see the head of this file." >&2; exit 1; }
