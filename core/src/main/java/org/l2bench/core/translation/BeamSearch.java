package org.l2bench.core.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Largest;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.setting.Problems;

/**
 * Beam search with a length penalty: the hypothesis with the largest log-probability / length^penalty, the end counted as a word. In
 * each step the open hypotheses of a sentence, at most {@code beam}, are continued by every word; those of the best {@code beam}
 * continuations that end are done, and the best {@code beam} that do not end go on. A sentence is done when {@code beam} of its hypotheses
 * have ended, or at the limit, where an open hypothesis counts as it stands. With beam 1 it is greedy decoding.
 *
 * <p>All sentences are searched at once, and one that is done leaves the batch; each has the result that it has by itself.
 *
 * @param penalty at least 0
 * @param limit words of the longest hypothesis, the end included
 * @param start what every hypothesis begins behind; it is no word of the hypothesis
 * @param end the word that ends one
 * @param never a word that is never said: the one that fills rows
 */
public record BeamSearch(int beam, double penalty, int limit, int start, int end, int never) {
    public BeamSearch {
        new Problems()
                .require(beam >= 1, "beam must be >= 1, was %s", beam)
                .require(penalty >= 0, "penalty must be >= 0, was %s", penalty)
                .require(limit >= 1, "limit must be >= 1, was %s", limit)
                .throwIfAny();
    }

    /**
     * A translation.
     *
     * @param words without the end
     * @param score log-probability / length^penalty
     * @param ended whether it has an end, or the limit cut it off
     */
    @SuppressWarnings("ArrayRecordComponent") // a sentence by its numbers
    public record Hypothesis(int[] words, double score, boolean ended) {}

    /** One that goes on; its origin is its row of the model's last call. */
    @SuppressWarnings("ArrayRecordComponent") // a sentence by its numbers
    private record Open(int[] words, double logProbability, int origin) {
        Open(Open before, int word, double logProbability, int origin) {
            this(Arrays.copyOf(before.words, before.words.length + 1), logProbability, origin);
            words[before.words.length] = word;
        }
    }

    /** A sentence that is searched for. */
    private static final class Search {
        private final int sentence;
        private List<Open> open = List.of(new Open(new int[0], 0, 0));
        private Hypothesis best;
        private int ended;

        Search(int sentence) {
            this.sentence = sentence;
        }

        void offer(Hypothesis hypothesis) {
            if (best == null || hypothesis.score() > best.score()) {
                best = hypothesis;
            }
        }
    }

    /**
     * The best hypothesis found for each sentence.
     *
     * @param model of so many sentences, not yet begun; it is not closed
     */
    public List<Hypothesis> of(Continuation model, int sentences, Compute compute) {
        var results = new Hypothesis[sentences];
        var searches = IntStream.range(0, sentences).mapToObj(Search::new).toList();
        var stayed = new int[0];
        for (int length = 1; !searches.isEmpty(); length++) {
            try (var scope = new PointerScope()) {
                var logProbabilities =
                        length == 1 ? model.start(first(sentences, compute)) : next(model, searches, stayed, compute);
                advance(searches, logProbabilities, length);
            }
            List<Search> going = new ArrayList<>();
            var places = IntStream.builder();
            for (int i = 0; i < searches.size(); i++) {
                var search = searches.get(i);
                if (search.ended >= beam || length == limit || search.open.isEmpty()) {
                    results[search.sentence] = search.best;
                } else {
                    going.add(search);
                    places.add(i);
                }
            }
            searches = going;
            stayed = places.build().toArray();
        }
        return List.of(results);
    }

    private Tensor first(int sentences, Compute compute) {
        var starts = new int[sentences];
        Arrays.fill(starts, start);
        return compute.place(TensorArrays.of(starts).view(sentences, 1));
    }

    /** The call for the open hypotheses, beside which impossible ones fill up each sentence's rows. */
    private Tensor next(Continuation model, List<Search> searches, int[] stayed, Compute compute) {
        var words = new int[searches.size() * beam];
        var origins = new int[words.length];
        for (int i = 0; i < searches.size(); i++) {
            var open = searches.get(i).open;
            for (int j = 0; j < beam; j++) {
                var hypothesis = open.get(Math.min(j, open.size() - 1));
                words[i * beam + j] = hypothesis.words()[hypothesis.words().length - 1];
                origins[i * beam + j] = hypothesis.origin();
            }
        }
        return model.next(
                compute.place(TensorArrays.of(words).view(searches.size(), beam)),
                compute.place(TensorArrays.of(origins)),
                compute.place(TensorArrays.of(stayed)));
    }

    /** @param logProbabilities [searches, rows of each, words] */
    private void advance(List<Search> searches, Tensor logProbabilities, int length) {
        int rows = (int) logProbabilities.size(1);
        int words = (int) logProbabilities.size(2);
        var before = new double[searches.size() * rows];
        for (int i = 0; i < searches.size(); i++) {
            var open = searches.get(i).open;
            for (int j = 0; j < rows; j++) {
                before[i * rows + j] = j < open.size() ? open.get(j).logProbability() : Double.NEGATIVE_INFINITY;
            }
        }
        var sums = logProbabilities.add(TensorArrays.of(before, searches.size(), rows, 1)
                .to(logProbabilities.device(), logProbabilities.scalar_type()));
        sums.narrow(2, never, 1).fill_(new Scalar(Double.NEGATIVE_INFINITY));
        int count = Math.min(2 * beam, rows * words); // so many, for each open hypothesis ends in one way
        var best = Largest.of(sums.view(searches.size(), (long) rows * words), count);
        var values = TensorArrays.doubles(best.values());
        var places = TensorArrays.longs(best.places());
        for (int i = 0; i < searches.size(); i++) {
            var search = searches.get(i);
            List<Open> open = new ArrayList<>();
            for (int rank = 0; rank < count; rank++) {
                double sum = values[i * count + rank];
                int row = (int) (places[i * count + rank] / words);
                int word = (int) (places[i * count + rank] % words);
                if (sum == Double.NEGATIVE_INFINITY) {
                    break;
                }
                if (word != end) {
                    if (open.size() < beam) {
                        open.add(new Open(search.open.get(row), word, sum, i * rows + row));
                    }
                } else if (rank < beam) {
                    search.ended++;
                    search.offer(new Hypothesis(search.open.get(row).words(), score(sum, length), true));
                }
            }
            if (length == limit && search.ended < beam) {
                open.forEach(o -> search.offer(new Hypothesis(o.words(), score(o.logProbability(), length), false)));
            }
            search.open = open;
        }
    }

    private double score(double logProbability, int length) {
        return logProbability / Math.pow(length, penalty);
    }
}
