package org.l2bench.experiments.saddletosaddle;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.l2bench.core.linear.DeepLinearNet;
import org.l2bench.core.linear.MatrixLoss;

/**
 * A matrix A* = U diag(s) V^T of low rank, and which of its entries are seen; of a seed alone, the same for all arms and parts.
 *
 * @param observed 1 where an entry is seen, else 0
 */
record CompletionProblem(RealMatrix target, RealMatrix observed) {
    static CompletionProblem of(Gaussians gaussians, Completion settings) {
        int size = settings.size();
        int rank = settings.singularValues().size();
        var target = gaussians
                .orthonormal("left of the problem", size, rank)
                .multiply(Spectrum.diagonal(settings.singularValues()))
                .multiply(gaussians
                        .orthonormal("right of the problem", size, rank)
                        .transpose());
        var observed = MatrixUtils.createRealMatrix(size, size);
        var order = gaussians.permutation("entries of the problem", size * size);
        for (int i = 0; i < settings.observed(); i++) {
            observed.setEntry((int) order[i] / size, (int) order[i] % size, 1);
        }
        return new CompletionProblem(target, observed);
    }

    /** Mean squared error over the entries that are seen. */
    MatrixLoss training() {
        return training(zero());
    }

    /** The same of A less an offset. */
    MatrixLoss training(RealMatrix offset) {
        return MatrixLoss.overObserved(target.add(offset), observed);
    }

    /** Mean squared error over the entries that are not seen. */
    double test(RealMatrix a) {
        return MatrixLoss.overObserved(target, observed.scalarMultiply(-1).scalarAdd(1))
                .of(a);
    }

    int rank(RealMatrix a) {
        return Spectrum.rank(a, Spectrum.of(target)[0]);
    }

    /** See {@link Spectrum#normGap}. */
    double normGap(DeepLinearNet net) {
        return Spectrum.normGap(net, Spectrum.of(target)[0]);
    }

    /** A* where it is seen, 0 elsewhere. */
    RealMatrix zeroFilled() {
        var filled = zero();
        for (int row = 0; row < filled.getRowDimension(); row++) {
            for (int column = 0; column < filled.getColumnDimension(); column++) {
                filled.setEntry(row, column, observed.getEntry(row, column) * target.getEntry(row, column));
            }
        }
        return filled;
    }

    private RealMatrix zero() {
        return MatrixUtils.createRealMatrix(target.getRowDimension(), target.getColumnDimension());
    }
}
