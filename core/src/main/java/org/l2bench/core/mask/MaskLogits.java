package org.l2bench.core.mask;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;

/**
 * A distribution of masks: each weight is kept by itself with probability lambda = 1 / (1 + exp(-r)).
 *
 * @param parameters the logits r, of the weights' shapes and in the order of the layers
 */
public record MaskLogits(List<Parameter> parameters) {
    public MaskLogits {
        parameters = List.copyOf(parameters);
    }

    /** Given logits. */
    public static MaskLogits of(List<Tensor> logits) {
        return new MaskLogits(IntStream.range(0, logits.size())
                .mapToObj(i -> Parameter.of(
                        "layer" + (i + 1) + ".logit",
                        Role.WEIGHT,
                        logits.get(i).detach().clone()))
                .toList());
    }

    /**
     * Around a mask: {@code keeping} where it keeps a weight, and elsewhere the probability that makes the expected number of kept
     * weights that of the mask.
     *
     * @param keeping within (0, 1)
     */
    public static MaskLogits around(Mask mask, double keeping) {
        double kept = mask.kept();
        double pruned = mask.layers().stream().mapToLong(Tensor::numel).sum() - kept;
        double elsewhere = (1 - keeping) * kept / pruned;
        if (!(keeping > 0 && keeping < 1 && elsewhere > 0 && elsewhere < 1)) {
            throw new IllegalArgumentException("probabilities must be within 0 and 1, were " + keeping + " for the "
                    + kept + " weights that are kept and " + elsewhere + " for the " + pruned + " others");
        }
        double low = logit(elsewhere);
        double step = logit(keeping) - low;
        return of(mask.layers().stream()
                .map(m -> m.mul(new Scalar(step)).add(new Scalar(low)))
                .toList());
    }

    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }

    /** All with the same probability. */
    public static MaskLogits uniform(MaskableNet net, double probability) {
        return of(net.weightTensors().stream()
                .map(w -> torch.full_like(w.detach(), new Scalar(logit(probability))))
                .toList());
    }

    /** Another distribution with copies of these logits. */
    public MaskLogits copy() {
        return of(layers());
    }

    /** The logits as tensors. */
    public List<Tensor> layers() {
        return parameters.stream().map(Parameter::tensor).toList();
    }

    /** How many weights there are. */
    public long size() {
        return parameters.stream().mapToLong(Parameter::size).sum();
    }

    private double sum(Function<Tensor, Tensor> ofProbabilities) {
        return layers().stream()
                .mapToDouble(r -> ofProbabilities
                        .apply(torch.sigmoid(r.detach().to(ScalarType.Double)))
                        .sum()
                        .item_double())
                .sum();
    }

    /** The expected number of weights that are kept, sum of lambda. */
    public double expected() {
        return sum(p -> p);
    }

    /** The variance of that number, sum of lambda (1 - lambda). */
    public double variance() {
        return sum(p -> p.mul(p.neg().add(new Scalar(1.0))));
    }

    /** How many weights have a probability between these. */
    public double between(double low, double high) {
        return sum(p -> p.gt(new Scalar(low)).logical_and(p.lt(new Scalar(high))));
    }

    /** The mask of the largest probabilities, with exactly so many weights. */
    public Mask thresholded(long count) {
        return Mask.ofLargest(layers(), count);
    }

    /** A mask that is drawn. Distributions that share the stream share the uniform numbers u, and keep where u &lt; lambda. */
    public Mask sampled(RandomStream stream) {
        return new Mask(layers().stream()
                .map(r -> {
                    var u = stream.uniform(0.5, r.shape()).add_(new Scalar(0.5)).to(r.device(), ScalarType.Float);
                    return u.lt_(torch.sigmoid(r.detach()));
                })
                .toList());
    }
}
