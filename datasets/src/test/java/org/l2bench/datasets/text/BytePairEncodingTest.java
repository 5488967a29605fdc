package org.l2bench.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.datasets.source.Embedded;
import org.l2bench.datasets.text.BytePairEncoding.Merge;

class BytePairEncodingTest {
    private static final List<String> BANDANAS = List.of(
            "band bands banana banana bandana bandana",
            "sand sands sandal sandal and and an a",
            "nab nabs bans ban ban");

    private static final Comparator<Merge> BY_CODE_POINTS =
            Comparator.comparing((Merge m) -> codePoints(m.left())).thenComparing(m -> codePoints(m.right()));

    /** Comparable by code points: each as six digits. */
    private static String codePoints(String text) {
        return text.codePoints().mapToObj(c -> String.format("%06x", c)).collect(Collectors.joining());
    }

    /** The slow twin counts all pairs again for every merge. */
    private static List<Merge> slowly(List<String> lines, int merges) {
        Map<List<String>, Integer> words = new HashMap<>();
        for (var line : lines) {
            for (var word : line.split(" ", -1)) {
                if (!word.isEmpty()) {
                    words.merge(BytePairEncoding.characters(word), 1, Integer::sum);
                }
            }
        }
        List<Merge> learned = new ArrayList<>();
        while (learned.size() < merges) {
            Map<Merge, Integer> counts = new HashMap<>();
            words.forEach((pieces, count) -> {
                for (int i = 0; i + 1 < pieces.size(); i++) {
                    counts.merge(new Merge(pieces.get(i), pieces.get(i + 1)), count, Integer::sum);
                }
            });
            var best = counts.entrySet().stream()
                    .max(Map.Entry.<Merge, Integer>comparingByValue().thenComparing(Map.Entry::getKey, BY_CODE_POINTS));
            if (best.isEmpty() || best.get().getValue() < 2) {
                break;
            }
            var merge = best.get().getKey();
            learned.add(merge);
            Map<List<String>, Integer> joined = new HashMap<>();
            words.forEach((pieces, count) -> joined.merge(joined(pieces, merge), count, Integer::sum));
            words = joined;
        }
        return learned;
    }

    private static List<String> joined(List<String> pieces, Merge merge) {
        List<String> result = new ArrayList<>();
        int i = 0;
        while (i < pieces.size()) {
            if (i + 1 < pieces.size() && new Merge(pieces.get(i), pieces.get(i + 1)).equals(merge)) {
                result.add(merge.left() + merge.right());
                i += 2;
            } else {
                result.add(pieces.get(i));
                i++;
            }
        }
        return result;
    }

    private static List<Merge> learned(List<String> lines, int merges) {
        return BytePairLearner.learn(WordCounts.of(lines), merges).merges();
    }

    /** Made with subword-nmt (August 2024, after 0.3.8). */
    @Test
    void theMergesAreThoseOfSubwordNmt() {
        assertThat(learned(BANDANAS, 12))
                .extracting(Merge::toString)
                .containsExactly(
                        "a n",
                        "b an",
                        "s an",
                        "an a</w>",
                        "san d",
                        "ban d",
                        "a n</w>",
                        "sand a",
                        "sanda l</w>",
                        "n a",
                        "band ana</w>",
                        "ban ana</w>");
        assertThat(learned(BANDANAS, 100)).hasSize(14);
    }

    /** Made with subword-nmt, as above. */
    @Test
    void wordsAreCutIntoPiecesAndJoinedAgain() {
        var encoding = BytePairLearner.learn(WordCounts.of(BANDANAS), 12);
        var tokens = encoding.encode("bandanas and sandals nabbed");
        assertThat(String.join(" ", tokens)).isEqualTo("band@@ an@@ a@@ s an@@ d sanda@@ l@@ s na@@ b@@ b@@ e@@ d");
        assertThat(BytePairEncoding.decode(tokens)).isEqualTo("bandanas and sandals nabbed");
        assertThat(encoding.encode("  ")).isEmpty();
        assertThat(BytePairEncoding.decode(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSlowTwinLearnsTheSame(long seed) {
        var random = new SplittableRandom(seed);
        // Few letters, so that pairs overlap, tie and come about in two ways; some beyond U+FFFF and some above the
        // surrogates.
        var letters = List.of("a", "b", "c", "\uD83D\uDE00", "\uFF41", "\u00E4").subList(0, 2 + (int) (seed % 5));
        var lines = IntStream.range(0, 40)
                .mapToObj(line -> IntStream.range(0, 8)
                        .mapToObj(word -> IntStream.range(0, random.nextInt(9))
                                .mapToObj(i -> letters.get(random.nextInt(letters.size())))
                                .collect(Collectors.joining()))
                        .collect(Collectors.joining(" ")))
                .toList();
        assertThat(learned(lines, 400)).isEqualTo(slowly(lines, 400)).hasSizeGreaterThan(10);
    }

    @Test
    void theSlowTwinLearnsTheSameOfPlainText() {
        var lines = Embedded.lines("bible-kjv/verses.txt.gz").subList(0, 400);
        assertThat(learned(lines, 300)).isEqualTo(slowly(lines, 300)).hasSize(300);
        assertThat(BytePairEncoding.decode(new BytePairEncoding(learned(lines, 300)).encode(lines.get(7))))
                .isEqualTo(lines.get(7));
    }

    @Test
    void aJointEncodingCountsBothSidesTogether() {
        var joint = WordCounts.of(List.of("ab ab"), List.of("ab cd", "cd"));
        assertThat(joint.counts()).isEqualTo(Map.of("ab", 3, "cd", 2));
    }

    @Test
    void pairsThatOverlapAreAllCounted() {
        // "aaa" has two pairs "a a", and "xy" is there once more than "aaa".
        assertThat(learned(List.of("aaab aaab xyb xyb xyb"), 1)).containsExactly(new Merge("a", "a"));
    }

    @Test
    void wordsAreCutAtTheAsciiSpaceAlone() {
        assertThat(WordCounts.of(List.of(" a\u00A0b  c\td ")).counts()).containsOnlyKeys("a\u00A0b", "c\td");
    }

    @Test
    void fewerThanNoMergesAreRefused() {
        var counts = WordCounts.of(List.of("a"));
        assertThatThrownBy(() -> BytePairLearner.learn(counts, -1)).hasMessage("merges must be >= 0, were -1");
        assertThat(BytePairLearner.learn(counts, 5).merges()).isEmpty();
    }
}
