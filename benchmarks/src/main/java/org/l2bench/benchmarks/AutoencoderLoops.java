package org.l2bench.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.Autoencoder;
import org.l2bench.core.network.FeedforwardNet;
import org.l2bench.core.train.FusedAdam;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Trainer;
import org.l2bench.core.train.WholeEpochs;

/**
 * The autoencoder of ae-perturbation, 751-256-128-64 and back, in epochs of 202 rows at batch 64: by the suite, and by libtorch's
 * operations, automatic differentiation and its own Adam. Both start from the same weights and see the same batches.
 */
final class AutoencoderLoops {
    private static final int ROWS = 202;
    private static final int COLUMNS = 751;
    private static final int BATCH = 64;
    private static final List<Integer> HIDDEN = List.of(256, 128, 64);

    private final Tensor rows = new RandomStream(1).normal(1, ROWS, COLUMNS);
    private final FeedforwardNet net;
    private final ParameterBuffer buffer;
    private final FusedAdam fused;
    private final WholeEpochs order = new WholeEpochs(ROWS, BATCH, epoch -> new RandomStream(2 + epoch), Compute.CPU);
    private final List<Tensor> weights = new ArrayList<>();
    private final List<TensorOptional> biases = new ArrayList<>();
    private final Adam builtIn;

    AutoencoderLoops(double learningRate) {
        this.net =
                Autoencoder.of(COLUMNS, HIDDEN, TrainingData.initialStreams()).whole();
        this.buffer = ParameterBuffer.of(net.parameters(), List.of(), false, Compute.CPU);
        this.fused = new FusedAdam(buffer, learningRate, Schedule.constant(), List.of());
        var leaves = new TensorVector();
        for (var layer : Autoencoder.of(COLUMNS, HIDDEN, TrainingData.initialStreams())
                .whole()
                .layers()) {
            var parameters = layer.linear().parameters();
            weights.add(parameters.get(0).tensor());
            biases.add(new TensorOptional(parameters.get(1).tensor()));
            parameters.forEach(p -> leaves.push_back(p.tensor()));
        }
        this.builtIn = new Adam(leaves, new AdamOptions(learningRate));
    }

    int steps() {
        return (int) order.stepsPerEpoch();
    }

    /** One epoch through the trainer. */
    void suite(Trainer.Listener listener) {
        Trainer.of(steps(), Compute.CPU, buffer, fused)
                .run(
                        step -> {
                            var batch = rows.index_select(0, order.batch(step));
                            return Autoencoder.squaredError(net.training(batch, Optional.empty()), batch);
                        },
                        listener);
    }

    /** The same epoch by libtorch alone. */
    void bare(Trainer.Listener listener) {
        for (int step = 0; step < steps(); step++) {
            try (var scope = new PointerScope()) {
                var batch = rows.index_select(0, order.batch(step));
                var activation = batch;
                for (int i = 0; i < weights.size(); i++) {
                    activation = torch.relu(torch.linear(activation, weights.get(i), biases.get(i)));
                }
                var loss = torch.mse_loss(activation, batch);
                builtIn.zero_grad();
                loss.backward();
                builtIn.step();
                listener.after(step + 1, loss);
            }
        }
    }
}
