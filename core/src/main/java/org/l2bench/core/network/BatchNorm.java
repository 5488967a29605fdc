package org.l2bench.core.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Handles;

/** Batch normalisation over all axes but the channels, with running statistics (momentum 0.1) for evaluation. */
public final class BatchNorm implements Layer {
    /** What is added to a variance before its root, unless it is said otherwise. */
    public static final double EPSILON = 1e-5;

    private static final double MOMENTUM = 0.1;

    private final String name;
    private final double epsilon;
    private final List<Parameter> parameters;
    private final Tensor runningMean;
    private final Tensor runningVariance;
    private final TensorOptional scaleArgument;
    private final TensorOptional shiftArgument;
    private final TensorOptional meanArgument;
    private final TensorOptional varianceArgument;

    private BatchNorm(String name, double epsilon, Tensor mean, Tensor variance, List<Parameter> parameters) {
        this.name = name;
        this.epsilon = epsilon;
        this.parameters = parameters;
        this.runningMean = mean;
        this.runningVariance = variance;
        this.scaleArgument = argument(parameters, 0);
        this.shiftArgument = argument(parameters, 1);
        this.meanArgument = new TensorOptional(mean);
        this.varianceArgument = new TensorOptional(variance);
    }

    /** With scale (initially 1) and shift (initially 0), the usual epsilon, float32. */
    public static BatchNorm affine(String name, int channels, NormPlace place) {
        return affine(name, channels, place, ScalarType.Float);
    }

    /** With scale (initially 1) and shift (initially 0), float32. */
    public static BatchNorm affine(String name, int channels, NormPlace place, double epsilon) {
        return affine(name, channels, place, epsilon, ScalarType.Float);
    }

    /** With scale (initially 1) and shift (initially 0), the usual epsilon. */
    public static BatchNorm affine(String name, int channels, NormPlace place, ScalarType type) {
        return affine(name, channels, place, EPSILON, type);
    }

    private static BatchNorm affine(String name, int channels, NormPlace place, double epsilon, ScalarType type) {
        var scale = Parameter.ofNorm(name + ".scale", Role.NORM_SCALE, place, ones(channels, type));
        var shift = Parameter.ofNorm(name + ".shift", Role.NORM_SHIFT, place, zeros(channels, type));
        return new BatchNorm(name, epsilon, zeros(channels, type), ones(channels, type), List.of(scale, shift));
    }

    /** Without scale and shift: the weights before it are scale-invariant, exactly so as epsilon goes to 0. */
    public static BatchNorm plain(String name, int channels, double epsilon, ScalarType type) {
        return new BatchNorm(name, epsilon, zeros(channels, type), ones(channels, type), List.of());
    }

    private static Tensor zeros(int channels, ScalarType type) {
        return torch.zeros(new long[] {channels}, new TensorOptions(type));
    }

    private static Tensor ones(int channels, ScalarType type) {
        return torch.ones(new long[] {channels}, new TensorOptions(type));
    }

    private static TensorOptional argument(List<Parameter> parameters, int i) {
        return i < parameters.size() ? new TensorOptional(parameters.get(i).tensor()) : new TensorOptional();
    }

    @Override
    public Tensor forward(Tensor input, Mode mode) {
        return torch.batch_norm(
                input,
                scaleArgument,
                shiftArgument,
                meanArgument,
                varianceArgument,
                mode == Mode.TRAINING,
                MOMENTUM,
                epsilon,
                true);
    }

    /** x scale + shift, channel by channel, [channels] each. */
    record Affine(Tensor scale, Tensor shift) {}

    /** What it does in evaluation mode, with the statistics and parameters that it has now. */
    Affine evaluation() {
        var inverse = runningVariance.add(new Scalar(epsilon)).rsqrt();
        if (parameters.isEmpty()) {
            return new Affine(inverse, runningMean.mul(inverse).neg());
        }
        var scale = parameters.get(0).tensor().mul(inverse);
        return new Affine(scale, parameters.get(1).tensor().sub(runningMean.mul(scale)));
    }

    /** The same in training mode, its gradient written out. */
    Pass pass(Tensor input) {
        var results = torch.native_batch_norm(
                input, scaleArgument, shiftArgument, meanArgument, varianceArgument, true, MOMENTUM, epsilon);
        var mean = new TensorOptional(Handles.at(results, 1));
        var inverseDeviation = new TensorOptional(Handles.at(results, 2));
        return new Pass(Handles.at(results, 0), gradient -> {
            var gradients = torch.native_batch_norm_backward(
                    gradient,
                    input,
                    scaleArgument,
                    meanArgument,
                    varianceArgument,
                    mean,
                    inverseDeviation,
                    true,
                    epsilon,
                    Pass.wanted(true, !parameters.isEmpty(), !parameters.isEmpty()));
            for (int i = 0; i < parameters.size(); i++) {
                Handles.addToGradient(parameters.get(i).tensor(), Handles.at(gradients, i + 1));
            }
            return Handles.at(gradients, 0);
        });
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Map<String, Tensor> buffers() {
        var buffers = new LinkedHashMap<String, Tensor>();
        buffers.put(name + ".running_mean", runningMean);
        buffers.put(name + ".running_variance", runningVariance);
        return buffers;
    }
}
