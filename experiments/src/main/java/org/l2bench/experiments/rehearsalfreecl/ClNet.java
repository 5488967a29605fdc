package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.network.ConvNet;
import org.l2bench.core.network.ConvNetSpec;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.LayeredClassifier;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.ResidualNet;
import org.l2bench.core.network.ResidualNetSpec;
import org.l2bench.core.network.TorchvisionNames;
import org.l2bench.core.network.VisionTransformer;
import org.l2bench.core.network.VisionTransformerSpec;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.experiments.rehearsalfreecl.ClSettings.Net;
import org.l2bench.experiments.rehearsalfreecl.ClSettings.Tuned;

/**
 * Which network, and which of its weights are trained: encoder and a head over all classes.
 *
 * @param classes rows of the head
 */
record ClNet(
        Net net,
        String backbone,
        int channels,
        int imageSize,
        List<Integer> widths,
        int features,
        Tuned tuned,
        int classes) {
    private static final String HEAD = "head.";

    ClNet withClasses(int others) {
        return new ClNet(net, backbone, channels, imageSize, widths, features, tuned, others);
    }

    LayeredClassifier create(InitialStreams streams) {
        return switch (net) {
            case CONV -> new ConvNet(new ConvNetSpec(channels, imageSize, widths, features, classes), streams);
            case RESNET18 -> new ResidualNet(ResidualNetSpec.resNet18LargeStem(channels, imageSize, classes), streams);
            case VIT -> new VisionTransformer(transformer(), streams);
        };
    }

    private VisionTransformerSpec transformer() {
        return new VisionTransformerSpec(
                channels, imageSize, widths.get(0), widths.get(1), widths.get(2), features, widths.get(3), classes);
    }

    /** Names of the depths at which representations are compared, from the input on, the logits last. */
    List<String> depths() {
        var inner =
                switch (net) {
                    case CONV -> ConvNet.depths(widths.size());
                    case RESNET18 -> ResidualNet.depths(4);
                    case VIT -> VisionTransformer.depths(widths.get(1));
                };
        return Stream.concat(inner.stream(), Stream.of(ClMetricNames.LOGITS)).toList();
    }

    /** From our names of the encoder's tensors to torchvision's. */
    UnaryOperator<String> torchvisionNames() {
        return net == Net.VIT ? TorchvisionNames::ofVisionTransformer : TorchvisionNames::ofResidualNet;
    }

    static Predicate<String> encoderNames() {
        return name -> !name.startsWith(HEAD);
    }

    /** What anchors and Fisher information are about: the encoder, never the head. */
    static ParameterSelector encoder() {
        return new ParameterSelector("encoder", p -> !p.name().startsWith(HEAD));
    }

    /** The parameters that an arm trains; no gradient is computed for the others. */
    List<Parameter> trained(LayeredClassifier network, boolean frozenEncoder) {
        network.parameters().forEach(p -> p.tensor().set_requires_grad(isTrained(p, frozenEncoder)));
        return network.parameters().stream()
                .filter(p -> isTrained(p, frozenEncoder))
                .toList();
    }

    private boolean isTrained(Parameter parameter, boolean frozenEncoder) {
        if (parameter.name().startsWith(HEAD)) {
            return true;
        }
        return !frozenEncoder && (tuned == Tuned.ALL || parameter.name().contains("self_attention.in_proj_"));
    }

    /** Moves all tensors to the device; before anything else takes hold of them. */
    static LayeredClassifier placed(LayeredClassifier network, Compute compute) {
        network.parameters()
                .forEach(p -> p.tensor().set_data(compute.place(p.tensor().detach())));
        network.buffers().values().forEach(b -> b.set_data(compute.place(b)));
        return network;
    }
}
