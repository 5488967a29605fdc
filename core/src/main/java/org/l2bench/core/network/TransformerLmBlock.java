package org.l2bench.core.network;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * One pre-norm block of a language model: a = x + Attention(LN1(x)); f = LN2(a); out = a + W2 relu(W1 f + b1) + b2. Query, key
 * and value come from one matrix [3 width, width]. Linear layers start Xavier-uniform (Glorot and Bengio 2010) with biases 0.
 */
public final class TransformerLmBlock {
    /** PyTorch's default. */
    private static final double EPSILON = 1e-5;

    private final TransformerSpec spec;
    private final AttentionHeads heads;
    private final LayerNorm attentionNorm;
    private final LayerNorm feedForwardNorm;
    private final Linear queryKeyValue;
    private final Linear attentionOutput;
    private final Linear up;
    private final Linear down;

    /**
     * What passes through a block, all [batch, time, width].
     *
     * @param attentionInput LN1(x)
     * @param beforeNorm a
     * @param feedForwardInput f, the very tensor that the feed-forward net gets
     */
    public record Pass(Tensor attentionInput, Tensor beforeNorm, Tensor feedForwardInput, Tensor output) {}

    TransformerLmBlock(String name, TransformerSpec spec, InitialStreams streams) {
        this.spec = spec;
        this.heads = new AttentionHeads(spec.heads());
        int width = spec.width();
        this.attentionNorm = new LayerNorm(name + ".norm1", width, EPSILON, spec.type());
        this.feedForwardNorm = new LayerNorm(name + ".norm2", width, EPSILON, spec.type());
        this.queryKeyValue = xavier(name + ".attention.qkv", width, 3 * width, streams);
        this.attentionOutput = xavier(name + ".attention.out", width, width, streams);
        this.up = xavier(name + ".feed-forward.1", width, spec.feedForward(), streams);
        this.down = xavier(name + ".feed-forward.2", spec.feedForward(), width, streams);
    }

    private Linear xavier(String name, int in, int out, InitialStreams streams) {
        var weight = streams.of(name + ".weight").uniform(Math.sqrt(6.0 / (in + out)), out, in);
        return new Linear(
                Parameter.of(name + ".weight", Role.WEIGHT, weight.to(spec.type())),
                Parameter.of(name + ".bias", Role.BIAS, torch.zeros(new long[] {out}, new TensorOptions(spec.type()))));
    }

    /** @param causal [1, time, time], 0 where a position may look and minus infinity where not */
    Pass forward(Tensor input, Tensor causal, Dropout dropout) {
        var normed = attentionNorm.forward(input, Mode.EVALUATION);
        var attended = dropout.apply(attention(normed, causal, dropout), spec.dropout());
        var beforeNorm = input.add(attended);
        var feedForwardInput = feedForwardNorm.forward(beforeNorm, Mode.EVALUATION);
        var inner = dropout.apply(torch.relu(up.forward(feedForwardInput, Mode.EVALUATION)), spec.reluDropout());
        var output = beforeNorm.add(dropout.apply(down.forward(inner, Mode.EVALUATION), spec.dropout()));
        return new Pass(normed, beforeNorm, feedForwardInput, output);
    }

    private Tensor attention(Tensor input, Tensor causal, Dropout dropout) {
        long batch = input.size(0);
        long time = input.size(1);
        long size = spec.width() / spec.heads();
        var all = heads.split(queryKeyValue.forward(input, Mode.EVALUATION));
        var query = all.select(0, 0).reshape(batch * spec.heads(), time, size);
        var key = all.select(0, 1).reshape(batch * spec.heads(), time, size);
        var value = all.select(0, 2).reshape(batch * spec.heads(), time, size);
        var scores = torch.baddbmm(
                causal, query, key.transpose(1, 2), new Scalar(1.0), new Scalar(1 / Math.sqrt((double) size)));
        var weights = dropout.apply(torch.softmax(scores, 2), spec.attentionDropout()); // [batch heads, time, time]
        var mixed = torch.bmm(weights, value).view(batch, spec.heads(), time, size);
        return attentionOutput.forward(heads.joined(mixed), Mode.EVALUATION);
    }

    /** LN2, whose output is f. */
    public LayerNorm feedForwardNorm() {
        return feedForwardNorm;
    }

    /** W1, [feed-forward, width]. */
    public Tensor feedForwardWeight() {
        return up.weight();
    }

    List<Parameter> parameters() {
        return Stream.of(attentionNorm, queryKeyValue, attentionOutput, feedForwardNorm, up, down)
                .flatMap(layer -> layer.parameters().stream())
                .toList();
    }
}
