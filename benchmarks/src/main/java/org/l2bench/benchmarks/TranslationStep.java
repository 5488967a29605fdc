package org.l2bench.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.EncoderDecoder;
import org.l2bench.core.network.EncoderDecoderSpec;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.PaddedTokens;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.SeerDecoder;
import org.l2bench.core.regulariser.Distillation;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.LabelSmoothing;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Trainer;
import org.l2bench.core.translation.StyleLanguage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds of a step of the quick net of seer-forcing, 64 sentence pairs: the translator alone, or with the seer decoder and
 * distillation; through the suite and as one writes it first. To run it, see {@link TrainerOverhead}. The figures to quote are ratios of
 * medians, {@code p0.50}: suite to bare should be at most 0.8 for both, and the suite's step with the seer at most 2.6 of that without.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx1g", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class TranslationStep {
    private static final int STEPS = 15;
    private static final int BATCH = 64;
    private static final int LONGEST = 14;
    private static final double DROPOUT = 0.1;
    private static final double ALPHA = 0.5;
    private static final double SMOOTHING = 0.1;

    /** So small that the weights stay where they began. */
    private static final double RATE = 1e-7;

    /** A thousand pairs, in batches one after the other. */
    record Data(PaddedTokens sources, PaddedTokens targets) {
        static Data of(int pairs) {
            var drawn = StyleLanguage.pairs(pairs, 1);
            return new Data(
                    PaddedTokens.of(
                            drawn.stream().map(StyleLanguage.Pair::source).toList(), StyleLanguage.PADDING),
                    PaddedTokens.of(
                            drawn.stream().map(StyleLanguage.Pair::target).toList(), StyleLanguage.PADDING));
        }

        Tensor batch(long step) {
            long first = step * BATCH % (sources.sentences() - BATCH);
            return torch.arange(new Scalar(first), new Scalar(first + BATCH));
        }
    }

    /** With or without the seer. */
    @State(Scope.Thread)
    public static class Quick {
        @Param({"false", "true"})
        public boolean seer;

        private Loops loops;

        @Setup
        public void make() {
            loops = new Loops(seer, DROPOUT, RATE);
        }
    }

    /** Training through the suite, and the twin's. */
    static final class Loops {
        private static final InitialStreams STREAMS = tensor -> new RandomStream(tensor.hashCode());

        private final Data data = Data.of(1000);
        private final EncoderDecoder model;
        private final SeerDecoder seer;
        private final Dropout dropout = Dropout.from(new RandomStream(1));
        private final boolean withSeer;
        private final ParameterBuffer buffer;
        private final Adam adam;
        private final LabelSmoothing smoothing = new LabelSmoothing(SMOOTHING);
        private final Distillation.SoftenedLogits distillation = new Distillation.SoftenedLogits(1, 1 - ALPHA);
        final BareTranslator bare;

        Loops(boolean withSeer, double dropout, double rate) {
            var spec = new EncoderDecoderSpec(
                    StyleLanguage.SOURCE_VOCABULARY,
                    StyleLanguage.TARGET_VOCABULARY,
                    EncoderDecoderSpec.Embeddings.OWN,
                    32,
                    4,
                    128,
                    2,
                    2,
                    dropout,
                    LONGEST,
                    ScalarType.Float);
            this.withSeer = withSeer;
            this.model = new EncoderDecoder(spec, STREAMS);
            this.seer = new SeerDecoder(spec, SeerDecoder.Future.SEEN, STREAMS);
            List<Parameter> parameters = withSeer
                    ? Stream.concat(model.parameters().stream(), seer.parameters().stream())
                            .toList()
                    : model.parameters();
            this.bare = new BareTranslator(parameters, data, withSeer, dropout, rate);
            this.buffer = ParameterBuffer.of(parameters, List.of(), false, Compute.CPU);
            this.adam = Adam.decoupled(
                    buffer, rate, Adam.EPSILON, new Adam.Betas(0.9, 0.98), Schedule.constant(), List.of());
        }

        EncoderDecoder model() {
            return model;
        }

        void suite(int steps, Trainer.Listener listener) {
            Trainer.of(steps, Compute.CPU, buffer, adam).run(this::loss, listener);
        }

        private Tensor loss(long step) {
            var batch = data.batch(step);
            var targets = data.targets().select(batch);
            var memory = model.encode(data.sources().select(batch), dropout);
            var embedded = model.embedTarget(targets.shifted(StyleLanguage.END), dropout);
            var places = targets.places();
            var words = PaddedTokens.at(places, targets.tokens());
            var student = model.logits(PaddedTokens.at(places, model.decode(embedded, memory, dropout)));
            var crossEntropy = smoothing.loss(student, words);
            if (!withSeer) {
                return crossEntropy;
            }
            var teacher = model.logits(PaddedTokens.at(places, seer.decode(embedded, targets, memory, dropout)));
            return crossEntropy
                    .mul(new Scalar(ALPHA))
                    .add(smoothing.loss(teacher, words))
                    .add(distillation.term(student, teacher.detach()));
        }
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void suite(Quick quick) {
        quick.loops.suite(STEPS, (done, loss) -> {});
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double[] bare(Quick quick) {
        return quick.loops.bare.run(STEPS);
    }
}
