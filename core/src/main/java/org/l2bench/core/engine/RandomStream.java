package org.l2bench.core.engine;

import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * One stream of random numbers: libtorch's Mersenne twister on the CPU, whatever the device of the trial, so that CPU and
 * GPU start from the same weights and see the same batches.
 */
public final class RandomStream {
    private final Generator generator;

    /** @param seed from {@link org.l2bench.core.experiment.SeedTree#stream} */
    public RandomStream(long seed) {
        this.generator = torch.make_generator_cpu(seed);
    }

    /** Independent draws from N(0, std^2), float32. */
    public Tensor normal(double std, long... shape) {
        return torch.normal(0, std, shape, optional(), new TensorOptions(ScalarType.Float));
    }

    /** Independent draws, uniform on [-bound, bound), float32. */
    public Tensor uniform(double bound, long... shape) {
        return torch.empty(shape, new TensorOptions(ScalarType.Float), null).uniform_(-bound, bound, optional());
    }

    /** Independent draws, float32: 0 with probability {@code rate}, else 1 / (1 - rate). */
    public Tensor kept(double rate, long... shape) {
        var draws =
                torch.empty(shape, new TensorOptions(ScalarType.Float), null).uniform_(0, 1, optional());
        return draws.ge_(new Scalar(rate)).mul_(new Scalar(1 / (1 - rate)));
    }

    /** Independent draws, uniform on the integers 0 .. high-1, int64. */
    public Tensor integers(long high, long... shape) {
        return torch.randint(high, shape, optional(), new TensorOptions(ScalarType.Long));
    }

    /** A permutation of 0 .. n-1, int64 [n]. */
    public Tensor permutation(long n) {
        return torch.randperm(n, optional(), new TensorOptions(ScalarType.Long));
    }

    private GeneratorOptional optional() {
        return new GeneratorOptional(generator);
    }
}
