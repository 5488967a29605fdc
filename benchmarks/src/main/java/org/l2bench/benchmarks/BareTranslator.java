package org.l2bench.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;

/**
 * Steps of the quick net of seer-forcing as one writes them first: query, key and value by themselves, attention as two products with a
 * softmax between, one stream of the seer after the other, all of a batch's places in the loss with those behind the ends left out by
 * their class, and libtorch's own dropout and Adam.
 */
final class BareTranslator {
    private static final long WIDTH = 32;
    private static final long HEADS = 4;
    private static final long SIZE = WIDTH / HEADS;
    private static final long PADDING = 0;
    private static final double EPSILON = 1e-5;
    private static final double SMOOTHING = 0.1;
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.98;

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final TranslationStep.Data data;
    private final boolean seer;
    private final double rate;
    private final Tensor positions;
    private final Adam adam;

    /**
     * Copies of a net's parameters; those of layers that stand side by side one by one.
     *
     * @param rate of dropout
     */
    BareTranslator(
            List<Parameter> parameters, TranslationStep.Data data, boolean seer, double rate, double learningRate) {
        this.data = data;
        this.seer = seer;
        this.rate = rate;
        var all = new TensorVector();
        for (var parameter : parameters) {
            var name = parameter.name();
            var parts = Stream.of("qkv", "kv")
                    .filter(p -> name.contains("." + p + "."))
                    .findFirst();
            if (parts.isEmpty()) {
                add(name, parameter.tensor(), all);
                continue;
            }
            for (int i = 0; i < parts.get().length(); i++) {
                var part = String.valueOf(parts.get().charAt(i));
                add(
                        name.replace("." + parts.get() + ".", "." + part + "."),
                        parameter.tensor().narrow(0, i * WIDTH, WIDTH),
                        all);
            }
        }
        this.positions = positions(data.targets().time() + 1);
        var options = new AdamOptions(learningRate);
        options.betas().put(0, BETA_2).put(1, BETA_1); // the pair lies in memory with its second member first
        this.adam = new Adam(all, options);
    }

    private void add(String name, Tensor tensor, TensorVector all) {
        var copy = tensor.detach().clone().set_requires_grad(true);
        tensors.put(name, copy);
        all.push_back(copy);
    }

