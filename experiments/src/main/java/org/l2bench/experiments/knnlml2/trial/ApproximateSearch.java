package org.l2bench.experiments.knnlml2.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.neighbour.ExactIndex;
import org.l2bench.core.neighbour.NeighbourDistribution;
import org.l2bench.core.neighbour.Neighbours;
import org.l2bench.core.neighbour.SearchMemory;
import org.l2bench.core.neighbour.SearchQuality;
import org.l2bench.core.neighbour.SearchQuality.Mix;
import org.l2bench.core.neighbour.inverted.InvertedBuild;
import org.l2bench.core.neighbour.inverted.InvertedIndex;
import org.l2bench.core.neighbour.inverted.InvertedSpec;
import org.l2bench.core.neighbour.inverted.InvertedSpec.Storage;
import org.l2bench.core.neighbour.inverted.KeyFile;
import org.l2bench.core.neighbour.inverted.ProbeChoice;
import org.l2bench.experiments.knnlml2.trial.Encoding.Queries;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;

/**
 * An inverted file over the keys of one kind. How many lists a query looks into is chosen on half A; how wrong the search then is, is
 * measured on half B. Both on a fixed sample, for which the exact search is run as well.
 *
 * @param mixes the mixtures that wrongness is measured for: the base method's lambda = 0.25 at tau = 1, and the best ones of the
 *     sample of A, at tau = 1 and at any
 */
@SuppressWarnings("ArrayRecordComponent") // labels are bulk numbers
record ApproximateSearch(InvertedIndex index, ExactIndex exact, Kind kind, int k, int[] labels, List<Mix> mixes)
        implements AutoCloseable {
    /** Queries of each half, evenly spaced, or all if there are fewer. */
    private static final int SAMPLE = 512;

    /** Half the bound of judging, since another text's queries may be somewhat harder. */
    private static final double CHOSEN_WITHIN = SearchQuality.BOUND / 2;

    /** What an inverted search came to. */
    record Report(SearchQuality quality, int probes, int lists, int poorLists, int queriesWithFew) {}

    static ApproximateSearch open(
            KeyFile keys, Path lists, Kind kind, long seed, int[] labels, SearchSettings settings, Queries tuning) {
        try {
            var spec = InvertedSpec.of(keys.size(), Storage.FLOAT32, seed);
            var file = InvertedBuild.build(lists, keys, spec, 1);
            var exact = new ExactIndex(keys.keys(), SearchMemory.CACHE, 1);
            var sample = Sample.of(tuning, kind);
            int k = settings.neighbours();
            var right = exact.search(sample.queries(), k);
            var mixes = mixes(right, labels, sample);
            var choice = ProbeChoice.of(
                    new InvertedIndex(file, 1, 1),
                    index -> sample.quality(right, index.search(sample.queries(), k), labels, mixes),
                    CHOSEN_WITHIN);
            return new ApproximateSearch(new InvertedIndex(file, choice.probes(), 1), exact, kind, k, labels, mixes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Mix> mixes(Neighbours right, int[] labels, Sample sample) {
        var logs = Arrays.stream(sample.probability()).map(Math::log).toArray();
        var mixtures =
                Mixtures.of(MixtureGrid.EXPONENTS, logs, NeighbourDistribution.of(right, labels), sample.targets());
        var best = Stream.concat(
                mixtures.best(List.of(0.0), 1).stream(), mixtures.best(MixtureGrid.EXPONENTS, 1).stream());
        var mixes = new ArrayList<>(List.of(new Mix(0.25, 1)));
        best.map(m -> new Mix(MixtureGrid.LAMBDAS.get(m.lambda()), MixtureGrid.tau(m.exponent())))
                .forEach(mixes::add);
        return mixes.stream().distinct().toList();
    }

    /** How wrong the search is for a sample of these queries. */
    Report report(Queries asked) {
        var sample = Sample.of(asked, kind);
        var right = exact.search(sample.queries(), k);
        var quality = sample.quality(right, index.search(sample.queries(), k), labels, mixes);
        var file = index.file();
        return new Report(
                quality,
                index.probes(),
                file.lists(),
                file.listsWithFewerThan((k + index.probes() - 1) / index.probes()),
                index.queriesWithFewerThan(sample.queries(), k));
    }

    @Override
    public void close() {
        index.file().close();
    }

    /**
     * Some of the queries, in host memory.
     *
     * @param probability p_LM of the targets
     */
    @SuppressWarnings("ArrayRecordComponent") // bulk numbers
    private record Sample(Tensor queries, Tensor targets, double[] probability) {
        static Sample of(Queries all, Kind kind) {
            int count = all.places().length;
            int wanted = Math.min(SAMPLE, count);
            var rows = IntStream.range(0, wanted)
                    .map(i -> (int) ((long) i * count / wanted))
                    .toArray();
            var places = TensorArrays.of(rows);
            return new Sample(
                    kind.of(all.keys()).cpu().index_select(0, places),
                    all.targets().index_select(0, places),
                    Arrays.stream(rows)
                            .mapToDouble(i -> Math.exp(all.logProbability()[i]))
                            .toArray());
        }

        SearchQuality quality(Neighbours right, Neighbours found, int[] labels, List<Mix> mixes) {
            return SearchQuality.of(right, found, labels, targets, probability, mixes);
        }
    }
}
