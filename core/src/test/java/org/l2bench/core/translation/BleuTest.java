package org.l2bench.core.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BleuTest {
    private static List<List<String>> sentences(String text) {
        return Arrays.stream(text.split(" / ", -1)).map(BleuTest::tokens).toList();
    }

    private static List<String> tokens(String sentence) {
        return sentence.equals("(empty)") ? List.of() : List.of(sentence.split(" ", -1));
    }

    /** Made with sacreBLEU 2.6.0: corpus_score, and sentence_score with effective order. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "the cat sat on the mat . / a small dog runs in the park"
                        + " | the cat sat on the mat . / a small dog ran through the green park"
                        + " | 59.910061731196755 | 59.910061731196755 | 100.00000000000004, 24.0785655451027",
                "he went home early / red blue green sky"
                        + " | he went to home now early / blue red green high sky"
                        + " | 15.5258992343772 | 15.5258992343772 | 23.04318198457308, 17.593148699905946",
                "we saw the big house on the hill / (empty) / it rains"
                        + " | we saw the big house on the hill / nobody was there at all / it rains a lot in may"
                        + " | 40.656965974059936 | 40.656965974059936 | 100.00000000000004, 0.0, 13.533528323661276",
                "the the the the cat sat on on the mat today / yes it is so"
                        + " | the cat sat on the mat / yes it is"
                        + " | 33.8012439711317 | 33.8012439711317 | 32.64971028628053, 59.460355750136046",
                "one two three / four five six | one two three / four five six"
                        + " | 0.0 | 100.00000000000004 | 100.00000000000004, 100.00000000000004",
                "x | x y | 0.0 | 36.78794411714425 | 36.78794411714425",
                "a b c d | e f g h | 0.0 | 0.0 | 0.0",
                "Hello , world ! / It 's 3.5 % better ( maybe ) . | Hello , world ! / It 's 3.4 % better ( perhaps ) ."
                        + " | 40.016016019225006 | 40.016016019225006 | 100.00000000000004, 26.084743001221455"
            })
    void theScoresAreThoseOfSacreBleu(
            String hypotheses, String references, double corpus, double effective, String sentences) {
        var counts = Bleu.ofSentences(sentences(hypotheses), sentences(references));
        assertThat(Bleu.of(sentences(hypotheses), sentences(references))).isEqualTo(corpus);
        assertThat(Bleu.sum(counts).bleuOfEffectiveOrder()).isEqualTo(effective);
        assertThat(counts.stream().map(Bleu.Counts::bleuOfEffectiveOrder))
                .containsExactlyElementsOf(Arrays.stream(sentences.split(", ", -1))
                        .map(Double::valueOf)
                        .toList());
    }

    /** Made with sacreBLEU 2.6.0. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the cat sat on the mat . / a small dog runs in the park"
                        + " | the cat sat on the mat . / a small dog ran through the green park"
                        + " | 0.9310627797040228 | 12 8 6 4 | 14 12 10 8",
                "he went home early / red blue green sky | he went to home now early / blue red green high sky"
                        + " | 0.6872892787909722 | 8 1 0 0 | 8 6 4 2",
                "the the the the cat sat on on the mat today / yes it is so | the cat sat on the mat / yes it is"
                        + " | 1.0 | 9 7 4 1 | 15 13 11 9"
            })
    void theCountsAreThoseOfSacreBleu(
            String hypotheses, String references, double brevity, String fitting, String all) {
        var counts = Bleu.sum(Bleu.ofSentences(sentences(hypotheses), sentences(references)));
        assertThat(counts.brevity()).isEqualTo(brevity);
        assertThat(joined(counts.fitting())).isEqualTo(fitting);
        assertThat(joined(counts.all())).isEqualTo(all);
    }

    private static String joined(long[] numbers) {
        return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    @Test
    void whatSacreBleuWouldCutIsRefused() {
        assertThatThrownBy(() -> Bleu.counts(List.of("a\u00A0b"), List.of("a")))
                .hasMessage(
                        "tokens of a hypothesis must hold no space of any kind and not be empty, one was 'a\u00A0b'");
        assertThatThrownBy(() -> Bleu.counts(List.of("a"), List.of(""))).hasMessageContaining("tokens of a reference");
        assertThat(Bleu.counts(List.of("a\u200Bb"), List.of("a\u200Bb")).fitting()[0])
                .isEqualTo(1);
        assertThat(Bleu.tokens(" a\u00A0b \u3000c\u0085d\u001Ce\u200Bf\t"))
                .containsExactly("a", "b", "c", "d", "e\u200Bf");
        assertThatThrownBy(() -> Bleu.of(sentences("a / b"), sentences("a")))
                .hasMessage("BLEU needs a reference for each hypothesis, had 2 hypotheses and 1 references");
        assertThat(Bleu.SIGNATURE).contains("tok:none").contains("smooth:exp").contains("eff:no");
    }

    /** Sentences of which a system has some right and the rest wrong. */
    private static List<Bleu.Counts> system(double right, long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, 200)
                .mapToObj(i -> {
                    var reference =
                            IntStream.range(0, 8).mapToObj(j -> "w" + (i + j)).toList();
                    var hypothesis = new ArrayList<>(reference);
                    hypothesis.replaceAll(word -> random.nextDouble() < right ? word : "x");
                    return Bleu.counts(hypothesis, reference);
                })
                .toList();
    }

    @Test
    void theBootstrapTellsABetterSystemFromAnEqualOne() {
        var better = system(0.9, 1);
        var worse = system(0.8, 2);
        var found = PairedBootstrap.of(better, worse, 1000, 3);
        assertThat(found.difference())
                .isEqualTo(Bleu.sum(better).bleu() - Bleu.sum(worse).bleu())
                .isBetween(found.low(), found.high());
        assertThat(found.low()).isPositive();
        assertThat(found.notBetter()).isZero();
        assertThat(found).isEqualTo(PairedBootstrap.of(better, worse, 1000, 3));
        var swapped = PairedBootstrap.of(worse, better, 1000, 3);
        assertThat(swapped.notBetter()).isEqualTo(1);
        assertThat(swapped.low()).isCloseTo(-found.high(), within(1e-12));
        var equal = PairedBootstrap.of(system(0.8, 4), worse, 1000, 3);
        assertThat(equal.low()).isNegative();
        assertThat(equal.high()).isPositive();
        assertThat(PairedBootstrap.of(worse, worse, 10, 1)).isEqualTo(new PairedBootstrap(0, 0, 0, 1));
        assertThatThrownBy(() -> PairedBootstrap.of(better, better.subList(1, 9), 10, 1))
                .hasMessageContaining("had 200 and 8 sentences and 10 draws");
    }
}
