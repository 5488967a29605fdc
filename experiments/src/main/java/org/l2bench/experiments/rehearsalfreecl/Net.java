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
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;

/** Settings of the network, an encoder and a head over all classes, and of which of its weights are trained. */
record Net(
        @Setting("the network; CONV has no normalisation, RESNET18 is torchvision's")
        Kind kind,

        @Setting(
                "safetensors file with torchvision's tensors to start from; empty: pre-train on classes of the same set")
        String backbone,

        @Setting("of the convolutions of CONV; of VIT patch size, layers, heads, hidden width")
        @Range(least = 1, most = Net.MOST_WIDE)
        List<Integer> widths,

        @Setting("length of the feature vector of CONV and VIT") @Range(least = 1, most = Net.MOST_WIDE)
        int features,

        @Setting("which encoder weights are trained: all, or the projections to queries, keys and values")
        Tuned tuned) {

    /** The network. */
    enum Kind {
        /** Without normalisation; see {@link ConvNet}. */
        CONV,
        /** Torchvision's ResNet-18 with the stem for large images. */
        RESNET18,
        /** A vision transformer. */
        VIT
    }

    /** Which encoder weights are trained. */
    enum Tuned {
        ALL,
        /** The projections to queries, keys and values. */
        QKV
    }

    private static final int MOST_WIDTHS = 10;
    static final int MOST_WIDE = 65_536;
    private static final int RESNET_REDUCTION = 32;
    private static final String HEAD = "head.";

    Net {
        widths = List.copyOf(widths);
        var problems = new Problems()
                .require(widths.size() <= MOST_WIDTHS, "widths must be at most %s, were %s", MOST_WIDTHS, widths.size())
                .require(tuned == Tuned.ALL || kind == Kind.VIT, "tuned QKV needs net.kind VIT, was %s", kind)
                .require(
                        backbone.isEmpty() || kind != Kind.CONV,
                        "backbone needs net.kind RESNET18 or VIT, whose weights torchvision has; it was CONV")
                .require(
                        kind != Kind.CONV || !widths.isEmpty(),
                        "widths must name at least one convolution of CONV, were none")
                .require(
                        kind != Kind.VIT || widths.size() == 4,
                        "widths of a VIT must be patch size, layers, heads, hidden width, were %s",
                        widths);
        if (kind == Kind.VIT && widths.size() == 4) {
            problems.require(
                    features % widths.get(2) == 0,
                    "features must be a multiple of the heads of VIT (third of net.widths, %s), was %s",
                    widths.get(2),
                    features);
        }
        problems.throwIfAny();
    }

    /** Notes an image size that the network cannot have. */
    void checkFits(int imageSize, Problems problems) {
        switch (kind) {
            case CONV ->
                problems.require(
                        imageSize % (1 << (widths.size() - 1)) == 0,
                        "images.size must be a multiple of %s, as %s net.widths of CONV halve it %s times, was %s",
                        1 << (widths.size() - 1),
                        widths.size(),
                        widths.size() - 1,
                        imageSize);
            case RESNET18 ->
                problems.require(
                        imageSize % RESNET_REDUCTION == 0,
                        "images.size must be a multiple of %s for RESNET18, was %s",
                        RESNET_REDUCTION,
                        imageSize);
            case VIT ->
                problems.require(
                        imageSize % widths.get(0) == 0,
                        "images.size must be a multiple of the patch size of VIT (first of net.widths, %s), was %s",
                        widths.get(0),
                        imageSize);
        }
    }

    /** For images of some kind, with a row of the head for each class. */
    LayeredClassifier create(ImageSplit images, int classes, InitialStreams streams) {
        int channels = images.channels();
        int size = images.size();
        return switch (kind) {
            case CONV -> new ConvNet(new ConvNetSpec(channels, size, widths, features, classes), streams);
            case RESNET18 -> new ResidualNet(ResidualNetSpec.resNet18LargeStem(channels, size, classes), streams);
            case VIT -> new VisionTransformer(transformer(images, classes), streams);
        };
    }

    VisionTransformerSpec transformer(ImageSplit images, int classes) {
        return new VisionTransformerSpec(
                images.channels(),
                images.size(),
                widths.get(0),
                widths.get(1),
                widths.get(2),
                features,
                widths.get(3),
                classes);
    }

    /** Names of the depths at which representations are compared, from the input on, the logits last. */
    List<String> depths() {
        var inner =
                switch (kind) {
                    case CONV -> ConvNet.depths(widths.size());
                    case RESNET18 -> ResidualNet.depths(4);
                    case VIT -> VisionTransformer.depths(widths.get(1));
                };
        return Stream.concat(inner.stream(), Stream.of(MetricNames.LOGITS)).toList();
    }

    /** With only some weights tuned, there is no random start. */
    List<Start> starts() {
        return tuned == Tuned.ALL ? List.of(Start.RANDOM, Start.PRETRAINED) : List.of(Start.PRETRAINED);
    }

    /** From our names of the encoder's tensors to torchvision's. */
    UnaryOperator<String> torchvisionNames() {
        return kind == Kind.VIT ? TorchvisionNames::ofVisionTransformer : TorchvisionNames::ofResidualNet;
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
