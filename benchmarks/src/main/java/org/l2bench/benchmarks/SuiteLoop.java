package org.l2bench.benchmarks;

import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.network.Classifier;
import org.l2bench.core.network.Mlp;
import org.l2bench.core.network.MlpSpec;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.ResidualNet;
import org.l2bench.core.network.ResidualNetSpec;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.EpochOrder;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;
import org.l2bench.core.train.Trainer;

/** Training as an experiment writes it: a network of the suite, its optimiser, its trainer. */
final class SuiteLoop {
    /** The net of the quick preset of ood-l2norm. */
    private static final ResidualNetSpec QUICK = new ResidualNetSpec(
            1,
            32,
            8,
            ResidualNetSpec.Block.BASIC,
            16,
            2,
            List.of(
                    new ResidualNetSpec.Stage(16, 1, 1),
                    new ResidualNetSpec.Stage(32, 1, 2),
                    new ResidualNetSpec.Stage(64, 1, 2)),
            ResidualNetSpec.Shortcut.AVERAGE_POOL,
            0.01,
            OptionalDouble.of(3));

    private final Classifier net;
    private final TrainingData data;
    private final EpochOrder order;
    private final ParameterBuffer buffer;
    private final Sgd sgd;

    SuiteLoop(Classifier net, TrainingData data, double learningRate, double weightDecay) {
        this.net = net;
        this.data = data;
        this.order = data.order();
        var weights = ParameterSelector.weights();
        this.buffer = ParameterBuffer.of(net.parameters(), List.of(weights.covers()), true, Compute.CPU);
        var penalty = L2Penalty.ofPyTorchWeightDecay(weightDecay, weights);
        this.sgd = new Sgd(buffer, learningRate, 0.9, Schedule.constant(), List.of(penalty));
    }

    static ResidualNet quickNet() {
        return new ResidualNet(QUICK, TrainingData.initialStreams());
    }

    static Mlp mlp() {
        return new Mlp(MlpSpec.plain(784, List.of(256, 256), 10), TrainingData.initialStreams());
    }

    /** Steps of the first epoch, from its beginning. */
    void run(int steps, Trainer.Listener listener) {
        Trainer.of(steps, Compute.CPU, buffer, sgd)
                .run(
                        step -> {
                            var batch = order.batch(step);
                            var features = net.features(data.inputs().index_select(0, batch), Mode.TRAINING);
                            return torch.cross_entropy_loss(
                                    net.head().forward(features, Mode.TRAINING),
                                    data.labels().index_select(0, batch));
                        },
                        listener);
    }
}
