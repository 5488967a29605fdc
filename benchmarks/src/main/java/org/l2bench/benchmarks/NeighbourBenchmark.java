package org.l2bench.benchmarks;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.neighbour.ExactIndex;
import org.l2bench.core.neighbour.Neighbours;
import org.l2bench.core.neighbour.SearchMemory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Batches of queries per second through the exact search, k = 1024, normally distributed keys; times the batch gives queries per
 * second. {@code product} computes the same blocks of scores and nothing else: one minus the ratio of the two is the share of
 * time that selection takes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"})
public class NeighbourBenchmark {
    private static final int K = 1024;

    @Param({"185000x64", "1000000x128"})
    public String keys;

    @Param({"64", "1024"})
    public int batch;

    @Param({"1", "2"})
    public int threads;

    private PointerScope scope;
    private Tensor vectors;
    private Tensor squares;
    private Tensor queries;
    private Tensor scores;
    private ExactIndex index;

    @Setup(Level.Trial)
    public void setUp() {
        scope = new PointerScope();
        torch.set_num_threads(1);
        var stream = new RandomStream(1);
        long count = Long.parseLong(keys.substring(0, keys.indexOf('x')));
        long width = Long.parseLong(keys.substring(keys.indexOf('x') + 1));
        vectors = stream.normal(1, count, width);
        queries = stream.normal(1, batch, width);
        squares = vectors.square().sum(1).view(1, -1);
        index = new ExactIndex(vectors, SearchMemory.CACHE, threads);
        scores = torch.empty(SearchMemory.CACHE.rowsAtOnce(), SearchMemory.CACHE.keysAtOnce());
    }

    @TearDown(Level.Trial)
    public void tearDown() {
        scope.close();
    }

    @Benchmark
    public Neighbours search() {
        try (var inner = new PointerScope()) {
            return index.search(queries, K);
        }
    }

    /** On one thread, whatever {@link #threads} says. */
    @Benchmark
    public float product() {
        int rows = SearchMemory.CACHE.rowsAtOnce();
        int columns = SearchMemory.CACHE.keysAtOnce();
        for (long start = 0; start < batch; start += rows) {
            for (long first = 0; first < vectors.size(0); first += columns) {
                try (var inner = new PointerScope()) {
                    long height = Math.min(rows, batch - start);
                    long length = Math.min(columns, vectors.size(0) - first);
                    torch.addmm_out(
                            scores.narrow(0, 0, height).narrow(1, 0, length),
                            squares.narrow(1, first, length),
                            queries.narrow(0, start, height),
                            vectors.narrow(0, first, length).t(),
                            new Scalar(1.0),
                            new Scalar(-2.0));
                }
            }
        }
        return scores.data_ptr_float().get();
    }
}
