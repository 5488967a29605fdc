package org.l2bench.experiments.seerforcing;

import java.util.function.Function;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.PaddedTokens;

/** Whether the second decoder sees the word that it is asked for. */
final class Leak {
    private Leak() {}

    /**
     * The largest change of the second decoder's states before the output at any word, when that word alone becomes another one; 0 if it is
     * not seen. Every word of every sentence, without dropout.
     */
    static double of(Net net, Sentences sentences) {
        return of(some -> states(net, some), sentences);
    }

    /** @param decoder states [sentences, time, width] of what it is asked for */
    static double of(Function<Sentences, Tensor> decoder, Sentences sentences) {
        try (var guard = new NoGradGuard()) {
            var before = decoder.apply(sentences);
            var lengths = TensorArrays.longs(sentences.targets().lengths());
            double greatest = 0;
            for (int t = 0; t < sentences.targets().time() - 1; t++) {
                var after = decoder.apply(changed(sentences, t));
                var changes = TensorArrays.doubles(
                        after.select(1, t).sub(before.select(1, t)).abs().amax(new long[] {1}, false));
                for (int i = 0; i < lengths.length; i++) {
                    greatest = t < lengths[i] - 1 ? Math.max(greatest, changes[i]) : greatest;
                }
            }
            return greatest;
        }
    }

    private static Tensor states(Net net, Sentences sentences) {
        var targets = sentences.targets();
        var memory = net.model().encode(sentences.sources(), Dropout.none());
        var embedded = net.model().embedTarget(targets.shifted(Sentences.END), Dropout.none());
        return net.seer().orElseThrow().decode(embedded, targets, memory, Dropout.none());
    }

    /** With other words at a place: of two next numbers the other one. Ends that stand there change too, and are not looked at. */
    private static Sentences changed(Sentences sentences, long t) {
        var targets = sentences.targets();
        var tokens = targets.tokens().clone();
        var column = tokens.narrow(1, t, 1);
        column.copy_(column.bitwise_xor(new Scalar(1L)));
        return new Sentences(sentences.sources(), new PaddedTokens(tokens, targets.lengths()));
    }
}
