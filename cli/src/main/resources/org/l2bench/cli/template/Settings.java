package @package@;

import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/**
 * What a trial depends on beside its arm and its seed. A value is set by its key: {@code --set descent.lambda=0.1}, or {@code --set
 * lambda=0.1} where no other group has one.
 */
record Settings(Data data, Descent descent) {
    /** The regression problem. */
    record Data(
            @Setting("samples to learn from") @Range(least = 2, most = 100_000)
            int samples,

            @Setting("features of a sample") @Range(least = 1, most = 1_000)
            int features,

            @Setting("standard deviation of the noise in y") @Range(least = 0, most = 100)
            double noise) {}

    /** How the weights are found. */
    record Descent(
            @Setting("steps of gradient descent") @Range(least = 1, most = 1_000_000)
            int steps,

            @Setting("learning rate") @Range(least = 1e-6, most = 10)
            double rate,

            @Setting("strength of the penalty lambda w'w of arm l2, without one half") @Range(least = 0, most = 1e6)
            double lambda) {}

    /** What ties settings to each other; what each may be for itself is said above. */
    Settings {
        new Problems()
                .require(
                        descent.rate() * descent.lambda() < 1,
                        "descent.rate * descent.lambda must be below 1, or the penalty alone makes descent diverge; was %s * %s",
                        descent.rate(),
                        descent.lambda())
                .throwIfAny();
    }
}
