package org.l2bench.core.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.network.Parameter;

/**
 * All parameters of a network in one buffer, and all gradients in another, so that an optimiser step is a handful of
 * operations however many tensors the network has. The parameters' handles stay; their storage moves into the buffer.
 * Parameters that are regularised alike are adjacent, so that a regulariser acts on segments.
 */
public final class ParameterBuffer {
    private final List<Parameter> parameters;
    private final List<Parameter> ordered;
    private final boolean channelsLast;
    private final Tensor values;
    private final Tensor gradients;

    private ParameterBuffer(
            List<Parameter> parameters,
            List<Parameter> ordered,
            boolean channelsLast,
            Tensor values,
            Tensor gradients) {
        this.parameters = parameters;
        this.ordered = ordered;
        this.channelsLast = channelsLast;
        this.values = values;
        this.gradients = gradients;
    }

    /**
     * Moves the parameters.
     *
     * @param grouping parameters that all of these agree on stand together
     * @param channelsLast whether kernels are laid out [out, h, w, in], which convolutions on the CPU prefer
     */
    public static ParameterBuffer of(
            List<Parameter> parameters, List<Predicate<Parameter>> grouping, boolean channelsLast, Compute compute) {
        var ordered = new ArrayList<>(parameters);
        grouping.forEach(group -> ordered.sort((a, b) -> Boolean.compare(group.test(b), group.test(a))));
        long total = ordered.stream().mapToLong(Parameter::size).sum();
        var type = parameters.get(0).tensor().options();
        var values = compute.place(torch.zeros(new long[] {total}, type));
        var gradients = torch.zeros_like(values);
        long offset = 0;
        for (var parameter : ordered) {
            var leaf = parameter.tensor();
            var view = view(values, offset, leaf, channelsLast);
            view.copy_(leaf.detach());
            leaf.set_data(view);
            Handles.bindGradient(leaf, view(gradients, offset, leaf, channelsLast));
            offset += leaf.numel();
        }
        return new ParameterBuffer(List.copyOf(parameters), List.copyOf(ordered), channelsLast, values, gradients);
    }

    /** In the network's order. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** [n], n the number of all parameters' elements. */
    public Tensor values() {
        return values;
    }

    /** [n], in the order of {@link #values}. */
    public Tensor gradients() {
        return gradients;
    }

    /**
     * Copies tensors of parameters into one that is laid out like the buffer, [n]; zero for parameters that are not covered.
     *
     * @param byName for every covered parameter a tensor of its shape
     */
    public Tensor flattened(Map<String, Tensor> byName, Predicate<Parameter> covers) {
        var flat = torch.zeros_like(values);
        var parts = byName(flat);
        for (var parameter : ordered) {
            if (covers.test(parameter)) {
                var given = byName.get(parameter.name());
                if (given == null) {
                    throw new IllegalArgumentException(
                            "there is no value for parameter " + parameter.name() + " among " + byName.keySet());
                }
                parts.get(parameter.name()).copy_(given);
            }
        }
        return flat;
    }

    /** The parameters' parts of a tensor that is laid out like the buffer, by name; views, no copies. */
    public Map<String, Tensor> byName(Tensor flat) {
        var parts = new LinkedHashMap<String, Tensor>();
        long offset = 0;
        for (var parameter : ordered) {
            parts.put(parameter.name(), view(flat, offset, parameter.tensor(), channelsLast));
            offset += parameter.size();
        }
        return parts;
    }

    /** The adjacent runs of elements whose parameters the predicate holds for. */
    public List<Segment> segments(Predicate<Parameter> covers) {
        var segments = new ArrayList<Segment>();
        long offset = 0;
        for (var parameter : ordered) {
            if (covers.test(parameter)) {
                var last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
                if (last != null && last.start() + last.length() == offset) {
                    segments.set(segments.size() - 1, new Segment(last.start(), last.length() + parameter.size()));
                } else {
                    segments.add(new Segment(offset, parameter.size()));
                }
            }
            offset += parameter.size();
        }
        return segments;
    }

    /** Elements start .. start+length-1 of the buffer. */
    public record Segment(long start, long length) {
        Tensor of(Tensor buffer) {
            return buffer.narrow(0, start, length);
        }
    }

    private static Tensor view(Tensor flat, long offset, Tensor leaf, boolean channelsLast) {
        var shape = shape(leaf);
        var strides = strides(shape, channelsLast && shape.length == 4);
        return flat.narrow(0, offset, leaf.numel()).as_strided(shape, strides);
    }

    private static long[] shape(Tensor tensor) {
        var shape = new long[(int) tensor.dim()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = tensor.size(i);
        }
        return shape;
    }

    private static long[] strides(long[] shape, boolean channelsLast) {
        if (channelsLast) {
            return new long[] {shape[1] * shape[2] * shape[3], 1, shape[1] * shape[3], shape[1]};
        }
        var strides = new long[shape.length];
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape[i];
        }
        return strides;
    }
}
