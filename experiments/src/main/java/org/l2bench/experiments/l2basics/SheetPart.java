package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.function.Function;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.TrialContext;

/** A part of the sheet: {@link #work} says what its trials do and depend on, the other methods describe what comes of it. */
interface SheetPart<P extends Record> extends Part<Settings, P> {
    /**
     * The work of a part's trials.
     *
     * @param name of the part
     * @param type of what trials depend on
     * @param setup what they depend on, of all settings
     * @param code the class that has the work
     */
    record Work<P extends Record>(
            String name,
            Class<P> type,
            Function<Settings, P> setup,
            Class<?> code,
            Function<TrialContext<P>, Outcome> trial) {}

    Work<P> work();

    @Override
    default String part() {
        return work().name();
    }

    @Override
    default Class<P> partSettingsType() {
        return work().type();
    }

    @Override
    default P settings(Settings all) {
        return work().setup().apply(all);
    }

    @Override
    default List<Class<?>> code() {
        return List.of(work().code());
    }

    @Override
    default Outcome run(TrialContext<P> context) {
        return work().trial().apply(context);
    }
}
