package org.l2bench.core.engine;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Between Java arrays and tensors; every call copies. Arrays are in row-major order. */
public final class TensorArrays {
    private TensorArrays() {}

    /** A float32 tensor of this shape. */
    public static Tensor of(float[] values, long... shape) {
        var tensor = torch.empty(shape, new TensorOptions(ScalarType.Float), null);
        try (var target = new FloatPointer(tensor.data_ptr_float())) {
            target.put(values, 0, checked(values.length, tensor));
        }
        return tensor;
    }

    /** A float64 tensor of this shape. */
    public static Tensor of(double[] values, long... shape) {
        var tensor = torch.empty(shape, new TensorOptions(ScalarType.Double), null);
        try (var target = new DoublePointer(tensor.data_ptr_double())) {
            target.put(values, 0, checked(values.length, tensor));
        }
        return tensor;
    }

    /** An int64 tensor [n]. */
    public static Tensor of(int[] values) {
        var wide = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return of(wide);
    }

    /** An int64 tensor [n]. */
    public static Tensor of(long[] values) {
        var tensor = torch.empty(new long[] {values.length}, new TensorOptions(ScalarType.Long), null);
        try (var target = new LongPointer(tensor.data_ptr_long())) {
            target.put(values, 0, values.length);
        }
        return tensor;
    }

    /** A uint8 tensor of this shape. */
    public static Tensor of(byte[] values, long... shape) {
        var tensor = torch.empty(shape, new TensorOptions(ScalarType.Byte), null);
        try (var target = new BytePointer(tensor.data_ptr_byte())) {
            target.put(values, 0, checked(values.length, tensor));
        }
        return tensor;
    }

    /** All elements as float64, row-major, from any device. */
    public static double[] doubles(Tensor tensor) {
        try (var scope = new PointerScope()) {
            var plain = tensor.detach().cpu().to(ScalarType.Double).contiguous();
            var values = new double[Math.toIntExact(plain.numel())];
            plain.data_ptr_double().get(values);
            return values;
        }
    }

    /** All elements as float32, row-major, from any device. */
    public static float[] floats(Tensor tensor) {
        try (var scope = new PointerScope()) {
            var plain = tensor.detach().cpu().to(ScalarType.Float).contiguous();
            var values = new float[Math.toIntExact(plain.numel())];
            plain.data_ptr_float().get(values);
            return values;
        }
    }

    /** All elements as int64, row-major, from any device. */
    public static long[] longs(Tensor tensor) {
        try (var scope = new PointerScope()) {
            var plain = tensor.detach().cpu().to(ScalarType.Long).contiguous();
            var values = new long[Math.toIntExact(plain.numel())];
            plain.data_ptr_long().get(values);
            return values;
        }
    }

    private static int checked(int length, Tensor tensor) {
        if (length != tensor.numel()) {
            throw new IllegalArgumentException(
                    "a tensor of " + tensor.numel() + " elements cannot be filled with " + length);
        }
        return length;
    }
}
