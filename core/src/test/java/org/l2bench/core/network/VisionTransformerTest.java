package org.l2bench.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class VisionTransformerTest {
    private static final VisionTransformerSpec TINY = new VisionTransformerSpec(3, 8, 4, 2, 2, 8, 12, 5);

    private static VisionTransformer tiny() {
        var net = new VisionTransformer(TINY, tensor -> new RandomStream(tensor.hashCode()));
        net.parameters().stream().filter(p -> p.role() != Role.WEIGHT).forEach(p -> p.tensor()
                .detach()
                .add_(new RandomStream(p.name().hashCode())
                        .normal(0.3, p.tensor().shape())));
        return net;
    }

    /** The count of torchvision's vit_b_16 with 1000 classes, as its documentation gives it. */
    @Test
    void base16HasThePublishedNumberOfParameters() {
        assertThat(VisionTransformerSpec.base16(1000).parameters()).isEqualTo(86_567_656L);
        long made = tiny().parameters().stream().mapToLong(Parameter::size).sum();
        assertThat(made).isEqualTo(TINY.parameters());
    }

    @Test
    void tensorsAreNamedAsInTorchvision() {
        assertThat(tiny().parameters().stream().map(p -> TorchvisionNames.ofVisionTransformer(p.name())))
                .contains(
                        "class_token",
                        "conv_proj.weight",
                        "conv_proj.bias",
                        "encoder.pos_embedding",
                        "encoder.layers.encoder_layer_1.ln_1.weight",
                        "encoder.layers.encoder_layer_1.self_attention.in_proj_weight",
                        "encoder.layers.encoder_layer_1.self_attention.in_proj_bias",
                        "encoder.layers.encoder_layer_1.self_attention.out_proj.weight",
                        "encoder.layers.encoder_layer_1.mlp.0.weight",
                        "encoder.layers.encoder_layer_1.mlp.3.bias",
                        "encoder.ln.weight",
                        "heads.head.weight")
                .hasSize(4 + 2 * 12 + 2 + 2)
                .doesNotHaveDuplicates();
    }

    /** The slow twin: patches cut out one by one, attention written out for every head. */
    @Test
    void featuresAreThoseOfTheDefinition() {
        var net = tiny();
        var image = new RandomStream(3).normal(1, 1, 3, 8, 8);
        var tokens = new TensorVector(t(net, "class_token").view(1, 8));
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 2; column++) {
                var patch =
                        image.narrow(2, 4L * row, 4).narrow(3, 4L * column, 4).reshape(1, -1);
                tokens.push_back(linear(patch, t(net, "conv_proj.weight").view(8, -1), t(net, "conv_proj.bias")));
            }
        }
        var x = torch.cat(tokens, 0).add(t(net, "encoder.pos_embedding").view(5, 8));
        for (int layer = 0; layer < 2; layer++) {
            var name = "encoder.layers.encoder_layer_" + layer;
            x = x.add(attention(net, name + ".self_attention", norm(net, name + ".ln_1", x)));
            var hidden = torch.gelu(layer(net, name + ".mlp.0", norm(net, name + ".ln_2", x)));
            x = x.add(layer(net, name + ".mlp.3", hidden));
        }
        var expected = norm(net, "encoder.ln", x).narrow(0, 0, 1);
        assertThatTensor(net.features(image, Mode.EVALUATION)).hasShape(1, 8).isNear(expected, 1e-5);
        assertThat(net.depths()).containsExactly("layer1", "layer2", "feature");
        assertThatTensor(net.activations(image, Mode.EVALUATION).get(2)).isNear(expected, 1e-5);
        assertThat(net.head().forward(expected, Mode.EVALUATION).size(1)).isEqualTo(5);
    }

    private static Tensor attention(VisionTransformer net, String name, Tensor x) {
        var qkv = linear(x, t(net, name + ".in_proj_weight"), t(net, name + ".in_proj_bias")); // [5, 24]
        var heads = new TensorVector();
        for (int head = 0; head < 2; head++) {
            var q = qkv.narrow(1, 4L * head, 4);
            var k = qkv.narrow(1, 8 + 4L * head, 4);
            var v = qkv.narrow(1, 16 + 4L * head, 4);
            heads.push_back(torch.softmax(q.mm(k.t()).div(new Scalar(2.0)), 1).mm(v));
        }
        return linear(torch.cat(heads, 1), t(net, name + ".out_proj.weight"), t(net, name + ".out_proj.bias"));
    }

    private static Tensor norm(VisionTransformer net, String name, Tensor x) {
        var mean = x.mean(new long[] {1}, true, null);
        var variance = x.sub(mean).square().mean(new long[] {1}, true, null);
        var scaled = x.sub(mean).div(variance.add(new Scalar(1e-6)).sqrt());
        return scaled.mul(t(net, name + ".weight")).add(t(net, name + ".bias"));
    }

    private static Tensor layer(VisionTransformer net, String name, Tensor x) {
        return linear(x, t(net, name + ".weight"), t(net, name + ".bias"));
    }

    private static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        return torch.linear(x, weight, new TensorOptional(bias));
    }

    private static Tensor t(VisionTransformer net, String name) {
        return net.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow()
                .tensor()
                .detach();
    }

    @Test
    void anInitialHeadSaysNothing() {
        var net = new VisionTransformer(TINY, tensor -> new RandomStream(1));
        var features = net.features(new RandomStream(2).normal(1, 2, 3, 8, 8), Mode.TRAINING);
        var logits = net.head().forward(features, Mode.TRAINING);
        assertThat(logits.abs().max().item_double()).isCloseTo(0, within(0.0));
    }
}
