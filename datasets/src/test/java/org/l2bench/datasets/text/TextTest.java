package org.l2bench.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void plainTokensAreWordsNumbersAndSigns() {
        assertThat(Tokeniser.PLAIN.tokens("And God's 7 days--(one, two); don't O'Neil é"))
                .containsExactly(
                        "And", "God's", "7", "days", "-", "-", "(", "one", ",", "two", ")", ";", "don't", "O", "'",
                        "Neil", "é");
        assertThat(Tokeniser.PLAIN.tokens("  ")).isEmpty();
    }

    @Test
    void spacedTokensAreTakenAsTheyAre() {
        assertThat(Tokeniser.SPACED.tokens(" = 1 @,@ 000 <unk> = "))
                .containsExactly("=", "1", "@,@", "000", "<unk>", "=");
        assertThat(Tokeniser.SPACED_AS_PLAIN.tokens(" 1 @,@ 000 well @-@ known <unk>"))
                .containsExactly("1", ",", "000", "well", "-", "known", "<unk>");
    }

    @Test
    void vocabulariesCountAndSortByFrequency() {
        var tokens = List.of("a", "b", "a", "c", "a", "b", "<eos>", "<unk>", "d", "<eos>");
        var vocabulary = Vocabulary.of(tokens.stream().collect(Collectors.toMap(t -> t, t -> 1, Integer::sum)), 2);
        assertThat(IntStream.range(0, vocabulary.size()).mapToObj(vocabulary::word))
                .containsExactly("<unk>", "a", "<eos>", "b");
        assertThat(vocabulary.count(vocabulary.number("a"))).isEqualTo(3);
        assertThat(vocabulary.count(vocabulary.unknown())).isEqualTo(3); // c, d and the mark itself
        assertThat(vocabulary.number("never seen")).isEqualTo(vocabulary.unknown());
        assertThat(tokens.stream().map(vocabulary::number)).containsExactly(1, 3, 1, 0, 1, 3, 2, 0, 0, 2);
    }

    @Test
    void evenlySpacedIsTruncatedAndHasBothEnds() {
        assertThat(Windows.evenlySpaced(new int[] {10, 20, 30, 40, 50, 60}, 4)).containsExactly(10, 20, 40, 60);
        assertThat(Windows.evenlySpaced(new int[] {10, 20}, 1)).containsExactly(10);
        assertThatThrownBy(() -> Windows.evenlySpaced(new int[] {1, 2}, 3)).hasMessageContaining("at most the 2");
        assertThat(Windows.all(10, 4, 1)).containsExactly(0, 1, 2, 3, 4, 5);
    }

    /** Against the double loop. */
    @Test
    void windowsOfTheOtherStreamAreLeftOut() {
        var random = new Random(1);
        var other = random.ints(400, 0, 3).toArray();
        var stream = random.ints(300, 0, 3).toArray();
        System.arraycopy(other, 100, stream, 50, 20);
        var starts = Windows.all(stream.length, 7, 1);
        var expected = new ArrayList<Integer>();
        for (int start : starts) {
            boolean found = false;
            for (int at = 0; at + 7 <= other.length; at++) {
                found |= Arrays.equals(other, at, at + 7, stream, start, start + 7);
            }
            if (!found) {
                expected.add(start);
            }
        }
        assertThat(Arrays.stream(Windows.notVerbatimIn(other, stream, starts, 7))
                        .boxed()
                        .toList())
                .isEqualTo(expected)
                .hasSizeBetween(1, starts.length - 14)
                .doesNotContain(50, 63);
    }
}
