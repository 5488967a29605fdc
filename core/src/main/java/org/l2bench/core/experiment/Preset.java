package org.l2bench.core.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.l2bench.core.setting.Problems;

/**
 * Named settings and seeds. The seeds are not part of the settings: adding one leaves the other trials' ids as they are.
 *
 * @param seedCount at least 1
 * @param firstSeed seeds are numbered from here without gaps
 * @param duration what to expect on two cores, in words, e.g. {@code about 14 minutes}
 */
public record Preset<S extends Record>(String name, int seedCount, int firstSeed, S settings, String duration) {
    public Preset {
        new Problems()
                .require(seedCount >= 1, "seeds must be >= 1, was %s", seedCount)
                .throwIfAny();
    }

    public List<Integer> seeds() {
        return IntStream.range(firstSeed, firstSeed + seedCount).boxed().toList();
    }
}
