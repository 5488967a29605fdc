package org.l2bench.core.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.ParameterSelector;

/**
 * L(w) + lambda times the sum of w^2 over single numbers that were drawn from those of a selector, without one half, coupled: adds
 * 2 lambda w to their gradients before the optimiser's step. With lambda 0 it adds nothing.
 */
public final class DrawnElementsPenalty implements StepHook {
    private final ParameterBuffer buffer;
    private final double lambda;
    private final Tensor places;
    private final String covers;

    private DrawnElementsPenalty(ParameterBuffer buffer, double lambda, Tensor places, String covers) {
        this.buffer = buffer;
        this.lambda = lambda;
        this.places = places;
        this.covers = covers;
    }

    /**
     * Of so many numbers, drawn without replacement.
     *
     * @param count from 1 to the number of numbers that the selector covers
     * @param stream what they are drawn from; the draw does not depend on how the buffer is laid out
     */
    public static DrawnElementsPenalty of(
            ParameterBuffer buffer, double lambda, ParameterSelector selector, long count, RandomStream stream) {
        if (!(lambda >= 0 && Double.isFinite(lambda))) {
            throw new IllegalArgumentException("lambda must be finite and >= 0, was " + lambda);
        }
        var covered = selector.covered(buffer.parameters());
        long all = covered.stream().mapToLong(Parameter::size).sum();
        if (count < 1 || count > all) {
            throw new IllegalArgumentException(
                    "count must be from 1 to the " + all + " numbers of " + selector.name() + ", was " + count);
        }
        var covers =
                String.format(Locale.ROOT, "covers %,d of the %,d numbers of %s, drawn", count, all, selector.name());
        return new DrawnElementsPenalty(buffer, lambda, places(buffer, selector, covered, all, count, stream), covers);
    }

    /** Where in the buffer the drawn numbers lie, int64 [count]. */
    private static Tensor places(
            ParameterBuffer buffer,
            ParameterSelector selector,
            List<Parameter> covered,
            long all,
            long count,
            RandomStream stream) {
        var chosen = torch.zeros(new long[] {all});
        chosen.index_fill_(0, stream.permutation(all).narrow(0, 0, count), new Scalar(1.0));
        Map<String, Tensor> marks = new LinkedHashMap<>();
        long from = 0;
        for (var parameter : covered) {
            var marked = chosen.narrow(0, from, parameter.size());
            marks.put(parameter.name(), marked.view(parameter.tensor().shape()));
            from += parameter.size();
        }
        return buffer.flattened(marks, selector.covers()).nonzero().view(-1);
    }

    @Override
    public void beforeUpdate(long step) {
        if (lambda > 0) {
            var values = buffer.values().index_select(0, places);
            buffer.gradients().index_add_(0, places, values, new Scalar(2 * lambda));
        }
    }

    @Override
    public String describe() {
        return "penalty " + lambda + " w'w in the objective (PyTorch weight_decay " + 2 * lambda + "); " + covers;
    }

    /** Where in the buffer the numbers lie that it covers, int64 [count]. */
    Tensor places() {
        return places;
    }
}
