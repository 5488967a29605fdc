package org.l2bench.core.testing;

import java.util.Arrays;
import org.assertj.core.api.AbstractAssert;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Assertions on a tensor of any type, compared as float64. */
public final class TensorAssert extends AbstractAssert<TensorAssert, Tensor> {
    private TensorAssert(Tensor actual) {
        super(actual, TensorAssert.class);
    }

    public static TensorAssert assertThatTensor(Tensor actual) {
        return new TensorAssert(actual);
    }

    public TensorAssert hasShape(long... expected) {
        isNotNull();
        objects.assertEqual(info, actual.shape(), expected);
        return this;
    }

    /** Row-major values, each within {@code tolerance} of the expected one; NaN is near nothing. */
    public TensorAssert hasValuesNear(double tolerance, double... expected) {
        isNotNull();
        var values = values(actual);
        if (values.length != expected.length) {
            failWithMessage("expected %d values but the tensor has %d", expected.length, values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i] - expected[i]) <= tolerance)) {
                failWithMessage("value %d: expected %s +- %s but got %s", i, expected[i], tolerance, values[i]);
            }
        }
        return this;
    }

    /** The same shape, and values as for {@link #hasValuesNear(double, double...)}. */
    public TensorAssert isNear(Tensor expected, double tolerance) {
        return hasShape(expected.shape()).hasValuesNear(tolerance, values(expected));
    }

    public TensorAssert isFinite() {
        isNotNull();
        if (!actual.isfinite().all().item_bool()) {
            failWithMessage("expected finite values but got %s", Arrays.toString(values(actual)));
        }
        return this;
    }

    /** The same type, shape and bits, so that NaN equals itself and 0 differs from -0. */
    public TensorAssert hasBitsOf(Tensor expected) {
        hasShape(expected.shape());
        objects.assertEqual(
                info, actual.scalar_type().intern(), expected.scalar_type().intern());
        if (!Arrays.equals(bits(actual), bits(expected))) {
            failWithMessage(
                    "expected the bits of %s but got %s",
                    Arrays.toString(values(expected)), Arrays.toString(values(actual)));
        }
        return this;
    }

    /** At least one bit, or the shape or type, differs. */
    public TensorAssert differsFrom(Tensor other) {
        isNotNull();
        if (actual.scalar_type().intern() == other.scalar_type().intern()
                && Arrays.equals(actual.shape(), other.shape())
                && Arrays.equals(bits(actual), bits(other))) {
            failWithMessage("expected other values than %s", Arrays.toString(values(other)));
        }
        return this;
    }

    private static byte[] bits(Tensor tensor) {
        var plain = tensor.detach().cpu().contiguous();
        var bits = new byte[Math.toIntExact(plain.nbytes())];
        if (bits.length > 0) {
            new BytePointer(plain.data_ptr()).get(bits);
        }
        return bits;
    }

    private static double[] values(Tensor tensor) {
        var values = new double[Math.toIntExact(tensor.numel())];
        tensor.detach()
                .cpu()
                .to(ScalarType.Double)
                .contiguous()
                .data_ptr_double()
                .get(values);
        return values;
    }
}
