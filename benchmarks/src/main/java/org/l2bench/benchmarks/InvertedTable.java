package org.l2bench.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.neighbour.DistinctKeys;
import org.l2bench.core.neighbour.ExactIndex;
import org.l2bench.core.neighbour.NeighbourIndex;
import org.l2bench.core.neighbour.Neighbours;
import org.l2bench.core.neighbour.SearchMemory;
import org.l2bench.core.neighbour.SearchQuality;
import org.l2bench.core.neighbour.inverted.InvertedBuild;
import org.l2bench.core.neighbour.inverted.InvertedFile;
import org.l2bench.core.neighbour.inverted.InvertedIndex;
import org.l2bench.core.neighbour.inverted.InvertedSpec;
import org.l2bench.core.neighbour.inverted.InvertedSpec.Storage;
import org.l2bench.core.neighbour.inverted.KeyFile;
import org.l2bench.core.neighbour.inverted.KeyWriter;

/**
 * The inverted file beside the exact search, on keys of a language model: time of the build, queries per second by the number of
 * lists that are looked into, and how wrong it is. Arguments: text, keys, dimension, training steps, queries, folder, and
 * the number of keys to be made of these with noise, 0 for none. The folder then holds what {@code against-faiss.py} reads.
 * Ratios of one run are to be quoted, on a quiet machine.
 */
public final class InvertedTable {
    private static final int K = 1024;
    private static final int REPEATS = 3;
    private static final List<SearchQuality.Mix> MIXES = List.of(new SearchQuality.Mix(0.25, 1));

    private InvertedTable() {}

    public static void main(String[] arguments) throws IOException {
        torch.set_num_threads(1);
        int dimension = Integer.parseInt(arguments[2]);
        var folder = Path.of(arguments[5]);
        try (var scope = new PointerScope()) {
            long start = System.nanoTime();
            var text = TextKeys.of(
                    arguments[0],
                    Integer.parseInt(arguments[1]),
                    dimension,
                    Integer.parseInt(arguments[3]),
                    Integer.parseInt(arguments[4]),
                    folder);
            say(
                    "%d keys of %s in %.0f s; %s",
                    text.keys().size(),
                    arguments[0],
                    since(start),
                    DistinctKeys.of(text.keys().keys()));
            long many = Long.parseLong(arguments[6]);
            if (many == 0) {
                table(text, folder);
            } else {
                large(text, many, folder);
            }
            text.keys().close();
        }
    }

    private static void table(TextKeys text, Path folder) throws IOException {
        var keys = text.keys();
        double product = best(() -> product(keys.keys(), text.queries()));
        var exact = new ExactIndex(keys.keys(), SearchMemory.CACHE, 1);
        var right = new ArrayList<Neighbours>();
        double all = best(() -> right.add(exact.search(text.queries(), K)));
        say("exact: %.0f q/s, %.2f of the product alone", text.queries().size(0) / all, product / all);
        for (var storage : Storage.values()) {
            long start = System.nanoTime();
            var spec = InvertedSpec.of(keys.size(), storage, 1);
            var path = folder.resolve("lists-" + storage);
            try (var file = InvertedBuild.build(path, keys, spec, 2)) {
                say(
                        "%s: %d lists built in %.1f s on two threads, %d MB",
                        storage, file.lists(), since(start), file.bytes() / 1_000_000);
                for (int probes = Math.max(1, file.lists() / 128); probes <= file.lists() / 4; probes *= 2) {
                    line(text, new InvertedIndex(file, probes, 1), right.get(0), all);
                }
            }
        }
        try (var queries = KeyWriter.open(
                folder.resolve("queries"), "queries", text.queries().size(0), keys.dimension())) {
            queries.append(text.queries());
            queries.finish().close();
        }
    }

    private static void line(TextKeys text, InvertedIndex index, Neighbours right, double exactSeconds) {
        var found = new ArrayList<Neighbours>();
        double seconds = best(() -> found.add(index.search(text.queries(), K)));
        var quality =
                SearchQuality.of(right, found.get(0), text.labels(), text.targets(), text.modelProbability(), MIXES);
        say(
                "probes %4d: %.0f q/s, %.1f times exact, recall %.4f, mean |change of log p| %.4f %%, largest %.2g, lost %d, short %d",
                index.probes(),
                text.queries().size(0) / seconds,
                exactSeconds / seconds,
                quality.recall(),
                100 * quality.meanChange(),
                quality.largestChange(),
                quality.labelsLost(),
                index.queriesWithFewerThan(text.queries(), K));
    }

    /** Scores of all blocks and nothing else. */
    private static Tensor product(Tensor keys, Tensor queries) {
        int rows = SearchMemory.CACHE.rowsAtOnce();
        int columns = SearchMemory.CACHE.keysAtOnce();
        var scores = torch.empty(rows, columns);
        for (long start = 0; start < queries.size(0); start += rows) {
            for (long first = 0; first < keys.size(0); first += columns) {
                try (var inner = new PointerScope()) {
                    long height = Math.min(rows, queries.size(0) - start);
                    long length = Math.min(columns, keys.size(0) - first);
                    torch.mm_out(
                            scores.narrow(0, 0, height).narrow(1, 0, length),
                            queries.narrow(0, start, height),
                            keys.narrow(0, first, length).t());
                }
            }
        }
        return scores;
    }

    /** More keys than there are, each near one of them, in a file that may be larger than memory. */
    private static void large(TextKeys text, long many, Path folder) throws IOException {
        var keys = text.keys();
        long start = System.nanoTime();
        int block = 1 << 16;
        KeyFile file;
        var path = folder.resolve("keys-" + many);
        try (var writer = KeyWriter.open(path, "noise", many, keys.dimension())) {
            while (writer.written() < many) {
                try (var scope = new PointerScope()) {
                    var stream = new RandomStream(writer.written());
                    var rows = stream.integers(keys.size(), Math.min(block, many - writer.written()));
                    var chosen = keys.keys().index_select(0, rows);
                    writer.append(chosen.add_(stream.normal(0.1, chosen.size(0), chosen.size(1))));
                }
            }
            file = writer.finish();
        }
        say("%d keys written in %.0f s, %.1f GB", many, since(start), Files.size(path) / 1e9);
        start = System.nanoTime();
        var spec = InvertedSpec.of(many, Storage.FLOAT32, 1);
        try (InvertedFile lists = InvertedBuild.build(folder.resolve("lists-" + many), file, spec, 2, done -> {})) {
            say("%d lists built in %.0f s on two threads; %s", lists.lists(), since(start), memory());
            var index = new InvertedIndex(lists, Math.max(1, lists.lists() / 16), 1);
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                long began = System.nanoTime();
                search(index, text.queries());
                say("%.2f ms a query; %s", 1000 * since(began) / text.queries().size(0), memory());
            }
        }
        file.close();
    }

    private static void search(NeighbourIndex index, Tensor queries) {
        try (var scope = new PointerScope()) {
            index.search(queries, K);
        }
    }

    private static String memory() {
        return String.format(Locale.ROOT, "%.1f GB of memory that is no file's", Pointer.physicalBytes() / 1e9);
    }

    /** Seconds of the fastest of three. */
    private static double best(Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            try (var scope = new PointerScope()) {
                long start = System.nanoTime();
                work.run();
                best = Math.min(best, since(start));
            }
        }
        return best;
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
