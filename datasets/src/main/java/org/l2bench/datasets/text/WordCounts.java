package org.l2bench.datasets.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How often each word of a text occurs, where words are cut at the ASCII space alone, as subword-nmt cuts them. */
public record WordCounts(Map<String, Integer> counts) {
    private static final class Count {
        private int value;
    }

    /** Of all lines of several texts together: of both sides of a parallel text, for a joint encoding. */
    @SafeVarargs
    public static WordCounts of(Collection<String>... texts) {
        Map<String, Count> found = new HashMap<>();
        for (var text : texts) {
            for (var line : text) {
                count(line, found);
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        found.forEach((word, count) -> counts.put(word, count.value));
        return new WordCounts(counts);
    }

    private static void count(String line, Map<String, Count> found) {
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == ' ') {
                if (i > start) {
                    found.computeIfAbsent(line.substring(start, i), w -> new Count()).value++;
                }
                start = i + 1;
            }
        }
    }
}
