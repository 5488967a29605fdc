package org.l2bench.core.network;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.TensorArrays;

/**
 * Numbered sentences side by side, filled up at their ends. What a place behind a sentence's end holds is nothing that a network may
 * see.
 *
 * @param tokens int64 [sentences, time]
 * @param lengths tokens of each sentence, int64 [sentences], at least 1
 */
public record PaddedTokens(Tensor tokens, Tensor lengths) {
    /**
     * Sentences filled up to the longest.
     *
     * @param padding the token that fills
     */
    public static PaddedTokens of(List<int[]> sentences, int padding) {
        int longest = sentences.stream().mapToInt(s -> s.length).max().orElse(0);
        var all = new long[sentences.size() * longest];
        var lengths = new int[sentences.size()];
        for (int i = 0; i < lengths.length; i++) {
            var sentence = sentences.get(i);
            lengths[i] = sentence.length;
            if (sentence.length == 0) {
                throw new IllegalArgumentException(
                        "a sentence must have at least its end, sentence " + i + " was empty");
            }
            for (int t = 0; t < longest; t++) {
                all[i * longest + t] = t < sentence.length ? sentence[t] : padding;
            }
        }
        return new PaddedTokens(TensorArrays.of(all).view(sentences.size(), longest), TensorArrays.of(lengths));
    }

    /** Some of the sentences, no longer than the longest of them; indices int64 [batch]. */
    public PaddedTokens select(Tensor indices) {
        var chosen = lengths.index_select(0, indices);
        return new PaddedTokens(
                tokens.index_select(0, indices).narrow(1, 0, chosen.max().item_long()), chosen);
    }

    public long sentences() {
        return tokens.size(0);
    }

    /** Places of each row. */
    public long time() {
        return tokens.size(1);
    }

    /** Which places belong to sentences, bool [sentences, time]. */
    public Tensor visible() {
        return times().lt(lengths.view(-1, 1));
    }

    /** 0 .. time-1, int64 [time]. */
    Tensor times() {
        return torch.arange(new Scalar(time()), lengths.options());
    }

    /** The places of sentences in the order of rows, in [sentences * time], int64 [tokens of all sentences]. */
    public Tensor places() {
        return visible().view(-1).nonzero().view(-1);
    }

    /** What a decoder reads that is to say these sentences: the start, then all tokens but the last; int64 [sentences, time]. */
    public Tensor shifted(int start) {
        var first = torch.full_like(tokens.narrow(1, 0, 1), new Scalar((long) start));
        return torch.cat(new TensorVector(first, tokens.narrow(1, 0, time() - 1)), 1);
    }

    /** Of values at each place, [sentences, time, ...], those at the places of sentences, [tokens, ...]. */
    public static Tensor at(Tensor places, Tensor values) {
        return values.flatten(0, 1).index_select(0, places);
    }
}
