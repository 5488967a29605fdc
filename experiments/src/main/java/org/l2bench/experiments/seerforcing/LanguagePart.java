package org.l2bench.experiments.seerforcing;

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
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.TrialContext;

/** Translation of a synthetic language with a known optimum. */
final class LanguagePart implements Part<Settings, Settings> {
    @Override
    public String part() {
        return "language";
    }

    @Override
    public Class<Settings> partSettingsType() {
        return Settings.class;
    }

    @Override
    public Settings settings(Settings all) {
        return all;
    }

    @Override
    public List<Arm> arms(Settings settings) {
        return settings.data().isLanguage() ? new Arms(settings).all() : List.of();
    }

    @Override
    public List<Replicate> replicates(Settings settings, Arm arm, List<Integer> seeds) {
        return new Arms(settings).replicates(arm, seeds);
    }

    @Override
    public List<Metric> metrics(Settings settings) {
        return settings.data().isLanguage() ? new Metrics(settings).all() : List.of();
    }

    @Override
    public List<CurveFamily> curveFamilies(Settings settings) {
        return settings.data().isLanguage() ? new Metrics(settings).curves() : List.of();
    }

    /** Nothing is read: the seed draws all. */
    @Override
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        return Collections.emptySortedMap();
    }

    @Override
    public List<MemoryNeed> memory(Settings settings) {
        return settings.data().isLanguage() ? new Memory(settings).ofLanguage() : List.of();
    }

    @Override
    public long steps(Settings settings, Arm arm) {
        return settings.training().steps();
    }

    @Override
    public List<Class<?>> code() {
        return List.of(LanguageTrial.class);
    }

    @Override
    public Outcome run(TrialContext<Settings> context) {
        return LanguageTrial.run(context);
    }
}
