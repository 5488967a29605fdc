package org.l2bench.experiments.seerforcing;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Timing;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.datasets.catalogue.Catalogue;

/** Translation of a parallel text. */
final class PairsPart implements TranslationPart {
    /** A step has at least so many tokens when it is timed. */
    private static final int FEW_TOKENS = 2_048;

    @Override
    public String part() {
        return "pairs";
    }

    @Override
    public boolean translates(DataSettings data) {
        return !data.isLanguage();
    }

    @Override
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        return translates(settings.data()) ? Texts.fingerprints(settings.data(), root) : Collections.emptySortedMap();
    }

    @Override
    public SortedMap<String, String> holdings(Settings settings) {
        if (!translates(settings.data())) {
            return Collections.emptySortedMap();
        }
        var set = Catalogue.describe(settings.data().name());
        return new TreeMap<>(Map.of(
                set.name(), set.counts().values().stream().mapToInt(n -> n).sum() + " sentence pairs"));
    }

    @Override
    public List<MemoryNeed> memoryOfTrials(Settings settings) {
        return new Memory(settings).ofText();
    }

    /** A large step is timed on fewer tokens, which its time is in proportion to. */
    @Override
    public Timing<Settings> timing(Settings settings) {
        int tokens = settings.training().tokens();
        int least = Math.max(FEW_TOKENS, settings.data().longest() + 1);
        if (!translates(settings.data()) || tokens <= least) {
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
