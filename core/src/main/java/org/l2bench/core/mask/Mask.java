package org.l2bench.core.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.RandomStream;

/**
 * Which weights of a network are kept.
 *
 * @param layers 1 for a weight that is kept, else 0; of the weights' shapes
 */
public record Mask(List<Tensor> layers) {
    public Mask {
        layers = List.copyOf(layers);
    }

    /** Of the weights of all layers together keeps those with the largest scores, exactly so many; of equal ones the first. */
    public static Mask ofLargest(List<Tensor> scores, long count) {
        var flat = flattened(scores);
        if (count < 0 || count > flat.numel()) {
            throw new IllegalArgumentException("a mask must keep from 0 to " + flat.numel() + " weights, was " + count);
        }
        // Stable, so that equal scores stay in their order.
        var best = torch.argsort(flat, true, 0, true).narrow(0, 0, count);
        return of(torch.zeros_like(flat).index_fill_(0, best, new Scalar(1.0)), scores);
    }

    /** How many weights a density leaves: the nearest whole number, at least one. */
    public static long count(double density, long weights) {
        return Math.max(1, Math.round(density * weights));
    }

    /** The same number of weights in each layer, elsewhere in the layer. */
    public Mask shuffled(LongFunction<RandomStream> streamOfLayer) {
        return new Mask(IntStream.range(0, layers.size())
                .mapToObj(i -> {
                    var flat = layers.get(i).flatten();
                    var order =
                            streamOfLayer.apply(i).permutation(flat.numel()).to(flat.device(), torch.ScalarType.Long);
                    return flat.index_select(0, order).view(layers.get(i).shape());
                })
                .toList());
    }

    /** How many weights are kept. */
    public long kept() {
        return layers.stream().mapToLong(l -> l.count_nonzero().item_long()).sum();
    }

    /** The share of the weights kept here that another mask keeps as well. */
    public double overlap(Mask other) {
        var both = IntStream.range(0, layers.size())
                .mapToObj(i -> layers.get(i).mul(other.layers.get(i)))
                .toList();
        return (double) new Mask(both).kept() / kept();
    }

    private static Tensor flattened(List<Tensor> layers) {
        var all =
                new TensorVector(layers.stream().map(l -> l.detach().flatten()).toArray(Tensor[]::new));
        return torch.cat(all, 0);
    }

    private static Mask of(Tensor flat, List<Tensor> shapes) {
        var layers = new ArrayList<Tensor>();
        long offset = 0;
        for (var layer : shapes) {
            layers.add(flat.narrow(0, offset, layer.numel()).view(layer.shape()).clone());
            offset += layer.numel();
        }
        return new Mask(layers);
    }
}
