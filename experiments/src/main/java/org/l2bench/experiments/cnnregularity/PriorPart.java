package org.l2bench.experiments.cnnregularity;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.TrialContext;

/** The deep image prior, fitted to one noisy phantom. */
final class PriorPart implements Part<Settings, PriorTrial.Given> {
    @Override
    public String part() {
        return "image-prior";
    }

    @Override
    public Class<PriorTrial.Given> partSettingsType() {
        return PriorTrial.Given.class;
    }

    @Override
    public PriorTrial.Given settings(Settings all) {
        return new PriorTrial.Given(all.net(), all.prior());
    }

    @Override
    public List<Arm> arms(PriorTrial.Given settings) {
        return Arms.priors(settings.prior());
    }

    @Override
    public List<Metric> metrics(PriorTrial.Given settings) {
        return Metrics.priors(arms(settings));
    }

    @Override
    public List<CurveFamily> curveFamilies(PriorTrial.Given settings) {
        return Metrics.priorCurves();
    }

    @Override
    public SortedMap<String, String> dataFingerprints(PriorTrial.Given settings, DataRoot root) {
        return Collections.emptySortedMap();
    }

    @Override
    public List<MemoryNeed> memory(PriorTrial.Given settings) {
        return Memory.prior(settings);
    }

    @Override
    public long steps(PriorTrial.Given settings, Arm arm) {
        return settings.prior().iterations();
    }

    @Override
    public List<Class<?>> code() {
        return List.of(PriorTrial.class);
    }

    @Override
    public Outcome run(TrialContext<PriorTrial.Given> context) {
        return PriorTrial.run(context);
    }
}
