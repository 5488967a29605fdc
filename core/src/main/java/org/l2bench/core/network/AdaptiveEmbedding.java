package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Adaptive input and softmax with shared weights (Grave et al. 2017; Baevski and Auli 2019). Words, the most frequent first, are
 * cut into bands; band i has a matrix E_i [words, width / 4^i] and a projection P_i [width, width / 4^i]. A word enters as
 * sqrt(width) P_i e; at the output the first band's words and one logit for each further band share a softmax, and within a
 * further band a softmax of E_i P_i' h follows.
 */
public final class AdaptiveEmbedding implements WordCode {
    /** Each band is this much narrower than the one before. */
    private static final int FACTOR = 4;

    private final List<Band> bands = new ArrayList<>();
    private final Optional<Parameter> furtherBands;
    private final int width;
    private final double dropoutRate;

    private record Band(long first, long words, Parameter embedding, Parameter projection) {
        Tensor embed(Tensor words) {
            return torch.linear(torch.embedding(embedding.tensor(), words), projection.tensor(), new TensorOptional());
        }

        Tensor logits(Tensor hidden, Dropout dropout, double rate) {
            var projected = dropout.apply(hidden.matmul(projection.tensor()), rate);
            return torch.linear(projected, embedding.tensor(), new TensorOptional());
        }
    }

    AdaptiveEmbedding(String name, TransformerSpec spec, InitialStreams streams) {
        this.width = spec.width();
        this.dropoutRate = spec.adaptiveDropout();
        var ends = Stream.concat(spec.cutoffs().stream().filter(c -> c < spec.words()), Stream.of(spec.words()))
                .toList();
        int first = 0;
        int size = width;
        for (int end : ends) {
            bands.add(band(name + ".band" + (bands.size() + 1), first, end - first, size, spec.type(), streams));
            first = end;
            size = Math.max(1, size / FACTOR);
        }
        this.furtherBands = bands.size() == 1
                ? Optional.empty()
                : Optional.of(matrix(
                        name + ".further",
                        xavier(streams, name + ".further", bands.size() - 1, width),
                        Role.WEIGHT,
                        spec.type()));
    }

    private Band band(String name, int first, int words, int size, ScalarType type, InitialStreams streams) {
        return new Band(
                first,
                words,
                matrix(
                        name + ".words",
                        streams.of(name + ".words").normal(1 / Math.sqrt(size), words, size),
                        Role.EMBEDDING,
                        type),
                matrix(name + ".projection", xavier(streams, name + ".projection", width, size), Role.WEIGHT, type));
    }

    private static Tensor xavier(InitialStreams streams, String name, int out, int in) {
        return streams.of(name).uniform(Math.sqrt(6.0 / (in + out)), out, in);
    }

    private static Parameter matrix(String name, Tensor initial, Role role, ScalarType type) {
        return Parameter.of(name, role, initial.to(type));
    }

    @Override
    public Tensor embed(Tensor words) {
        Tensor sum = null;
        for (var band : bands) {
            var inside =
                    words.ge(new Scalar(band.first())).logical_and(words.lt(new Scalar(band.first() + band.words())));
            var place = words.sub(new Scalar(band.first())).mul(inside); // 0 for the words of other bands
            var own = band.embed(place).mul(inside.unsqueeze(-1));
            sum = sum == null ? own : sum.add(own);
        }
        return sum.mul(new Scalar(Math.sqrt(width)));
    }

    @Override
    public Tensor negativeLogLikelihood(Tensor hidden, Tensor targets, Dropout dropout) {
        var result = torch.zeros(new long[] {targets.size(0)}, hidden.options());
        var head = headLogProbabilities(hidden, dropout);
        for (int i = 0; i < bands.size(); i++) {
            var band = bands.get(i);
            var inside = targets.ge(new Scalar(band.first()))
                    .logical_and(targets.lt(new Scalar(band.first() + band.words())));
            var rows = inside.nonzero().view(-1);
            if (rows.size(0) == 0) {
                continue;
            }
            var places =
                    targets.index_select(0, rows).sub(new Scalar(band.first())).view(-1, 1);
            var headRows = head.index_select(0, rows);
            Tensor log;
            if (i == 0) {
                log = headRows.gather(1, places).view(-1);
            } else {
                var within = torch.log_softmax(band.logits(hidden.index_select(0, rows), dropout, dropoutRate), 1);
                log = headRows.select(1, bands.get(0).words() + i - 1)
                        .add(within.gather(1, places).view(-1));
            }
            result = result.index_add(0, rows, log.neg());
        }
        return result;
    }

    @Override
    public Tensor logProbabilities(Tensor hidden) {
        var head = headLogProbabilities(hidden, Dropout.none());
        var parts = new ArrayList<Tensor>(List.of(head.narrow(1, 0, bands.get(0).words())));
        for (int i = 1; i < bands.size(); i++) {
            var within = torch.log_softmax(bands.get(i).logits(hidden, Dropout.none(), 0), 1);
            parts.add(within.add(head.narrow(1, bands.get(0).words() + i - 1, 1)));
        }
        return torch.cat(new TensorVector(parts.toArray(Tensor[]::new)), 1);
    }

    private Tensor headLogProbabilities(Tensor hidden, Dropout dropout) {
        var logits = bands.get(0).logits(hidden, dropout, 0);
        if (furtherBands.isPresent()) {
            var further = torch.linear(hidden, furtherBands.get().tensor(), new TensorOptional());
            logits = torch.cat(new TensorVector(logits, further), 1);
        }
        return torch.log_softmax(logits, 1);
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        bands.stream().flatMap(b -> Stream.of(b.embedding(), b.projection())), furtherBands.stream())
                .toList();
    }
}
