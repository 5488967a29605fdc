package org.l2bench.core.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.EncoderDecoder;
import org.l2bench.core.network.EncoderDecoderSpec;
import org.l2bench.core.network.PaddedTokens;
import org.l2bench.core.testing.TensorScope;
import org.l2bench.core.translation.BeamSearch.Hypothesis;

@ExtendWith(TensorScope.class)
class BeamSearchTest {
    private static final int END = 1;

    /** Says of each prefix of a sentence something else, and the same each time. */
    private record Invented(int words, double endWeight) {
        double[] logProbabilities(int sentence, List<Integer> prefix) {
            var random = new SplittableRandom(31L * sentence + prefix.hashCode());
            var weights = IntStream.range(0, words)
                    .mapToDouble(w -> Math.pow(random.nextDouble(), 3) * (w == END ? endWeight : 1))
                    .toArray();
            double sum = Arrays.stream(weights).sum();
            return Arrays.stream(weights).map(w -> Math.log(w / sum)).toArray();
        }
    }

    /** What {@link Invented} says, by the calls of a search. */
    private static final class Told implements Continuation {
        private final Invented model;
        private List<Integer> sentences;
        private List<List<Integer>> prefixes = new ArrayList<>();
        private int each = 1;

        Told(Invented model, List<Integer> sentences) {
            this.model = model;
            this.sentences = sentences;
        }

        @Override
        public Tensor start(Tensor tokens) {
            sentences.forEach(s -> prefixes.add(List.of()));
            return said();
        }

        @Override
        public Tensor next(Tensor tokens, Tensor origins, Tensor stayed) {
            var words = TensorArrays.longs(tokens);
            var from = TensorArrays.longs(origins);
            List<List<Integer>> next = new ArrayList<>();
            for (int i = 0; i < words.length; i++) {
                var prefix = new ArrayList<>(prefixes.get((int) from[i]));
                prefix.add((int) words[i]);
                next.add(prefix);
            }
            prefixes = next;
            var before = sentences;
            sentences = Arrays.stream(TensorArrays.longs(stayed))
                    .mapToObj(s -> before.get((int) s))
                    .toList();
            each = words.length / sentences.size();
            return said();
        }

        private Tensor said() {
            var all = IntStream.range(0, prefixes.size())
                    .mapToObj(i -> model.logProbabilities(sentences.get(i / each), prefixes.get(i)))
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            return TensorArrays.of(all, sentences.size(), each, model.words());
        }

        @Override
        public void close() {}
    }

    private static Hypothesis searched(BeamSearch search, Invented model, int sentence) {
        return search.of(new Told(model, List.of(sentence)), 1, Compute.CPU).get(0);
    }

    private static void assertEqual(Hypothesis found, Hypothesis expected) {
        assertThat(found.words()).isEqualTo(expected.words());
        assertThat(found.score()).isCloseTo(expected.score(), within(1e-12));
        assertThat(found.ended()).isEqualTo(expected.ended());
    }

    /** All sentences that there can be. */
    private static Hypothesis exhaustive(
            BeamSearch search, Invented model, int sentence, List<Integer> prefix, double logProbability) {
        var said = model.logProbabilities(sentence, prefix);
        int length = prefix.size() + 1;
        Hypothesis best = null;
        for (int word = 1; word < model.words(); word++) {
            double sum = logProbability + said[word];
            var longer = new ArrayList<>(prefix);
            longer.add(word);
            Hypothesis found;
            if (word == END) {
                found = hypothesis(prefix, sum / Math.pow(length, search.penalty()), true);
            } else if (length == search.limit()) {
                found = hypothesis(longer, sum / Math.pow(length, search.penalty()), false);
            } else {
                found = exhaustive(search, model, sentence, longer, sum);
            }
            best = best == null || found.score() > best.score() ? found : best;
        }
        return best;
    }

