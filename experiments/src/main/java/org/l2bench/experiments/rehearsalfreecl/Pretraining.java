package org.l2bench.experiments.rehearsalfreecl;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.datasets.transform.Draws;

/** Settings of the pre-training that P arms start from, on classes of the same set. */
record Pretraining(
        @Setting("classes that are only pre-trained on; 0 with a backbone")
        @Range(least = 0, most = Training.MOST_CLASSES)
        int classes,

        @Setting("images of each of them, the first ones that are not for testing; 0 for all")
        @Range(least = 0, most = ImageSplit.MOST_PER_CLASS)
        int perClass,

        @Setting("draws these classes, the initial weights and the order")
        int seed,

        @Setting("of the pre-training") @Range(least = 1, most = Training.MOST_EPOCHS)
        int epochs,

        @Setting("images of a step of the pre-training") @Range(least = 1, most = Training.MOST_BATCH)
        int batchSize) {

    /** The classes that are only pre-trained on, which the stream does without. */
    record Reserved(int classes, int seed) {
        /** Drawn once, ascending. */
        int[] of(int all) {
            var drawn = Arrays.copyOf(new Draws(seed).permutation(all), classes);
            Arrays.sort(drawn);
            return drawn;
        }

        /** Classes of the stream in the order in which they come: none of these. */
        int[] stream(int all, int wanted, long seed) {
            var reserved = of(all);
            var others = IntStream.range(0, all)
                    .filter(c -> Arrays.binarySearch(reserved, c) < 0)
                    .toArray();
            return Arrays.stream(new Draws(seed).permutation(others.length))
                    .limit(wanted)
                    .map(i -> others[i])
                    .toArray();
        }
    }

    Reserved reserved() {
        return new Reserved(classes, seed);
    }

    /** Whether there is one, and not a backbone of the user's. */
    boolean happens() {
        return classes > 0;
    }
}
