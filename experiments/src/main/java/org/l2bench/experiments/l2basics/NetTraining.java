package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.metric.Accuracy;
import org.l2bench.core.network.Classifier;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Mlp;
import org.l2bench.core.network.MlpSpec;
import org.l2bench.core.network.Mode;
import org.l2bench.core.regulariser.Coverage;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.StepHook;
import org.l2bench.core.train.Trainer;

/**
 * A network under training and its measures.
 *
 * @param images whether the net takes images [batch, channels, height, width], else flat [batch, pixels]
 * @param compute where the inputs are
 */
record NetTraining(Classifier net, ParameterBuffer buffer, boolean images, Compute compute) {
    /** What a diverged run counts as having; its error is 1, because a row with a NaN is wrong. */
    static final double WORST_NLL = 100;

    private static final long EVALUATION_BATCH = 1000;

    /** Mean -ln p and share of wrong images, in evaluation mode. */
    record Score(double nll, double err) {
        /** By name. */
        SortedMap<String, Double> measures() {
            return new TreeMap<>(Map.of(MetricNames.NLL, nll, MetricNames.ERR, err));
        }
    }

    /** An MLP without normalisation, weights from N(0, 2/fan-in), classifier from N(0, 1/in), or the convolutional net. */
    static NetTraining plain(NetSettings settings, ImageData data, String group) {
        return of(settings, data, new MlpSpec.Norm.None(), 2, data.initial(group));
    }

    /** An MLP with batch norm (scale and shift), weights from N(0, 1/fan-in), or the convolutional net. */
    static NetTraining normed(NetSettings settings, ImageData data, String group) {
        return of(settings, data, new MlpSpec.Norm.Affine(), 1, data.initial(group));
    }

    private static NetTraining of(
            NetSettings settings, ImageData data, MlpSpec.Norm norm, double gain, InitialStreams streams) {
        return switch (settings.kind()) {
            case MLP -> perceptron(settings.hidden(), data, norm, gain, false, ScalarType.Float, streams);
            case CONVOLUTIONAL ->
                of(ConvolutionalNet.affine(data.channels(), settings.channels(), data.classes(), streams), true, data);
        };
    }

    /** An MLP all of whose trained weights are scale-invariant, from N(0, 1/fan-in): batch norm without scale and shift. */
    static NetTraining scaleInvariant(List<Integer> hidden, double epsilon, ScalarType type, ImageData data) {
        var norm = new MlpSpec.Norm.Plain(epsilon);
        return perceptron(hidden, data, norm, 1, true, type, data.initial(ImageData.GROUP));
    }

    /** The convolutional net with batch norm without scale and shift. */
    static NetTraining scaleInvariantKernels(List<Integer> channels, double epsilon, ImageData data) {
        var streams = data.initial(ImageData.GROUP);
        var net = ConvolutionalNet.scaleInvariant(data.channels(), channels, data.classes(), epsilon, streams);
        return of(net, true, data);
    }

    private static NetTraining perceptron(
            List<Integer> hidden,
            ImageData data,
            MlpSpec.Norm norm,
            double gain,
            boolean frozenOutput,
            ScalarType type,
            InitialStreams streams) {
        var weights = new MlpSpec.InitialValues.Normal(gain);
        var output = new MlpSpec.InitialValues.Normal(1);
        var spec = new MlpSpec(data.pixels(), hidden, data.classes(), norm, weights, output, frozenOutput, type);
        return of(new Mlp(spec, streams), false, data);
    }

    private static NetTraining of(Classifier net, boolean images, ImageData data) {
        var compute = data.compute();
        net.buffers().forEach((name, tensor) -> tensor.set_data(compute.place(tensor)));
        var covers = ParameterSelector.weights().covers();
        return new NetTraining(
                net, ParameterBuffer.of(net.parameters(), List.of(covers), images, compute), images, compute);
    }

    private Tensor logits(Tensor inputs, Mode mode) {
        var shaped = images ? inputs : inputs.flatten(1, -1);
        return net.head().forward(net.features(shaped, mode), mode);
    }

    /** Trains on the batches of the order, one a step. */
    void run(ImageData.Part train, Tensor order, Optimiser optimiser, TrialContext.Progress progress) {
        run(train, order, optimiser, progress, (done, loss) -> {});
    }

    /** The same; the listener and the hooks follow every step. */
    void run(
            ImageData.Part train,
            Tensor order,
            Optimiser optimiser,
            TrialContext.Progress progress,
            Trainer.Listener listener,
            StepHook... hooks) {
        Trainer.of(order.size(0), compute, buffer, optimiser)
                .hooked(hooks)
                .telling(progress)
                .run(step -> loss(train, order.select(0, step)), listener);
    }

    private Tensor loss(ImageData.Part train, Tensor batch) {
        var logits = logits(train.inputs().index_select(0, batch), Mode.TRAINING);
        return torch.cross_entropy_loss(logits, train.labels().index_select(0, batch));
    }

    Score score(ImageData.Part part) {
        double nll = 0;
        double right = 0;
        try (var guard = new NoGradGuard()) {
            for (long start = 0; start < part.count(); start += EVALUATION_BATCH) {
                long length = Math.min(EVALUATION_BATCH, part.count() - start);
                try (var scope = new PointerScope();
                        var cast = compute.precision().cast(compute.device())) {
                    var logits = logits(part.inputs().narrow(0, start, length), Mode.EVALUATION)
                            .to(ScalarType.Double);
                    var labels = part.labels().narrow(0, start, length);
                    nll += torch.cross_entropy_loss(logits, labels).item_double() * length;
                    right += Accuracy.of(logits.cpu(), labels.cpu()) * length;
                }
            }
        }
        nll /= part.count();
        return new Score(nll <= WORST_NLL ? nll : WORST_NLL, 1 - right / part.count());
    }

    /** What a penalty or decay covers of this net, in one line. */
    String coverage(ParameterSelector selector) {
        return Coverage.of(selector, net.parameters()).describe();
    }

    /** sqrt of the sum of squares of all weights. */
    double norm() {
        try (var scope = new PointerScope()) {
            double sum = 0;
            for (var parameter : ParameterSelector.weights().covered(net.parameters())) {
                sum += parameter
                        .tensor()
                        .detach()
                        .to(ScalarType.Double)
                        .square()
                        .sum()
                        .item_double();
            }
            return Math.sqrt(sum);
        }
    }
}