    private static Tensor positions(long count) {
        var values = new float[(int) (count * WIDTH)];
        for (int i = 0; i < values.length; i++) {
            int column = i % (int) WIDTH;
            int place = i / (int) WIDTH;
            double angle = place / Math.pow(10_000, (column - column % 2) / (double) WIDTH);
            values[i] = (float) (column % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
        }
        return TensorArrays.of(values, count, WIDTH);
    }

    /** The loss of each step. */
    double[] run(int steps) {
        var losses = new double[steps];
        for (int step = 0; step < steps; step++) {
            try (var scope = new PointerScope()) {
                adam.zero_grad();
                var loss = loss(step);
                loss.backward();
                adam.step();
                losses[step] = loss.item_double();
            }
        }
        return losses;
    }

    private Tensor loss(int step) {
        var batch = data.batch(step);
        var sources = data.sources().select(batch);
        var targets = data.targets().select(batch);
        var hidden = sources.visible().logical_not().view(sources.sentences(), 1, 1, sources.time());
        var memory = embedded("source-embedding", sources.tokens());
        for (int i = 1; i <= 2; i++) {
            memory = fed("encoder" + i, self("encoder" + i, memory, hidden));
        }
        var read = embedded("target-embedding", targets.shifted(1));
        var past = torch.ones(new long[] {targets.time(), targets.time()})
                .to(ScalarType.Bool)
                .triu(1);
        var plain = read;
        for (int i = 1; i <= 2; i++) {
            plain = behindSelf("decoder" + i, self("decoder" + i, plain, past), memory, hidden);
        }
        var logits = logits(plain);
        var classes = targets.tokens().view(-1);
        var crossEntropy = crossEntropy(logits, classes);
        if (!seer) {
            return crossEntropy;
        }
        var places = torch.arange(new Scalar(targets.time())).view(1, -1);
        var lengths = targets.lengths().view(-1, 1);
        var fromRight =
                torch.where(places.lt(lengths), lengths.sub(new Scalar(1L)).sub(places), places);
        var future = gathered(read, fromRight);
        var first = behindSelf("seer1", self("seer1", read, past), memory, hidden);
        future = behindSelf("seer1", self("seer1", future, past), memory, hidden);
        first = self("seer2", first, past);
        future = self("seer2", future, past);
        var behind = lengths.sub(new Scalar(3L)).sub(places);
        var ahead = gathered(future, behind.clamp_min(new Scalar(0L)))
                .mul(behind.ge(new Scalar(0L)).unsqueeze(2));
        var fused = linear("seer.fusion", torch.cat(new TensorVector(first, ahead), 2));
        var teacher = logits(behindSelf("seer2", fused, memory, hidden));
        var real = classes.ne(new Scalar(PADDING));
        var each = torch.softmax(teacher.detach(), 1)
                .mul(torch.log_softmax(logits, 1))
                .sum(1)
                .neg();
        var distilled = each.mul(real).sum().div(real.sum());
        return crossEntropy
                .mul(new Scalar(0.5))
                .add(crossEntropy(teacher, classes))
                .add(distilled.mul(new Scalar(0.5)));
    }

    private static Tensor crossEntropy(Tensor logits, Tensor classes) {
        return torch.cross_entropy_loss(logits, classes, new TensorOptional(), 1, PADDING, SMOOTHING);
    }

    private static Tensor gathered(Tensor states, Tensor places) {
        return states.gather(1, places.unsqueeze(2).expand(new long[] {states.size(0), states.size(1), WIDTH}));
    }

    private Tensor embedded(String name, Tensor words) {
        return dropped(torch.embedding(tensors.get(name), words)
                .mul(new Scalar(Math.sqrt((double) WIDTH)))
                .add(positions.narrow(0, 0, words.size(1))));
    }

    private Tensor logits(Tensor states) {
        return torch.matmul(states, tensors.get("target-embedding").t()).view(-1, 50);
    }

    private Tensor dropped(Tensor input) {
        return rate == 0 ? input : torch.dropout(input, rate, true);
    }

    private Tensor linear(String name, Tensor input) {
        return torch.linear(input, tensors.get(name + ".weight"), new TensorOptional(tensors.get(name + ".bias")));
    }

    private Tensor normed(String name, Tensor input) {
        return torch.layer_norm(
                input,
                new long[] {WIDTH},
                new TensorOptional(tensors.get(name + ".norm.weight")),
                new TensorOptional(tensors.get(name + ".norm.bias")),
                EPSILON,
                false);
    }

    private Tensor perHead(Tensor input) {
        return input.view(input.size(0), input.size(1), HEADS, SIZE).transpose(1, 2);
    }

    private Tensor attention(Tensor query, Tensor key, Tensor value, Tensor hidden) {
        var scores =
                torch.matmul(perHead(query), perHead(key).transpose(2, 3)).div(new Scalar(Math.sqrt((double) SIZE)));
        var weights = torch.softmax(scores.masked_fill(hidden, new Scalar(Double.NEGATIVE_INFINITY)), 3);
        return torch.matmul(weights, perHead(value)).transpose(1, 2).reshape(query.shape());
    }

    private Tensor self(String name, Tensor x, Tensor hidden) {
        var mixed = attention(
                linear(name + ".self.q", x), linear(name + ".self.k", x), linear(name + ".self.v", x), hidden);
        return normed(name + ".self", x.add(dropped(linear(name + ".self.out", mixed))));
    }

    private Tensor behindSelf(String name, Tensor x, Tensor memory, Tensor hidden) {
        var mixed = attention(
                linear(name + ".cross.query", x),
                linear(name + ".cross.k", memory),
                linear(name + ".cross.v", memory),
                hidden);
        return fed(name, normed(name + ".cross", x.add(dropped(linear(name + ".cross.out", mixed)))));
    }

    private Tensor fed(String name, Tensor x) {
        var inner = torch.relu(linear(name + ".feed-forward.1", x));
        return normed(name + ".feed-forward", x.add(dropped(linear(name + ".feed-forward.2", inner))));
    }
}
