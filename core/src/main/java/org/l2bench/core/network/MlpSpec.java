package org.l2bench.core.network;

import java.util.List;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The shape of a multilayer perceptron: linear, batch norm or none, rectifier for each hidden layer; linear classifier. A
 * hidden layer has a bias only if no norm follows, which would subtract it again.
 *
 * @param hidden sizes of the hidden layers, at least one
 * @param output initial values of the classifier
 * @param frozenOutput whether the classifier keeps its initial values
 * @param type float32 or float64, of all parameters and buffers and so of the inputs
 */
public record MlpSpec(
        int inputs,
        List<Integer> hidden,
        int classes,
        Norm norm,
        InitialValues weights,
        InitialValues output,
        boolean frozenOutput,
        ScalarType type) {

    /** What stands between a hidden layer and its rectifier. */
    public sealed interface Norm {
        /** Nothing. */
        record None() implements Norm {}

        /** Batch norm with scale and shift, epsilon 1e-5. */
        record Affine() implements Norm {}

        /** Batch norm without scale and shift: the weights before it are scale-invariant, exactly so at epsilon 0. */
        record Plain(double epsilon) implements Norm {}
    }

    /** How a layer's weight and bias start. They are drawn in float32 whatever the type. */
    public sealed interface InitialValues {
        /** PyTorch's: weight and bias uniform on +-1/sqrt(fan-in). */
        record Uniform() implements InitialValues {}

        /**
         * Weight from N(0, gain / fan-in), bias 0.
         *
         * @param gain 2 for rectifiers (He et al. 2015), 1 before a norm
         */
        record Normal(double gain) implements InitialValues {
            public Normal {
                if (!(gain > 0 && Double.isFinite(gain))) {
                    throw new IllegalArgumentException("gain must be finite and > 0, was " + gain);
                }
            }
        }
    }

    public MlpSpec {
        hidden = List.copyOf(hidden);
        if (hidden.isEmpty()) {
            throw new IllegalArgumentException("an MLP needs at least one hidden layer");
        }
        if (type != ScalarType.Float && type != ScalarType.Double) {
            throw new IllegalArgumentException("type of an MLP must be Float or Double, was " + type);
        }
    }

    /** With PyTorch's initial values, no norm, all trained, float32. */
    public static MlpSpec plain(int inputs, List<Integer> hidden, int classes) {
        var initial = new InitialValues.Uniform();
        return new MlpSpec(inputs, hidden, classes, new Norm.None(), initial, initial, false, ScalarType.Float);
    }
}
