package org.l2bench.experiments.seerforcing;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;

/** Translation of a synthetic language with a known optimum. */
final class LanguagePart implements TranslationPart {
    @Override
    public String part() {
        return "language";
    }

    @Override
    public boolean translates(DataSettings data) {
        return data.isLanguage();
    }

    /** Nothing is read: the seed draws all. */
    @Override
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        return Collections.emptySortedMap();
    }

    @Override
    public List<MemoryNeed> memoryOfTrials(Settings settings) {
        return new Memory(settings).ofLanguage();
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
