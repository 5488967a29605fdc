package org.l2bench.experiments.pacbayesmasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.Safetensors;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.mask.MaskableNet;
import org.l2bench.core.metric.Accuracy;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.History;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Trainer;
import org.l2bench.core.train.WholeEpochs;

/** What the parts on networks have in common: initial and dense networks, the order of batches, Adam, and errors. */
final class Nets {
    /** All arms of a seed share images, initial weights, batches, noise and drawn networks. */
    static final String GROUP = "all arms";

    private static final long EVALUATION_BATCH = 1000;

    private Nets() {}

    static MaskableNet initial(NetSettings settings, ImageSettings images, SeedTree seeds, Compute compute) {
        return MaskableNet.initial(settings.shape(images), InitialStreams.of(seeds, GROUP), compute);
    }

    /** Trains an initial network on all of some images, nothing pruned, and writes it to the artifact's file. */
    static void buildDense(
            ArtifactContext context, NetSettings settings, ImageSettings images, Pool.Part train, Compute compute) {
        var net = initial(settings, images, context.seeds(), compute);
        var order = order(train.count(), settings.batch(), "dense training", context.seeds(), compute);
        var buffer = buffer(net.parameters(), compute);
        var adam = adam(buffer, settings.rate());
        var history = new History();
        var checkpoint = Checkpoint.of(context.checkpointPlace(), buffer, Map.of(), adam, history);
        Trainer.of(denseSteps(settings, train.count()), compute, buffer, adam)
                .resumable(checkpoint)
                .telling(context.progress())
                .run(step -> crossEntropy(net, net.plain(), train.at(order.batch(step))), (done, loss) -> {});
        Divergence.refused(buffer.values().sum().item_double(), "the sum of the weights after dense training");
        try {
            new Safetensors(net.values(), Map.of()).write(context.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long denseSteps(NetSettings settings, int images) {
        return settings.epochs() * WholeEpochs.stepsPerEpoch(images, settings.batch());
    }

    /** The network that {@link #buildDense} has written. */
    static MaskableNet dense(Path file, NetSettings settings, ImageSettings images, SeedTree seeds, Compute compute) {
        try {
            return initial(settings, images, seeds, compute)
                    .with(Safetensors.read(file).tensors());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WholeEpochs order(int samples, int batch, String what, SeedTree seeds, Compute compute) {
        return new WholeEpochs(
                samples,
                batch,
                epoch -> new RandomStream(seeds.stream(GROUP, "order of " + what + ", epoch " + epoch)),
                compute);
    }

    /** The noise of a step, a function of the step so that a run that was cut off finds it again. */
    static RandomStream noise(String what, long step, SeedTree seeds) {
        return new RandomStream(seeds.stream(GROUP, "noise of " + what + ", step " + step));
    }

    static ParameterBuffer buffer(List<Parameter> parameters, Compute compute) {
        return ParameterBuffer.of(parameters, List.of(), false, compute);
    }

    static Adam adam(ParameterBuffer buffer, double rate) {
        return Adam.decoupled(buffer, rate, Adam.EPSILON, Schedule.constant(), List.of());
    }

    static Tensor crossEntropy(MaskableNet net, MaskableNet.Preactivation layers, Pool.Part batch) {
        return torch.cross_entropy_loss(net.logits(batch.inputs(), layers), batch.labels());
    }

    /** Share of the images that get the wrong class. */
    static double error(MaskableNet net, MaskableNet.Preactivation layers, Pool.Part part) {
        long right = 0;
        try (var guard = new NoGradGuard()) {
            for (long start = 0; start < part.count(); start += EVALUATION_BATCH) {
                long length = Math.min(EVALUATION_BATCH, part.count() - start);
                try (var scope = new PointerScope()) {
                    var batch = part.slice(start, length);
                    right += Math.round(length
                            * Accuracy.of(
                                    net.logits(batch.inputs(), layers).cpu(),
                                    batch.labels().cpu()));
                }
            }
        }
        return (double) (part.count() - right) / part.count();
    }
}
