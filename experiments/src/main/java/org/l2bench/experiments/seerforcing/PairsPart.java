package org.l2bench.experiments.seerforcing;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.Timing;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.datasets.catalogue.Catalogue;

/** Translation of a parallel text. */
final class PairsPart implements Part<Settings, Settings> {
    /** A step has at least so many tokens when it is timed. */
    private static final int FEW_TOKENS = 2_048;

    @Override
    public String part() {
        return "pairs";
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
        return settings.data().isLanguage() ? List.of() : new Arms(settings).all();
    }

    @Override
    public List<Replicate> replicates(Settings settings, Arm arm, List<Integer> seeds) {
        return new Arms(settings).replicates(arm, seeds);
    }

    @Override
    public List<Metric> metrics(Settings settings) {
        return settings.data().isLanguage() ? List.of() : new Metrics(settings).all();
    }

    @Override
    public List<CurveFamily> curveFamilies(Settings settings) {
        return settings.data().isLanguage() ? List.of() : new Metrics(settings).curves();
    }

    @Override
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        return settings.data().isLanguage() ? Collections.emptySortedMap() : Texts.fingerprints(settings.data(), root);
    }

    @Override
    public SortedMap<String, String> holdings(Settings settings) {
        if (settings.data().isLanguage()) {
            return Collections.emptySortedMap();
        }
        var set = Catalogue.describe(settings.data().name());
        return new TreeMap<>(Map.of(
                set.name(), set.counts().values().stream().mapToInt(n -> n).sum() + " sentence pairs"));
    }

    @Override
    public List<MemoryNeed> memory(Settings settings) {
        return settings.data().isLanguage() ? List.of() : new Memory(settings).ofText();
    }

    @Override
    public long steps(Settings settings, Arm arm) {
        return settings.training().steps();
    }

    /** A large step is timed on fewer tokens, which its time is in proportion to. */
    @Override
    public Timing<Settings> timing(Settings settings) {
        int tokens = settings.training().tokens();
        int least = Math.max(FEW_TOKENS, settings.data().longest() + 1);
        if (settings.data().isLanguage() || tokens <= least) {
            return Timing.of(settings);
        }
        return Timing.of(settings)
                .with(Map.of("training.tokens", String.valueOf(least)))
                .share((double) least / tokens);
    }

    @Override
    public List<Class<?>> code() {
        return List.of(PairsTrial.class);
    }

    @Override
    public Outcome run(TrialContext<Settings> context) {
        return PairsTrial.run(context);
    }
}
