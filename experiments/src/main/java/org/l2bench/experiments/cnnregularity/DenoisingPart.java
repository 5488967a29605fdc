package org.l2bench.experiments.cnnregularity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.ArithmeticUtils;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Timing;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.UNetSpec;

/** U-Nets that take noise from scenes of discs. */
final class DenoisingPart implements Part<Settings, DenoisingTrial.Given> {
    /** Test scenes, when steps are timed. */
    private static final int FEW = 20;

    /** Pixels in a row, when steps on larger images are timed. */
    private static final int TIMED = 32;

    @Override
    public String part() {
        return "denoising";
    }

    @Override
    public Class<DenoisingTrial.Given> partSettingsType() {
        return DenoisingTrial.Given.class;
    }

    @Override
    public DenoisingTrial.Given settings(Settings all) {
        return new DenoisingTrial.Given(all.scenes(), all.net(), all.plain(), all.normed());
    }

    @Override
    public List<Arm> arms(DenoisingTrial.Given settings) {
        return Arms.denoising(settings);
    }

    @Override
    public List<Metric> metrics(DenoisingTrial.Given settings) {
        return Metrics.denoising(arms(settings));
    }

    @Override
    public List<CurveFamily> curveFamilies(DenoisingTrial.Given settings) {
        return Metrics.denoisingCurves(settings, arms(settings));
    }

    @Override
    public SortedMap<String, String> dataFingerprints(DenoisingTrial.Given settings, DataRoot root) {
        return Collections.emptySortedMap();
    }

    @Override
    public List<MemoryNeed> memory(DenoisingTrial.Given settings) {
        return Memory.denoising(settings);
    }

    @Override
    public long steps(DenoisingTrial.Given settings, Arm arm) {
        return DenoisingTrial.steps(settings, arm.treatment(Denoiser.class));
    }

    /**
     * A step takes as long whatever the number of scenes. One on large images takes minutes at three times the resolution: small
     * images in smaller batches are timed then, and a convolution's work is in proportion to pixels and images.
     */
    @Override
    public Timing<DenoisingTrial.Given> timing(DenoisingTrial.Given settings) {
        int size = settings.scenes().size();
        int timedSize = Math.min(size, timedSize(settings.net().downs()));
        int plain = settings.plain().batch();
        int normed = settings.normed().batch();
        int fewer = timedSize < size ? fewer(plain, normed) : 1;
        return Timing.of(settings)
                .with(Map.of(
                        "scenes.size", String.valueOf(timedSize),
                        "scenes.train", String.valueOf(Math.max(plain, normed)),
                        "scenes.test", String.valueOf(FEW),
                        "plain.batch", String.valueOf(plain / fewer),
                        "normed.batch", String.valueOf(normed / fewer)))
                .share(Math.pow((double) timedSize / size, 2) / fewer);
    }

    /** {@value #TIMED} pixels in a row, or the next size that the net takes. */
    private static int timedSize(int downs) {
        int divisor = UNetSpec.divisor(downs);
        int least = new UNetSpec(1, 2, downs, 1, false).leastSize();
        return (Math.max(least, TIMED) + divisor - 1) / divisor * divisor;
    }

    /** What both batches can be divided by; a batch norm needs two images. */
    private static int fewer(int plain, int normed) {
        int both = ArithmeticUtils.gcd(plain, normed);
        return IntStream.rangeClosed(1, both)
                .filter(d -> both % d == 0 && normed / d >= 2)
                .max()
                .orElse(1);
    }

    @Override
    public List<Class<?>> code() {
        return List.of(DenoisingTrial.class);
    }

    @Override
    public Outcome run(TrialContext<DenoisingTrial.Given> context) {
        return DenoisingTrial.run(context);
    }
}
