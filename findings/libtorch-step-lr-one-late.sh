#!/usr/bin/env bash
# JavaCPP's libtorch 2.10.0-1.5.13, StepLR: the learning rate falls one step later than in PyTorch.
#
# Expected: StepLR(optimizer, 2, 0.1) divides the rate by ten at every second step(). After the first six calls it is 1, 0.1, 0.1,
#           0.01, 0.01, 0.001, as with torch.optim.lr_scheduler.StepLR (run in PyTorch 1.13; its manual: "every step_size epochs").
# Seen:     1, 1, 0.1, 0.1, 0.01, 0.01. The first period is step_size + 1 calls, the others step_size. With step_size 1 the first
#           call does nothing.
# Source:   torch::optim::StepLR, org.bytedeco.pytorch.StepLR. Python's scheduler makes a step when it is constructed; the C++ one
#           does not, and looks at its count before it counts. A recipe's "a tenth every 30 epochs" becomes 31, 61 and 91, and
#           weight decay, which is multiplied by the rate, is ten times as strong in three of the epochs. l2bench does not
#           use this class.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for artifact in javacpp:1.5.13 openblas:0.3.31-1.5.13 pytorch:2.10.0-1.5.13; do
    for classifier in "" :jar:linux-x86_64; do
        mvn -B -q dependency:copy -Dartifact="org.bytedeco:$artifact$classifier" -DoutputDirectory="$folder"
    done
done
cat > "$folder/Steps.java" <<'JAVA'
import java.util.Arrays;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.StepLR;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

class Steps {
    public static void main(String[] arguments) {
        boolean asSeen = are(2, 1, 1, 0.1, 0.1, 0.01, 0.01) & are(1, 1, 0.1, 0.01, 1e-3, 1e-4, 1e-5);
        System.exit(asSeen ? 0 : 1);
    }

    private static boolean are(int stepSize, double... seen) {
        var optimizer = new SGD(new TensorVector(torch.ones(1)), new SGDOptions(1));
        var scheduler = new StepLR(optimizer, stepSize, 0.1);
        var rates = new double[seen.length];
        boolean equal = true;
        for (int call = 0; call < rates.length; call++) {
            scheduler.step();
            rates[call] = optimizer.param_groups().get(0).options().get_lr();
            equal &= Math.abs(rates[call] / seen[call] - 1) < 1e-9;
        }
        System.out.println("step_size " + stepSize + ", after each step(): " + Arrays.toString(rates));
        return equal;
    }
}
JAVA
java -cp "$folder/*" "$folder/Steps.java" || { echo "This has changed: see the head of this file." >&2; exit 1; }
