package org.l2bench.core.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Problems;

/**
 * Reads the data that settings name and holds them against what is asked of them. What is missing and what is wrong is collected,
 * so that a user hears of all of it at once, before anything is trained.
 */
public final class DataReading {
    private final Problems problems = new Problems();
    private final List<String> missing = new ArrayList<>();

    /** What was read; empty if it is missing, damaged or not what the settings need, which is then noted. */
    public <T> Optional<T> of(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (DataMissing e) {
            e.missing().stream().filter(m -> !missing.contains(m)).forEach(missing::add);
        } catch (InvalidSettings e) {
            problems.addAll(e.problems());
        }
        return Optional.empty();
    }

    /** Takes what the data rule out of what the settings ask for. */
    public Problems problems() {
        return problems;
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidSettings if something is wrong, with what is missing as well
     * @throws DataMissing if nothing is wrong, but something is missing
     */
    public void throwIfAny() {
        if (!problems.messages().isEmpty()) {
            problems.addAll(missing);
            problems.throwIfAny();
        }
        if (!missing.isEmpty()) {
            throw new DataMissing(missing);
        }
    }
}
