package org.l2bench.experiments.seerforcing;

import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Replicate;

/** Both parts have the arms and the metrics of the experiment; the data decide which of them a run has, and the other has none. */
sealed interface TranslationPart extends Part<Settings, Settings> permits LanguagePart, PairsPart {
    /** Whether these data are what the part translates. */
    boolean translates(DataSettings data);

    /** Memory of the part's trials, for its own data. */
    List<MemoryNeed> memoryOfTrials(Settings settings);

    @Override
    default Class<Settings> partSettingsType() {
        return Settings.class;
    }

    @Override
    default Settings settings(Settings all) {
        return all;
    }

    @Override
    default List<Arm> arms(Settings settings) {
        return translates(settings.data()) ? new Arms(settings).all() : List.of();
    }

    @Override
    default List<Replicate> replicates(Settings settings, Arm arm, List<Integer> seeds) {
        return new Arms(settings).replicates(arm, seeds);
    }

    @Override
    default List<Metric> metrics(Settings settings) {
        return translates(settings.data()) ? new Metrics(settings).all() : List.of();
    }

    @Override
    default List<CurveFamily> curveFamilies(Settings settings) {
        return translates(settings.data()) ? new Metrics(settings).curves() : List.of();
    }

    @Override
    default List<MemoryNeed> memory(Settings settings) {
        return translates(settings.data()) ? memoryOfTrials(settings) : List.of();
    }

    @Override
    default long steps(Settings settings, Arm arm) {
        return settings.training().steps();
    }
}
