package org.l2bench.core.network;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Layer of a vision transformer: x := x + attention(norm(x)), x := x + perceptron(norm(x)), [batch, tokens, width]. */
final class VisionTransformerLayer implements Layer {
    private final AttentionHeads heads;
    private final LayerNorm attentionNorm;
    private final Linear projections;
    private final Linear output;
    private final LayerNorm perceptronNorm;
    private final Linear up;
    private final Linear down;

    VisionTransformerLayer(String name, int width, int hidden, int heads, InitialStreams streams) {
        this.heads = new AttentionHeads(heads);
        var attention = name + ".self_attention.";
        this.attentionNorm = VisionTransformer.norm(name + ".ln_1", width);
        this.projections = VisionTransformer.linear(
                attention + "in_proj_weight", attention + "in_proj_bias", 3 * width, width, streams);
        this.output = VisionTransformer.linear(
                attention + "out_proj.weight", attention + "out_proj.bias", width, width, streams);
        this.perceptronNorm = VisionTransformer.norm(name + ".ln_2", width);
        this.up = VisionTransformer.linear(name + ".mlp.0.weight", name + ".mlp.0.bias", hidden, width, streams);
        this.down = VisionTransformer.linear(name + ".mlp.3.weight", name + ".mlp.3.bias", width, hidden, streams);
    }

    @Override
    public Tensor forward(Tensor input, Mode mode) {
        var attended = input.add(attention(attentionNorm.forward(input, mode), mode));
        var hidden = torch.gelu(up.forward(perceptronNorm.forward(attended, mode), mode));
        return attended.add(down.forward(hidden, mode));
    }

    private Tensor attention(Tensor x, Mode mode) {
        var qkv = heads.split(projections.forward(x, mode));
        var mixed = torch.scaled_dot_product_attention(qkv.select(0, 0), qkv.select(0, 1), qkv.select(0, 2));
        return output.forward(heads.joined(mixed), mode);
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.<Layer>of(attentionNorm, projections, output, perceptronNorm, up, down)
                .flatMap(l -> l.parameters().stream())
                .toList();
    }

    @Override
    public Map<String, Tensor> buffers() {
        return Map.of();
    }
}
