package org.l2bench.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTextTest {
    @Test
    void eachSourceHasItsTarget() {
        var text = new ParallelText("two", List.of("a", "b"), List.of("x", "y"));
        assertThat(text.at(List.of(1))).isEqualTo(new ParallelText("two", List.of("b"), List.of("y")));
        assertThat(text.fingerprint())
                .isEqualTo(new ParallelText("other", text.sources(), text.targets()).fingerprint())
                .isNotEqualTo(new ParallelText("two", text.targets(), text.sources()).fingerprint());
        assertThatThrownBy(() -> new ParallelText("odd", List.of("a", "b"), List.of("x")))
                .hasMessage("parallel text odd must have a target for each source, had 2 sources and 1 targets");
    }

    @Test
    void tokensAreNumberedByTheirCountsBehindTheMarks() {
        var vocabulary = SubwordVocabulary.of(
                List.of(List.of("b", "a", "c"), List.of("c", "<eos>")), List.of(List.of("c", "a")));
        assertThat(vocabulary.size()).isEqualTo(7);
        assertThat(IntStream.range(0, 7).mapToObj(vocabulary::token))
                .containsExactly("<pad>", "<eos>", "<unk>", "c", "a", "<eos>", "b");
        assertThat(vocabulary.numbers(List.of("c", "z", "b", "<eos>"))).containsExactly(3, 2, 6, 5, 1);
    }

    @Test
    void batchesHoldAllPairsOnceAndNoMoreTokensThanAllowed() {
        var random = new SplittableRandom(1);
        var sources = IntStream.range(0, 500).map(i -> 1 + random.nextInt(40)).toArray();
        var targets = IntStream.range(0, 500).map(i -> 1 + random.nextInt(40)).toArray();
        var order = IntStream.range(0, 500).map(i -> i * 7 % 500).toArray();
        var batches = TokenBatches.of(sources, targets, order, 200);
        assertThat(batches.stream().flatMapToInt(IntStream::of).toArray())
                .containsExactlyInAnyOrder(IntStream.range(0, 500).toArray());
        assertThat(batches).allSatisfy(batch -> {
            int longest = IntStream.of(batch)
                    .map(p -> Math.max(sources[p], targets[p]))
                    .max()
                    .orElseThrow();
            assertThat(longest * batch.length).isLessThanOrEqualTo(200);
        });
        assertThat(TokenBatches.filled(sources, targets, batches)).isBetween(0.6, 1.0);
        assertThat(TokenBatches.filled(targets, targets, TokenBatches.of(targets, targets, order, 200)))
                .isGreaterThan(0.95);
    }

    @Test
    void pairsOfOneLengthKeepTheOrderOfTheEpoch() {
        var ones = new int[] {2, 2, 2, 2};
        var batches = TokenBatches.of(ones, ones, new int[] {3, 1, 0, 2}, 4);
        assertThat(batches).containsExactly(new int[] {3, 1}, new int[] {0, 2});
        assertThatThrownBy(() -> TokenBatches.of(ones, new int[] {2, 5, 2, 2}, new int[] {0, 1, 2, 3}, 4))
                .hasMessage("a batch must hold the 5 tokens of sentence pair 1, its limit was 4");
    }
}
