package org.l2bench.experiments.seerforcing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.EncoderDecoder;
import org.l2bench.core.network.PaddedTokens;
import org.l2bench.core.translation.BeamSearch;

/** Translates with the conventional decoder alone. */
record Decoding(BeamSearch search, Compute compute) {
    private static final int SENTENCES = 100;

    static Decoding of(SearchSettings settings, Compute compute) {
        return new Decoding(
                new BeamSearch(
                        settings.beam(),
                        settings.penalty(),
                        settings.limit(),
                        Sentences.END,
                        Sentences.END,
                        Sentences.PADDING),
                compute);
    }

    /** The translation of each sentence, without its end. */
    List<int[]> of(EncoderDecoder model, Sentences sentences) {
        var found = new int[sentences.count()][];
        try (var guard = new NoGradGuard()) {
            for (var indices : sentences.batches(SENTENCES)) {
                try (var scope = new PointerScope()) {
                    var places = TensorArrays.longs(indices);
                    var words = of(model, sentences.sources().select(indices));
                    for (int i = 0; i < places.length; i++) {
                        found[(int) places[i]] = words.get(i);
                    }
                }
            }
        }
        return List.of(found);
    }

    private List<int[]> of(EncoderDecoder model, PaddedTokens sources) {
        try (var continuation = model.wordByWord(model.encode(sources, Dropout.none()))) {
            return search.of(continuation, (int) sources.sentences(), compute).stream()
                    .map(BeamSearch.Hypothesis::words)
                    .toList();
        }
    }

    /** How many of the translations are not the same. */
    static long different(List<int[]> some, List<int[]> others) {
        return IntStream.range(0, some.size())
                .filter(i -> !Arrays.equals(some.get(i), others.get(i)))
                .count();
    }

    /** Sentences cut behind their words, ends left out. */
    static List<int[]> words(PaddedTokens sentences) {
        var tokens = TensorArrays.longs(sentences.tokens());
        var lengths = TensorArrays.longs(sentences.lengths());
        int time = (int) sentences.time();
        var words = new ArrayList<int[]>();
        for (int i = 0; i < lengths.length; i++) {
            int first = i * time;
            words.add(IntStream.range(first, first + (int) lengths[i] - 1)
                    .map(place -> (int) tokens[place])
                    .toArray());
        }
        return words;
    }
}
