package org.l2bench.core.mask;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.network.InitialStreams;

/** What weights are ranked by, over all layers alike, when some are to be pruned. */
public final class MaskScores {
    private MaskScores() {}

    /** |w|. */
    public static List<Tensor> magnitude(MaskableNet net) {
        return net.weightTensors().stream().map(w -> w.detach().abs()).toList();
    }

    /**
     * |w dL/dw|, connection sensitivity (Lee, Ajanthan and Torr 2019): meant for a network at initialisation.
     *
     * @param loss a differentiable scalar of the network's own weights, on one batch
     */
    public static List<Tensor> snip(MaskableNet net, Supplier<Tensor> loss) {
        var own = net.training(net.weights());
        loss.get().backward();
        return own.weightTensors().stream()
                .map(w -> w.detach().mul(Handles.gradient(w)).abs())
                .toList();
    }

    /** Uniform numbers from 0 to 1, a stream for each layer. */
    public static List<Tensor> random(MaskableNet net, InitialStreams streams, Compute compute) {
        return IntStream.range(0, net.weights().size())
                .mapToObj(i -> {
                    var weight = net.weights().get(i);
                    return compute.place(streams.of(weight.name())
                            .uniform(0.5, weight.tensor().shape())
                            .add(new Scalar(0.5)));
                })
                .toList();
    }
}
