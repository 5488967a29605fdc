package org.l2bench.experiments.knnlml2;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.experiments.knnlml2.trial.FrequencyBuckets;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid;
import org.l2bench.experiments.knnlml2.trial.Settings;

/**
 * The curves in the records. What another class of machine may show is twice the largest difference that was seen, rounded up,
 * in the smoke trials, between the kernels of this machine (AVX-512) and those of libtorch for SSE, and of libtorch, OpenBLAS
 * and oneDNN for AVX2. The difference is behind each; sums are kept with five decimals.
 */
final class CurveFamilies {
    private CurveFamilies() {}

    static List<CurveFamily> all(Settings settings) {
        var arms = Arms.likeTrained(settings);
        var scored = arms.and(ArmSet.of(Arms.MATCH));
        var best = ArmSet.of(Arms.BEST);
        var curves = new ArrayList<CurveFamily>();
        curves.add(new CurveFamily("loss.cross-entropy", 2e-6).of(arms)); // 9.5e-7
        curves.add(new CurveFamily("loss.penalty", 5e-7).of(arms)); // 2.4e-7
        curves.add(new CurveFamily("nll.*", 7e-6).of(arms)); // 3.2e-6 nats
        curves.add(new CurveFamily(MixtureGrid.LM_WINDOWS, 3e-5).of(arms)); // 1.0e-5 nats
        curves.add(new CurveFamily("windows.f.*", 3e-5).of(arms)); // 1.0e-5 nats
        curves.add(new CurveFamily("windows.z.*", 3e-5).of(arms)); // 1.0e-5 nats
        curves.add(new CurveFamily(MixtureGrid.WINDOW_COUNTS, 0).of(scored));
        for (int bucket = 1; bucket <= FrequencyBuckets.COUNT; bucket++) {
            curves.add(new CurveFamily(MixtureGrid.lmBucket(bucket), 3e-5).of(arms)); // 1.0e-5 nats
            curves.add(new CurveFamily("bucket" + bucket + ".f.*", 3e-5).of(arms)); // 1.0e-5 nats
            curves.add(new CurveFamily(MixtureGrid.bucketCounts(bucket), 0).of(arms));
            curves.add(CurveFamily.combined(CurveNames.bucket(bucket), arms));
        }
        CurveNames.GROUPS.keySet().forEach(group -> {
            curves.add(CurveFamily.combined(CurveNames.group(group), arms));
            curves.add(CurveFamily.combined(CurveNames.groupCounts(group), arms));
        });
        for (var choice : Choice.values()) {
            curves.add(CurveFamily.combined(CurveNames.windows(choice), choice == Choice.PLAIN ? scored : arms));
            curves.add(CurveFamily.combined(CurveNames.byOmega(choice), best));
        }
        curves.add(CurveFamily.combined(CurveNames.LM_BY_OMEGA, best));
        curves.add(CurveFamily.combined(CurveNames.GAIN, arms));
        curves.add(CurveFamily.combined(CurveNames.BY_TAU, arms));
        curves.add(CurveFamily.combined(CurveNames.BY_SCALED_TAU, arms));
        return curves;
    }
}
