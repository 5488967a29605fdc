package org.l2bench.benchmarks;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.metric.Auroc;
import org.l2bench.core.metric.Covariance;
import org.l2bench.core.metric.GaussianDensity;
import org.l2bench.core.metric.Jitter;
import org.l2bench.core.metric.NeuralCollapse;
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
 * Milliseconds of the metrics at the size of the quick preset of ood-l2norm: 2,000 training rows, 64 features, 8 classes,
 * 1,600 rows in each test set. Run as {@link TrainerOverhead} is.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xmx1g", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MetricBenchmark {
    private static final int CLASSES = 8;
    private static final int FEATURES = 64;
    private static final int TRAINING = 2_000;
    private static final int TEST = 1_600;

    private final Tensor labels = new RandomStream(1).integers(CLASSES, TRAINING);
    private final Tensor classMeans = new RandomStream(2).normal(1, CLASSES, FEATURES);
    private final Tensor training = new RandomStream(3)
            .normal(1, TRAINING, FEATURES)
            .add(classMeans.index_select(0, labels))
            .to(ScalarType.Double);
    private final Tensor test = new RandomStream(4).normal(1, TEST, FEATURES).to(ScalarType.Double);
    private final Tensor classifier = classMeans.to(ScalarType.Double);
    private final double[] inDistribution =
            TensorArrays.doubles(new RandomStream(5).normal(1, TEST).add(new Scalar(1)));
    private final double[] outOfDistribution = TensorArrays.doubles(new RandomStream(6).normal(1, TEST));

    @Benchmark
    public double auroc() {
        return Auroc.of(inDistribution, outOfDistribution);
    }

    @Benchmark
    public NeuralCollapse neuralCollapse() {
        try (var scope = new PointerScope()) {
            return NeuralCollapse.of(training, labels, classifier, labels);
        }
    }

    @Benchmark
    public double[] densityFitAndScore() {
        try (var scope = new PointerScope();
                var density = GaussianDensity.fit(
                        training, labels, CLASSES, Jitter.Relative.ladder(), Covariance.PER_CLASS)) {
            return density.scores(test);
        }
    }
}
