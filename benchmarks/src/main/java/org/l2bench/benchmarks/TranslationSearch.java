package org.l2bench.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.PaddedTokens;
import org.l2bench.core.translation.BeamSearch;
import org.l2bench.core.translation.BeamSearch.Hypothesis;
import org.l2bench.core.translation.StyleLanguage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds of translating 400 sentences with a beam of 4, all together and one by one, by the quick net of seer-forcing after 300
 * steps, whose sentences end where they should. To run it, see {@link TrainerOverhead}. The figure to quote is the ratio of the medians,
 * {@code p0.50}: all together should be at least 8 times as fast, with the same translations.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx1g", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"})
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 5)
public class TranslationSearch {
    private static final int SENTENCES = 400;
    private static final int STEPS = 300;
    private static final double RATE = 2e-3;
    private static final BeamSearch SEARCH =
            new BeamSearch(4, 0.6, 14, StyleLanguage.END, StyleLanguage.END, StyleLanguage.PADDING);

    /** A translator that has learned to copy. */
    @State(Scope.Thread)
    public static class Trained {
        private final TranslationStep.Loops loops = new TranslationStep.Loops(false, 0, RATE);
        private final List<int[]> sources = StyleLanguage.pairs(SENTENCES, 2).stream()
                .map(StyleLanguage.Pair::source)
                .toList();

        public Trained() {
            this(STEPS);
        }

        Trained(int steps) {
            loops.suite(steps, (done, loss) -> {});
        }

        List<Hypothesis> together(int sentences) {
            return translated(sources.subList(0, sentences));
        }

        List<Hypothesis> oneByOne(int sentences) {
            List<Hypothesis> all = new ArrayList<>();
            for (int i = 0; i < sentences; i++) {
                all.addAll(translated(sources.subList(i, i + 1)));
            }
            return all;
        }

        private List<Hypothesis> translated(List<int[]> some) {
            try (var scope = new PointerScope();
                    var guard = new NoGradGuard();
                    var decoding = loops.model()
                            .wordByWord(loops.model()
                                    .encode(PaddedTokens.of(some, StyleLanguage.PADDING), Dropout.none()))) {
                return SEARCH.of(decoding, some.size(), Compute.CPU);
            }
        }
    }

    @Benchmark
    public List<Hypothesis> together(Trained trained) {
        return trained.together(SENTENCES);
    }

    @Benchmark
    public List<Hypothesis> oneByOne(Trained trained) {
        return trained.oneByOne(SENTENCES);
    }
}
