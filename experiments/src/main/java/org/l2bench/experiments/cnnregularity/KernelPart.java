package org.l2bench.experiments.cnnregularity;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.TrialContext;

/** Kernels of bounded norm, without nets. */
final class KernelPart implements Part<Settings, KernelTrial.Given> {
    @Override
    public String part() {
        return "kernels";
    }

    @Override
    public Class<KernelTrial.Given> partSettingsType() {
        return KernelTrial.Given.class;
    }

    @Override
    public KernelTrial.Given settings(Settings all) {
        return new KernelTrial.Given(all.kernels());
    }

    @Override
    public List<Arm> arms(KernelTrial.Given settings) {
        return Arms.kernels();
    }

    /** Nothing is random. */
    @Override
    public List<Replicate> replicates(KernelTrial.Given settings, Arm arm, List<Integer> seeds) {
        return List.of(Replicate.ONLY);
    }

    @Override
    public List<Metric> metrics(KernelTrial.Given settings) {
        return Metrics.kernels();
    }

    @Override
    public List<CurveFamily> curveFamilies(KernelTrial.Given settings) {
        return Metrics.kernelCurves(settings.kernels());
    }

    @Override
    public SortedMap<String, String> dataFingerprints(KernelTrial.Given settings, DataRoot root) {
        return Collections.emptySortedMap();
    }

    @Override
    public long steps(KernelTrial.Given settings, Arm arm) {
        return 1;
    }

    @Override
    public List<Class<?>> code() {
        return List.of(KernelTrial.class);
    }

    @Override
    public Outcome run(TrialContext<KernelTrial.Given> context) {
        return KernelTrial.run(context);
    }
}
