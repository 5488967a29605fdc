package org.l2bench.experiments.knnlml2.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.TransformerLm;

/**
 * The queue variant: keys of earlier tokens, made by a copy of the network whose weights follow with momentum 0.99. The penalty is
 * mean_t mean_(q in Q_t) |f_t - q|^2, Q_t the entries with the target of t; tokens without any are left out. Entries are
 * constants.
 */
final class KeyQueue {
    static final int ENTRIES = 4096;
    private static final double MOMENTUM = 0.99;
    private static final int EMPTY = -1;

    private final TransformerLm follower;
    private final List<Parameter> followed;
    private final Tensor keys;
    private final Tensor targets;

    /** @param follower a network of the same shape; takes over the weights */
    KeyQueue(TransformerLm network, TransformerLm follower) {
        this.follower = follower;
        this.followed = network.parameters();
        var like = followed.get(0).tensor();
        this.keys = torch.zeros(new long[] {ENTRIES, network.spec().width()}, like.options())
                .set_requires_grad(false);
        this.targets = torch.full(
                new long[] {ENTRIES},
                new Scalar(EMPTY),
                new TensorOptions(ScalarType.Long).device(new DeviceOptional(like.device())));
        follow(0);
    }

    /**
     * The penalty of a batch, differentiable in {@code f}; a scalar, 0 while no token has an entry.
     *
     * @param f [tokens, width]
     * @param words targets of the tokens, int64 [tokens]
     */
    Tensor term(Tensor f, Tensor words) {
        var same = words.view(-1, 1).eq(targets).to(f.scalar_type()); // [tokens, entries]
        var counts = same.sum(1);
        var share = same.div(counts.clamp_min(new Scalar(1.0)).view(-1, 1));
        var meanKey = share.matmul(keys);
        var meanSquare = share.matmul(keys.square().sum(1));
        var distance = f.square()
                .sum(1)
                .sub(f.mul(meanKey).sum(1).mul(new Scalar(2.0)))
                .add(meanSquare);
        var counted = counts.gt(new Scalar(0.0)).to(f.scalar_type());
        return distance.mul(counted).sum().div(counted.sum().clamp_min(new Scalar(1.0)));
    }

    /** Moves the copy after the network, and puts its keys for a batch in place of the oldest. */
    void push(Tensor inputs, Tensor words) {
        try (var guard = new NoGradGuard()) {
            follow(MOMENTUM);
            var made =
                    follower.forward(inputs, Dropout.none()).feedForwardInput().reshape(-1, keys.size(1));
            long fresh = Math.min(made.size(0), ENTRIES);
            keys.copy_(
                    torch.cat(new TensorVector(keys.narrow(0, fresh, ENTRIES - fresh), made.narrow(0, 0, fresh)), 0));
            targets.copy_(torch.cat(
                    new TensorVector(targets.narrow(0, fresh, ENTRIES - fresh), words.narrow(0, 0, fresh)), 0));
        }
    }

    private void follow(double momentum) {
        try (var guard = new NoGradGuard()) {
            var own = follower.parameters();
            for (int i = 0; i < own.size(); i++) {
                var target = followed.get(i).tensor().detach();
                own.get(i).tensor().detach().mul_(new Scalar(momentum)).add_(target, new Scalar(1 - momentum));
            }
        }
    }

    /** What a resumed run needs. */
    Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        state.put("queue.keys", keys);
        state.put("queue.targets", targets);
        follower.parameters()
                .forEach(p -> state.put("queue." + p.name(), p.tensor().detach()));
        return state;
    }
}
