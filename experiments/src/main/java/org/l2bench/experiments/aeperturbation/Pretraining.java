package org.l2bench.experiments.aeperturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Autoencoder;
import org.l2bench.core.network.FeedforwardNet;
import org.l2bench.core.network.FeedforwardNet.HiddenDropout;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.prune.Prune;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.FusedAdam;
import org.l2bench.core.train.HeldMask;
import org.l2bench.core.train.LowestLoss;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.PeriodicReset;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.StepHook;
import org.l2bench.core.train.Trainer;

/**
 * The autoencoder of a fold, trained.
 *
 * @param autoencoder with the weights after the last epoch
 * @param luckiest encoder with the weights of the batch with the least loss; as {@code autoencoder}'s, if nobody asked
 * @param shares of each matrix set to 0, by event; none if nothing is reset
 * @param held the mask of all matrices, those of the encoder first, if it is held
 * @param coverage of the regularisers
 */
record Pretraining(
        Autoencoder autoencoder,
        FeedforwardNet luckiest,
        List<List<Double>> shares,
        Optional<HeldMask> held,
        List<String> coverage) {
    /** Which weights are reset. */
    enum Resets {
        NONE,
        SMALL,
        /** As many as the rule would reset, at random places. */
        RANDOM,
        /** The small ones, which stay at 0. */
        HELD
    }

    /** How it is done. */
    record Plan(NetSettings net, ResetSettings reset, Resets resets, Strengths strengths, boolean keepsLuckiest) {}

    /** End to end: all layers at once. */
    static Pretraining endToEnd(Fold fold, Plan plan, Steps steps, Trainer.Listener listener) {
        var hidden = plan.net().hiddenOf(fold.columns());
        var autoencoder = Autoencoder.of(fold.columns(), hidden, fold.initial());
        return new Run(fold, plan, "pre-training", autoencoder, fold.train().inputs(fold.compute()))
                .trained(steps, listener);
    }

    /** Layer by layer, each on the latent that the final weights of the one before give in evaluation. */
    static Pretraining stacked(Fold fold, Plan plan, Steps steps, Trainer.Listener listener) {
        var stack = Autoencoder.stack(fold.columns(), plan.net().hiddenOf(fold.columns()), fold.initial());
        var input = fold.train().inputs(fold.compute());
        var layers = new ArrayList<Pretraining>();
        for (int i = 0; i < stack.size(); i++) {
            var layer = stack.get(i);
            layers.add(new Run(fold, plan, "pre-training, layer " + i, layer, input).trained(steps, listener));
            input = layer.encoder().forward(input, Mode.EVALUATION).detach();
        }
        var shares = new ArrayList<List<Double>>();
        for (int event = 0; event < layers.get(0).shares().size(); event++) {
            int at = event;
            shares.add(layers.stream().flatMap(l -> l.shares().get(at).stream()).toList());
        }
        var whole = Autoencoder.joined(stack);
        return new Pretraining(
                whole, whole.encoder(), shares, Optional.empty(), layers.get(0).coverage());
    }

    /** One run of the trainer. */
    private record Run(Fold fold, Plan plan, String stage, Autoencoder autoencoder, Tensor rows) {
        Pretraining trained(Steps steps, Trainer.Listener listener) {
            var net = autoencoder.whole();
            var settings = plan.net();
            var buffer = ParameterBuffer.of(net.parameters(), List.of(), false, fold.compute());
            var optimiser = new FusedAdam(
                    buffer,
                    settings.rate(),
                    Schedule.constant(),
                    plan.strengths().penalties());
            var order = fold.order(stage, settings.batch());
            var dropout = dropout();
            var lowest = plan.keepsLuckiest() ? Optional.of(new LowestLoss(buffer)) : Optional.<LowestLoss>empty();
            var held = plan.resets() == Resets.HELD
                    ? Optional.of(new HeldMask(net.matrices()))
                    : Optional.<HeldMask>empty();
            var reset = reset(net.matrices(), order.stepsPerEpoch(), held);
            var hooks = new ArrayList<StepHook>();
            held.ifPresent(hooks::add);
            lowest.ifPresent(hooks::add);
            reset.ifPresent(hooks::add);
            var trainer = Trainer.of(settings.pretrainingSteps(rows.size(0)), fold.compute(), buffer, optimiser)
                    .hooked(hooks.toArray(StepHook[]::new))
                    .telling(steps.next());
            var last = new double[1];
            trainer.run(
                    step -> {
                        var batch = rows.index_select(0, order.batch(step));
                        var loss = Autoencoder.squaredError(net.training(batch, dropout), batch);
                        return lowest.isPresent() ? lowest.get().watched(loss) : loss;
                    },
                    (done, loss) -> {
                        listener.after(done, loss);
                        if (done == settings.pretrainingSteps(rows.size(0))) {
                            last[0] = loss.item_double();
                        }
                    });
            Divergence.refused(last[0], "the loss of " + stage + " on " + fold.name());
            return new Pretraining(
                    autoencoder,
                    luckiest(buffer, lowest),
                    reset.map(PeriodicReset::shares).orElse(List.of()),
                    held,
                    plan.strengths().equals(Strengths.NONE) && hooks.isEmpty() ? List.of() : trainer.coverage());
        }

        private Optional<HiddenDropout> dropout() {
            var strengths = plan.strengths();
            return strengths.dropout() == 0
                    ? Optional.empty()
                    : Optional.of(new HiddenDropout(
                            strengths.dropout(), strengths.onOutput(), fold.stream("dropout of " + stage)));
        }

        private Optional<PeriodicReset> reset(List<Parameter> matrices, long stepsPerEpoch, Optional<HeldMask> held) {
            if (plan.resets() == Resets.NONE) {
                return Optional.empty();
            }
            var after = plan.reset().afterSteps(stepsPerEpoch, 0);
            var reset = new PeriodicReset(
                    matrices,
                    after,
                    plan.resets() == Resets.RANDOM ? this::atRandom : (matrix, event, index) -> Prune.small(matrix));
            return Optional.of(held.map(reset::holding).orElse(reset));
        }

        private Tensor atRandom(Tensor matrix, int event, int index) {
            long count = Prune.small(matrix).count_nonzero().item_long();
            return Prune.random(
                    matrix, count, fold.stream("random reset " + event + " of matrix " + index + " in " + stage));
        }

        private FeedforwardNet luckiest(ParameterBuffer buffer, Optional<LowestLoss> lowest) {
            if (lowest.isEmpty()) {
                return autoencoder.encoder();
            }
            var last = buffer.values().clone();
            lowest.get().restore();
            var kept = Autoencoder.of(fold.columns(), plan.net().hiddenOf(fold.columns()), fold.initial())
                    .encoder();
            kept.copyFrom(autoencoder.encoder(), kept.layers().size());
            buffer.values().copy_(last);
            return kept;
        }
    }
}
