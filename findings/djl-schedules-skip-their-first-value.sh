#!/usr/bin/env bash
# DJL 0.36.0 (PyTorch engine 2.7.1), schedules of the learning rate: the first update has the second value.
#
# Expected: Tracker.factor() with base value 1 and factor 0.5 gives rates 1, 0.5, 0.25, 0.125: setBaseValue is "the initial value after
#           no steps" (Javadoc). Tracker.cosine() from 1 to 0.01 in 4 updates begins with 1, Tracker.cyclical() from 0.5 to 1 with
#           0.5. PyTorch 2.13 does all three so: ExponentialLR, CosineAnnealingLR, CyclicLR.
# Seen:     0.5, 0.25, 0.125, 0.0625; cosine 0.855, 0.505, 0.155, 0.01; cyclical 0.75, 1, 0.75, 0.5. multiFactor is as PyTorch's
#           MultiStepLR: 1, 1, 0.1, 0.1 for steps 2 and 4.
# Source:   ai.djl.training.optimizer.Optimizer#updateCount counts before the tracker is asked, so that the first update is number 1;
#           FactorTracker, CosineTracker and CyclicalTracker take 0 for the first, MultiFactorTracker 1. A run with a factor per
#           update has the factor's share of the learning of the same run elsewhere, and of the weight decay, which is multiplied by
#           the rate.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>ai.djl.pytorch</groupId>
      <artifactId>pytorch-engine</artifactId>
      <version>0.36.0</version>
    </dependency>
    <dependency>
      <groupId>ai.djl.pytorch</groupId>
      <artifactId>pytorch-jni</artifactId>
      <version>2.7.1-0.36.0</version>
    </dependency>
    <dependency>
      <groupId>ai.djl.pytorch</groupId>
      <artifactId>pytorch-native-cpu</artifactId>
      <version>2.7.1</version>
      <classifier>linux-x86_64</classifier>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q -f "$folder/pom.xml" dependency:copy-dependencies -DoutputDirectory="$folder"
cat > "$folder/Rates.java" <<'JAVA'
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;

class Rates {
    public static void main(String[] arguments) {
        var factor = Tracker.factor().setBaseValue(1).setFactor(0.5f).build();
        var cosine = Tracker.cosine().setBaseValue(1).optFinalValue(0.01f).setMaxUpdates(4).build();
        var cyclical = Tracker.cyclical().optBaseValue(0.5f).optMaxValue(1).optStepSizeUp(2).optStepSizeDown(2).build();
        var multiFactor = Tracker.multiFactor().setBaseValue(1).setSteps(new int[] {2, 4}).optFactor(0.1f).build();
        boolean asSeen = are("factor", factor, 0.5, 0.25, 0.125, 0.0625)
                & are("cosine", cosine, 0.855018, 0.505, 0.154982, 0.01)
                & are("cyclical", cyclical, 0.75, 1, 0.75, 0.5)
                & are("multiFactor", multiFactor, 1, 1, 0.1, 0.1);
        System.exit(asSeen ? 0 : 1);
    }

    /** How far plain gradient descent goes along a gradient of 1 in each update. */
    private static boolean are(String name, Tracker tracker, double... seen) {
        var optimiser = Optimizer.sgd().setLearningRateTracker(tracker).build();
        var rates = new double[seen.length];
        boolean equal = true;
        try (var manager = NDManager.newBaseManager("PyTorch")) {
            for (int update = 0; update < rates.length; update++) {
                var weight = manager.zeros(new Shape(1));
                optimiser.update("weight", weight, manager.ones(weight.getShape()));
                rates[update] = -weight.getFloat();
                equal &= Math.abs(rates[update] - seen[update]) < 1e-5;
            }
        }
        System.out.println(name + ": " + Arrays.toString(rates));
        return equal;
    }
}
JAVA
echo "Learning rates of the first updates:"
java -Dai.djl.offline=true -DDJL_CACHE_DIR="$folder/djl" -DOPT_OUT_TRACKING=true -cp "$folder/*" "$folder/Rates.java" 2> "$folder/log" || {
    cat "$folder/log" >&2
    echo "This has changed: see the head of this file." >&2
    exit 1
}