    private static Hypothesis hypothesis(List<Integer> words, double score, boolean ended) {
        return new Hypothesis(words.stream().mapToInt(Integer::intValue).toArray(), score, ended);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.2", "0.6, 0.2", "1, 1", "1.4, 3"})
    void aBeamThatHoldsEverythingFindsTheBestOfAll(double penalty, double endWeight) {
        var search = new BeamSearch(256, penalty, 4, END, END, 0);
        var model = new Invented(5, endWeight);
        boolean anyOpen = false;
        for (int sentence = 0; sentence < 20; sentence++) {
            var best = exhaustive(search, model, sentence, List.of(), 0);
            assertEqual(searched(search, model, sentence), best);
            anyOpen |= !best.ended();
        }
        assertThat(anyOpen).isTrue(); // among all, some that the limit cut off
    }

    private record Candidate(List<Integer> words, double sum) {}

    /** One sentence by lists that are sorted. */
    private static Hypothesis slowly(BeamSearch search, Invented model, int sentence) {
        List<Candidate> open = List.of(new Candidate(List.of(), 0));
        List<Hypothesis> done = new ArrayList<>();
        for (int length = 1; length <= search.limit() && done.size() < search.beam(); length++) {
            List<Candidate> all = new ArrayList<>();
            for (var each : open) {
                var said = model.logProbabilities(sentence, each.words());
                for (int word = 1; word < model.words(); word++) {
                    var longer = new ArrayList<>(each.words());
                    longer.add(word);
                    all.add(new Candidate(longer, each.sum() + said[word]));
                }
            }
            all.sort(Comparator.comparing((Candidate c) -> -c.sum()));
            double divisor = Math.pow(length, search.penalty());
            all.stream()
                    .limit(search.beam())
                    .filter(c -> ends(c))
                    .forEach(c ->
                            done.add(hypothesis(c.words().subList(0, c.words().size() - 1), c.sum() / divisor, true)));
            open = all.stream().filter(c -> !ends(c)).limit(search.beam()).toList();
            if (length == search.limit() && done.size() < search.beam()) {
                open.forEach(c -> done.add(hypothesis(c.words(), c.sum() / divisor, false)));
            }
        }
        return done.stream().max(Comparator.comparing(Hypothesis::score)).orElseThrow();
    }

    private static boolean ends(Candidate candidate) {
        return candidate.words().get(candidate.words().size() - 1) == END;
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0.6", "3, 1", "4, 0.6", "5, 1.4"})
    void theSlowTwinFindsTheSame(int beam, double penalty) {
        var search = new BeamSearch(beam, penalty, 9, END, END, 0);
        for (int sentence = 0; sentence < 40; sentence++) {
            var model = new Invented(3 + sentence % 6, 1 + sentence % 3);
            assertEqual(searched(search, model, sentence), slowly(search, model, sentence));
        }
    }

    @Test
    void allTogetherIsAsOneByOne() {
        var search = new BeamSearch(4, 0.6, 12, END, END, 0);
        var model = new Invented(7, 2);
        var sentences = IntStream.range(0, 50).boxed().toList();
        var together = search.of(new Told(model, sentences), 50, Compute.CPU);
        for (int sentence : sentences) {
            assertEqual(together.get(sentence), searched(search, model, sentence));
        }
        assertThat(together).extracting(h -> h.words().length).contains(0, 3, 5);
    }

    @Test
    void aTransformersSentencesAreSearchedTogetherAsOneByOne() {
        var spec = new EncoderDecoderSpec(
                18, 50, EncoderDecoderSpec.Embeddings.OWN, 32, 4, 128, 2, 2, 0.1, 14, ScalarType.Double);
        var model = new EncoderDecoder(spec, name -> new RandomStream(name.hashCode()));
        var search = new BeamSearch(4, 0.6, 14, END, END, 0);
        var sources = StyleLanguage.pairs(30, 1).stream()
                .map(StyleLanguage.Pair::source)
                .toList();
        var together = translated(model, search, sources);
        for (int i = 0; i < sources.size(); i++) {
            var alone = translated(model, search, sources.subList(i, i + 1)).get(0);
            assertThat(together.get(i).words()).isEqualTo(alone.words());
            assertThat(together.get(i).score()).isCloseTo(alone.score(), within(1e-10));
        }
    }

    private static List<Hypothesis> translated(EncoderDecoder model, BeamSearch search, List<int[]> sources) {
        var memory = model.encode(PaddedTokens.of(sources, StyleLanguage.PADDING), Dropout.none());
        try (var decoding = model.wordByWord(memory)) {
            return search.of(decoding, sources.size(), Compute.CPU);
        }
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new BeamSearch(0, -1, 0, 1, 1, 0))
                .hasMessageContaining("beam must be >= 1, was 0")
                .hasMessageContaining("penalty must be >= 0, was -1.0")
                .hasMessageContaining("limit must be >= 1, was 0");
    }
}
