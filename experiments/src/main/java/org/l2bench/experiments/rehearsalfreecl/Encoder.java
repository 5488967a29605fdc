package org.l2bench.experiments.rehearsalfreecl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.Safetensors;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.metric.Accuracy;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.LayeredClassifier;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.NamedWeights;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.EpochOrder;
import org.l2bench.core.train.History;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.RandomCropFlip;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Trainer;
import org.l2bench.experiments.rehearsalfreecl.Objective.Said;
import org.l2bench.experiments.rehearsalfreecl.Pool.Part;

/**
 * The encoder that all P arms and seeds start from: trained once to tell classes apart that are not in the stream, with cross
 * entropy, Adam 1e-3, x0.1 for the last fifth, random shifts of up to 2 pixels and flips. Its classifier is thrown away.
 */
record Encoder(ImageSplit images, Net net, Pretraining pretraining) {
    static final String NAME = "pretraining";

    private static final String GROUP = "pre-training";
    private static final String ACCURACY = "test accuracy";
    private static final double LEARNING_RATE = 1e-3;
    private static final int SHIFT = 2;

    static Artifact artifact(Settings settings) {
        var pretraining = settings.pretraining();
        var plan = new Encoder(settings.images(), settings.net(), pretraining);
        return new Artifact(NAME, pretraining.seed(), plan, List.of(), plan.steps(plan.planned()));
    }

    private long planned() {
        return (long) images.plannedForPretraining(pretraining.perClass()) * pretraining.classes();
    }

    private long steps(long samples) {
        return samples / pretraining.batchSize() * pretraining.epochs();
    }

    /** Trains, and writes the encoder's weights with the test accuracy in points. */
    void build(ArtifactContext context) {
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var pool = Pool.load(images, context.data());
        var classes = pretraining.reserved().of(pool.classes());
        var train = pool.forPretraining(pretraining.perClass(), classes);
        var test = pool.part(Part.TEST, classes);
        var inputs = compute.place(pool.tensor(train));
        var labels = compute.place(TensorArrays.of(train.labels()));

        var network =
                Net.placed(net.create(images, classes.length, InitialStreams.of(context.seeds(), GROUP)), compute);
        var parameters = ParameterBuffer.of(network.parameters(), List.of(), true, compute);
        long steps = steps(train.count());
        var lastFifth = Schedule.milestones(List.of(steps - steps / 5), 0.1);
        var optimiser = Adam.coupled(parameters, LEARNING_RATE, Adam.EPSILON, lastFifth, List.of());
        var order = new EpochOrder(
                train.count(),
                pretraining.batchSize(),
                epoch -> new RandomStream(context.seeds().stream(GROUP, "order of epoch " + epoch)),
                compute);
        var moved = new RandomCropFlip(SHIFT, compute.place(images.black()), compute);
        var checkpoint =
                Checkpoint.of(context.checkpointPlace(), parameters, network.buffers(), optimiser, new History());
        Trainer.of(steps, compute, parameters, optimiser)
                .resumable(checkpoint)
                .telling(context.progress())
                .run(
                        step -> {
                            var batch = order.batch(step);
                            var stream = new RandomStream(context.seeds().stream(GROUP, "shifts of step " + step));
                            var seen = moved.apply(inputs.index_select(0, batch), stream);
                            return torch.cross_entropy_loss(
                                    Said.by(network, seen, Mode.TRAINING).logits(), labels.index_select(0, batch));
                        },
                        (done, loss) -> {});
        var logits = new Evaluation(network).logits(compute.place(pool.tensor(test)));
        write(network, 100 * Accuracy.of(logits.cpu(), TensorArrays.of(test.labels())), context.file());
    }

    private static void write(LayeredClassifier network, double accuracy, Path file) {
        try {
            var weights = NamedWeights.of(network, Net.encoderNames());
            new Safetensors(weights.tensors(), Map.of(ACCURACY, Double.toString(accuracy))).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the encoder into a network. */
    static void putInto(LayeredClassifier network, Path artifact) {
        try (var scope = new PointerScope()) {
            new NamedWeights(read(artifact).tensors()).putInto(network, Net.encoderNames(), UnaryOperator.identity());
        }
    }

    /** Test accuracy of the pre-training, in points. */
    static double accuracy(Path artifact) {
        try (var scope = new PointerScope()) {
            return Double.parseDouble(read(artifact).metadata().get(ACCURACY));
        }
    }

    private static Safetensors read(Path artifact) {
        try {
            return Safetensors.read(artifact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
