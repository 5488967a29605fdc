package org.l2bench.testkit.example;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.regulariser.QuadraticTerm;

/** L(w) + lambda sum of (w_(j+1) - w_j)^2 along the last dimension, first differences as in Tikhonov (1963); at least two numbers. */
public record Smoothness(double lambda, ParameterSelector selector) implements QuadraticTerm {
    public Smoothness {
        if (!(lambda >= 0 && Double.isFinite(lambda))) {
            throw new IllegalArgumentException("lambda must be finite and >= 0, was " + lambda);
        }
    }

    @Override
    public Tensor term(List<Parameter> parameters) {
        return selector.covered(parameters).stream()
                .map(p -> steps(p.tensor()).square().sum())
                .reduce(Tensor::add)
                .orElseThrow()
                .mul(new Scalar(lambda));
    }

    private static Tensor steps(Tensor w) {
        long n = w.size(-1);
        return w.narrow(-1, 1, n - 1).sub(w.narrow(-1, 0, n - 1));
    }

    @Override
    public Tensor matrix(List<Parameter> parameters) {
        long all = parameters.stream().mapToLong(Parameter::size).sum();
        var matrix = torch.zeros(new long[] {all, all}).to(torch.ScalarType.Double);
        long from = 0;
        for (var parameter : parameters) {
            long size = parameter.size();
            if (selector.covers().test(parameter)) {
                // Row i of D w is a difference: the same differences of the unit vectors, which are the columns of D.
                var units = torch.eye(size).to(torch.ScalarType.Double).reshape(shape(parameter.tensor(), size));
                var differences = steps(units).reshape(size, -1); // [numbers, differences]
                matrix.narrow(0, from, size)
                        .narrow(1, from, size)
                        .copy_(differences.mm(differences.t()).mul(new Scalar(lambda)));
            }
            from += size;
        }
        return matrix;
    }

    private static long[] shape(Tensor w, long first) {
        var shape = new long[w.shape().length + 1];
        shape[0] = first;
        System.arraycopy(w.shape(), 0, shape, 1, shape.length - 1);
        return shape;
    }

    @Override
    public String describe() {
        return "smoothness " + lambda + " sum of squared first differences in the objective";
    }
}
