package org.l2bench.experiments.seerforcing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.core.translation.StyleLanguage;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.DataSet;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;

/** Sentence pairs. */
public record DataSettings(
        @Setting("style-language, which is drawn by the seed and whose optimum is known, or a parallel text")
        String name,

        @Setting("training pairs") @Range(least = 1, most = DataSettings.MOST)
        int pairs,

        @Setting("further numbers of training pairs, on which plain and kd are run; larger ones extend smaller ones")
        @Range(least = 1, most = DataSettings.MOST)
        List<Integer> sizes,

        @Setting("validation pairs, which choose checkpoint and temperature")
        @Range(least = 1, most = DataSettings.MOST)
        int validation,

        @Setting("test pairs") @Range(least = 1, most = DataSettings.MOST)
        int test,

        @Setting("test pairs that are translated, the first ones") @Range(least = 1, most = DataSettings.MOST)
        int searched,

        @Setting("joins of byte-pair encoding, of both languages together; of a text alone")
        @Range(least = 0, most = 1_000_000)
        int merges,

        @Setting(
                "characters of the longest sentence, without spaces: it has no more tokens; pairs of a text with a longer one are left out")
        @Range(least = 2, most = 10_000)
        int longest) {
    static final String LANGUAGE = "style-language";
    static final int MOST = 100_000_000;

    public DataSettings {
        sizes = List.copyOf(sizes);
        var problems = new Problems();
        problems.distinct(
                "sizes and pairs",
                Stream.concat(Stream.of(pairs), sizes.stream()).toList());
        problems.require(searched <= test, "searched must be at most test (%s), was %s", test, searched);
        int most = IntStream.concat(IntStream.of(pairs), sizes.stream().mapToInt(Integer::intValue))
                .max()
                .orElseThrow();
        if (name.equals(LANGUAGE)) {
            int least = StyleLanguage.LONGEST + 1;
            problems.require(longest >= least, "longest must be at least %s for %s, was %s", least, LANGUAGE, longest);
        } else {
            int validated = validation;
            int tested = test;
            NamedSet.parallelText("name", name, problems)
                    .ifPresent(set -> checkCounts(set, most, validated, tested, problems));
        }
        problems.throwIfAny();
    }

    private static void checkCounts(DataSet set, int training, int validation, int test, Problems problems) {
        var counts = set.counts();
        if (counts.containsKey(Split.ALL)) {
            problems.require(
                    (long) training + validation + test <= counts.get(Split.ALL),
                    "pairs or sizes, validation and test must be at most %s together, the pairs of %s, were %s, %s, %s",
                    counts.get(Split.ALL),
                    set.name(),
                    training,
                    validation,
                    test);
            return;
        }
        atMost("pairs and sizes", training, set, Split.TRAIN, problems);
        atMost("validation", validation, set, Split.VALIDATION, problems);
        atMost("test", test, set, Split.TEST, problems);
    }

    private static void atMost(String setting, int value, DataSet set, Split part, Problems problems) {
        int most = set.counts().get(part);
        problems.require(
                value <= most,
                "%s must be at most %s, the %s pairs of %s, was %s",
                setting,
                most,
                part,
                set.name(),
                value);
    }

    boolean isLanguage() {
        return name.equals(LANGUAGE);
    }

    /** Whether a text comes in parts; the seed divides one that does not. */
    boolean isInParts() {
        return Catalogue.describe(name).counts().containsKey(Split.TRAIN);
    }

    /** The fewest training pairs of an arm. */
    int fewest() {
        return all().min().orElseThrow();
    }

    /** The most training pairs of an arm. */
    int most() {
        return all().max().orElseThrow();
    }

    private IntStream all() {
        return IntStream.concat(IntStream.of(pairs), sizes.stream().mapToInt(Integer::intValue));
    }
}
