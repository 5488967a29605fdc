package org.l2bench.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;

class NumberedTextTest {
    private static final DataRoot NOWHERE = new DataRoot(Optional.empty(), Path.of("none"));

    /** Against the obvious way: a list of all tokens, counted, sorted and looked up. */
    @ParameterizedTest
    @CsvSource({"brown, SPACED, 3, 9223372036854775807", "bible-kjv, PLAIN, 1, 100001", "sotu, PLAIN, 5, 50000"})
    void onePassGivesTheNumbersOfTheObviousWay(String name, Tokeniser tokeniser, int minimumCount, long limit) {
        var text = Catalogue.loadText(name, Split.ALL, NOWHERE);
        var builder = new NumberedText.Builder(limit);
        text.read(line -> builder.add(tokeniser.tokens(line)));
        var numbered = builder.build(minimumCount);

        var tokens = new ArrayList<String>();
        text.read(line -> {
            tokens.addAll(tokeniser.tokens(line));
            tokens.add("<eos>");
        });
        var taken = tokens.subList(0, (int) Math.min(limit, tokens.size()));
        var words = sorted(taken, minimumCount);
        var numbers = new HashMap<String, Integer>();
        IntStream.range(0, words.size()).forEach(i -> numbers.put(words.get(i), i));
        assertThat(numbered.tokens())
                .isEqualTo(taken.stream()
                        .mapToInt(t -> numbers.getOrDefault(t, numbers.get("<unk>")))
                        .toArray());
        assertThat(IntStream.range(0, numbered.vocabulary().size()).mapToObj(numbered.vocabulary()::word))
                .isEqualTo(words);
    }

    private static List<String> sorted(List<String> tokens, int minimumCount) {
        Map<String, Integer> counts = new HashMap<>(Map.of("<unk>", 0, "<eos>", 0));
        tokens.forEach(t -> counts.merge(t, 1, Integer::sum));
        Map<String, Integer> kept = new HashMap<>();
        int unknown = 0;
        for (var entry : counts.entrySet()) {
            boolean mark = entry.getKey().equals("<eos>");
            if (!entry.getKey().equals("<unk>") && (mark || entry.getValue() >= minimumCount)) {
                kept.put(entry.getKey(), entry.getValue());
            } else {
                unknown += entry.getValue();
            }
        }
        kept.put("<unk>", unknown);
        return kept.keySet().stream()
                .sorted(Comparator.comparing((String w) -> -kept.get(w)).thenComparing(w -> w))
                .toList();
    }

    @Test
    void spacedTokensAreThoseOfASplitAtWhiteSpace() {
        for (var line :
                List.of("", " ", "a", " a\tb \f c\u000b\u00a0d\u0085 e\u001f f ", "\u2003x y", "\ud83d\ude00 z")) {
            assertThat(Tokeniser.SPACED.tokens(line))
                    .isEqualTo(Arrays.stream(line.split("\\s+"))
                            .filter(t -> !t.isEmpty())
                            .toList());
        }
        assertThat(Tokeniser.SPACED_AS_PLAIN.tokens("a @\ud83d\ude00@ @-@ @@ @--@"))
                .containsExactly("a", "\ud83d\ude00", "-", "@@", "@--@");
    }

    @Test
    void onlyWantedLinesAreHandedOver() {
        var text = new Corpus("five", each -> {
            List.of("a", "b", "c", "d", "e").forEach(each);
            return "all";
        });
        var lines = new ArrayList<String>();
        text.where(i -> i % 2 == 1).read(lines::add);
        assertThat(lines).containsExactly("b", "d");
    }
}
