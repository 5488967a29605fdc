package org.l2bench.experiments.cnnregularity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Timing;
import org.l2bench.core.experiment.TrialContext;

/** U-Nets that take noise from scenes of discs. */
final class DenoisingPart implements Part<Settings, DenoisingTrial.Given> {
    /** Test scenes, when steps are timed. */
    private static final int FEW = 20;

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

    /** A step takes as long whatever the number of scenes. */
    @Override
    public Timing<DenoisingTrial.Given> timing(DenoisingTrial.Given settings) {
        int batch = Math.max(settings.plain().batch(), settings.normed().batch());
        return Timing.of(settings)
                .with(Map.of("scenes.train", String.valueOf(batch), "scenes.test", String.valueOf(FEW)));
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
