package org.l2bench.core.network;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.EncoderDecoderSpec.Embeddings;
import org.l2bench.core.translation.StyleLanguage;

/** Small translators of the synthetic language, and their slow twins: one sentence, one head, one sum at a time. */
final class Translators {
    static final InitialStreams STREAMS = name -> new RandomStream(name.hashCode());

    private Translators() {}

    /** The quick net of seer-forcing. */
    static EncoderDecoderSpec quick(ScalarType type) {
        return new EncoderDecoderSpec(
                StyleLanguage.SOURCE_VOCABULARY,
                StyleLanguage.TARGET_VOCABULARY,
                Embeddings.OWN,
                32,
                4,
                128,
                2,
                2,
                0.1,
                14,
                type);
    }

    /** Sentences of all lengths, the shortest of them of two words. */
    static List<StyleLanguage.Pair> pairs(int count) {
        var pairs = StyleLanguage.pairs(count - 1, 5);
        var shortest = new StyleLanguage.Pair(new int[] {3, 15, 1}, new int[] {5, 41, 1});
        return Stream.concat(Stream.of(shortest), pairs.stream()).toList();
    }

    static PaddedTokens sources(List<StyleLanguage.Pair> pairs) {
        return PaddedTokens.of(pairs.stream().map(StyleLanguage.Pair::source).toList(), StyleLanguage.PADDING);
    }

    static PaddedTokens targets(List<StyleLanguage.Pair> pairs) {
        return PaddedTokens.of(pairs.stream().map(StyleLanguage.Pair::target).toList(), StyleLanguage.PADDING);
    }

    /** Parameters of a net by name, with biases and norms away from 0 and 1, so that none can be left out unseen. */
    static void stir(List<Parameter> parameters) {
        for (var parameter : parameters) {
            if (parameter.role() != Role.WEIGHT && parameter.role() != Role.EMBEDDING) {
                var tensor = parameter.tensor().detach();
                tensor.add_(new RandomStream(parameter.name().hashCode())
                        .normal(0.2, tensor.shape())
                        .to(tensor.scalar_type()));
            }
        }
    }

    /** The slow twin. */
    record Slow(List<Parameter> parameters, EncoderDecoderSpec spec) {
        private Tensor named(String name) {
            return parameters.stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .tensor()
                    .detach();
        }

        private Tensor linear(String name, Tensor x) {
            return x.matmul(named(name + ".weight").t()).add(named(name + ".bias"));
        }

        /** The i-th of layers side by side. */
        private Tensor linear(String name, int i, Tensor x) {
            return linear(name, x).narrow(1, (long) i * spec.width(), spec.width());
        }

        private Tensor normed(String name, Tensor x) {
            var centred = x.sub(x.mean(new long[] {1}, true, null));
            var variance = centred.square().mean(new long[] {1}, true, null);
            return centred.div(variance.add(new Scalar(1e-5)).sqrt())
                    .mul(named(name + ".norm.weight"))
                    .add(named(name + ".norm.bias"));
        }

        private Tensor attention(Tensor q, Tensor k, Tensor v, boolean causal) {
            long size = spec.width() / spec.heads();
            var mixed = torch.zeros_like(q);
            for (int head = 0; head < spec.heads(); head++) {
                for (int t = 0; t < q.size(0); t++) {
                    long seen = causal ? t + 1L : k.size(0);
                    var keys = k.narrow(0, 0, seen).narrow(1, head * size, size);
                    var asked = q.select(0, t).narrow(0, head * size, size);
                    var weights = torch.softmax(keys.matmul(asked).div(new Scalar(Math.sqrt((double) size))), 0);
                    var values = v.narrow(0, 0, seen).narrow(1, head * size, size);
                    mixed.select(0, t).narrow(0, head * size, size).copy_(weights.matmul(values));
                }
            }
            return mixed;
        }

        private Tensor self(String name, Tensor x, boolean causal) {
            var qkv = name + ".self.qkv";
            var mixed = attention(linear(qkv, 0, x), linear(qkv, 1, x), linear(qkv, 2, x), causal);
            return normed(name + ".self", x.add(linear(name + ".self.out", mixed)));
        }

        private Tensor behindSelf(String name, Tensor x, Tensor memory) {
            var mixed = attention(
                    linear(name + ".cross.query", x),
                    linear(name + ".cross.kv", 0, memory),
                    linear(name + ".cross.kv", 1, memory),
                    false);
            return fed(name, normed(name + ".cross", x.add(linear(name + ".cross.out", mixed))));
        }

        private Tensor fed(String name, Tensor x) {
            var inner = torch.relu(linear(name + ".feed-forward.1", x));
            return normed(name + ".feed-forward", x.add(linear(name + ".feed-forward.2", inner)));
        }

        private Tensor embedded(String embedding, int[] tokens) {
            var rows = torch.zeros(
                    new long[] {tokens.length, spec.width()}, named(embedding).options());
            for (int t = 0; t < tokens.length; t++) {
                rows.select(0, t).copy_(named(embedding).select(0, tokens[t]).mul(new Scalar(Math.sqrt(spec.width()))));
                for (int i = 0; i < spec.width(); i++) {
                    double angle = t / Math.pow(10_000, (i - i % 2) / (double) spec.width());
                    rows.select(0, t).select(0, i).add_(new Scalar(i % 2 == 0 ? Math.sin(angle) : Math.cos(angle)));
                }
            }
            return rows;
        }

        private Tensor memory(int[] source) {
            var x = embedded("source-embedding", source);
            for (int i = 1; i <= spec.encoderLayers(); i++) {
                x = fed("encoder" + i, self("encoder" + i, x, false));
            }
            return x;
        }

        private Tensor read(int[] target) {
            var read = new int[target.length];
            read[0] = StyleLanguage.END;
            System.arraycopy(target, 0, read, 1, target.length - 1);
            return embedded("target-embedding", read);
        }

        private Tensor logits(Tensor states) {
            return states.matmul(named("target-embedding").t());
        }

        /** [places, words] of one pair. */
        Tensor plain(StyleLanguage.Pair pair) {
            var memory = memory(pair.source());
            var x = read(pair.target());
            for (int i = 1; i <= spec.decoderLayers(); i++) {
                x = behindSelf("decoder" + i, self("decoder" + i, x, true), memory);
            }
            return logits(x);
        }

        /** [places, words] of one pair, in the sheet's words. */
        Tensor seer(StyleLanguage.Pair pair) {
            var memory = memory(pair.source());
            var past = read(pair.target());
            var future = past.flip(0);
            int n = pair.target().length - 1;
            int top = spec.decoderLayers();
            for (int i = 1; i < top; i++) {
                past = behindSelf("seer" + i, self("seer" + i, past, true), memory);
                future = behindSelf("seer" + i, self("seer" + i, future, true), memory);
            }
            past = self("seer" + top, past, true);
            future = self("seer" + top, future, true);
            var ahead = torch.zeros_like(past);
            for (int t = 0; t <= n; t++) {
                if (n - 2 - t >= 0) {
                    ahead.select(0, t).copy_(future.select(0, n - 2 - t));
                }
            }
            var fused = linear("seer.fusion", torch.cat(new TensorVector(past, ahead), 1));
            return logits(behindSelf("seer" + top, fused, memory));
        }
    }
}
