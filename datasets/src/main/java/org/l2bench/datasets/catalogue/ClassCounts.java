package org.l2bench.datasets.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Images or rows of each class of the named sets. Classes are equal but for those whose counts stand here. */
final class ClassCounts {
    private static final Map<String, Map<Split, List<Integer>>> UNEQUAL = Map.of(
            "mnist",
            Map.of(
                    Split.TRAIN, List.of(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949),
                    Split.TEST, List.of(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009)),
            "svhn",
            Map.of(
                    Split.TRAIN, List.of(4948, 13861, 10585, 8497, 7458, 6882, 5727, 5595, 5045, 4659),
                    Split.TEST, List.of(1744, 5099, 4149, 2882, 2523, 2384, 1977, 2019, 1660, 1595)),
            "spambase",
            Map.of(Split.ALL, List.of(2788, 1813)),
            "pd-speech",
            Map.of(Split.ALL, List.of(188, 64)),
            "sonar",
            Map.of(Split.ALL, List.of(111, 97)),
            "ionosphere",
            Map.of(Split.ALL, List.of(126, 225)),
            "arcene",
            Map.of(Split.TRAIN, List.of(56, 44), Split.VALIDATION, List.of(56, 44)));

    private ClassCounts() {}

    static int[] of(DataSet set, Split split) {
        int[] counts = new int[set.classes()];
        var parts = split == Split.ALL ? set.counts().keySet() : List.of(split);
        for (var part : parts) {
            int[] ofPart = ofPart(set, part);
            Arrays.setAll(counts, c -> counts[c] + ofPart[c]);
        }
        return counts;
    }

    private static int[] ofPart(DataSet set, Split part) {
        if (UNEQUAL.containsKey(set.name())) {
            return UNEQUAL.get(set.name()).get(part).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        int[] counts = new int[set.classes()];
        Arrays.fill(counts, set.counts().get(part) / set.classes());
        return counts;
    }
}
