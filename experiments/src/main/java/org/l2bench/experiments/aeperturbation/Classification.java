package org.l2bench.experiments.aeperturbation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Autoencoder;
import org.l2bench.core.network.FeedforwardNet;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.prune.Prune;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.FusedAdam;
import org.l2bench.core.train.HeldMask;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.PeriodicReset;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.StepHook;
import org.l2bench.core.train.Trainer;

/**
 * An encoder and a head, [batch, columns] to logits [batch, 1] of two classes or [batch, classes]. Initial weights and orders are those
 * of the fold, so that a net that was not pre-trained differs in that alone.
 *
 * @param net all layers, the head last
 */
record Classification(Fold fold, NetSettings settings, FeedforwardNet net) {
    private static final String STAGE = "fine-tuning";

    /** What is trained. */
    enum Trained {
        ALL_LAYERS,
        HEAD
    }

    /** With the fold's initial weights; the logit is rectified as in the released code. */
    static Classification published(Fold fold, NetSettings settings) {
        return fresh(fold, settings, true);
    }

    /** With the fold's initial weights. */
    static Classification untrained(Fold fold, NetSettings settings) {
        return fresh(fold, settings, false);
    }

    /** The first layers are copies of an encoder's, the others have the fold's initial weights. */
    static Classification of(Fold fold, NetSettings settings, FeedforwardNet encoder, int carried) {
        var fresh = fresh(fold, settings, false);
        fresh.net.copyFrom(encoder, carried);
        return fresh;
    }

    private static Classification fresh(Fold fold, NetSettings settings, boolean rectified) {
        var hidden = settings.hiddenOf(fold.columns());
        int outputs = fold.classes() == 2 ? 1 : fold.classes();
        var head = FeedforwardNet.layer("head", hidden.get(hidden.size() - 1), outputs, rectified, fold.initial());
        var encoder = Autoencoder.of(fold.columns(), hidden, fold.initial()).encoder();
        return new Classification(fold, settings, encoder.then(head));
    }

    FeedforwardNet encoder() {
        return new FeedforwardNet(net.layers().subList(0, net.layers().size() - 1));
    }

    private FeedforwardNet head() {
        int last = net.layers().size() - 1;
        return new FeedforwardNet(net.layers().subList(last, last + 1));
    }

    /** Steps of the training. */
    long steps() {
        return settings.steps(fold.train().count());
    }

    /** All layers, nothing else. */
    Classification trained(Steps steps) {
        return trained(Trained.ALL_LAYERS, Optional.empty(), Optional.empty(), steps);
    }

    /** All layers, or the head on features that stay as they are; entries of the encoder's mask stay 0. */
    Classification trained(Trained which, Optional<HeldMask> held, Steps steps) {
        return trained(which, held, Optional.empty(), steps);
    }

    /** All layers, all matrices reset one epoch later each than in pre-training: the released code counts from 0 here. */
    Classification reset(ResetSettings reset, Steps steps) {
        return trained(Trained.ALL_LAYERS, Optional.empty(), Optional.of(reset), steps);
    }

    private Classification trained(Trained which, Optional<HeldMask> held, Optional<ResetSettings> reset, Steps steps) {
        var rows = fold.train().inputs(fold.compute());
        var labels = fold.compute().place(TensorArrays.of(fold.train().labels()));
        boolean isHead = which == Trained.HEAD;
        var input = isHead ? encoder().forward(rows, Mode.EVALUATION).detach() : rows;
        var part = isHead ? head() : net;
        var buffer = ParameterBuffer.of(part.parameters(), List.of(), false, fold.compute());
        var optimiser = new FusedAdam(buffer, settings.rate(), Schedule.constant(), List.of());
        var order = fold.order(STAGE, settings.batch());
        var hooks = new ArrayList<StepHook>();
        held.filter(h -> !isHead).ifPresent(hooks::add);
        reset.ifPresent(r -> hooks.add(new PeriodicReset(
                part.matrices(),
                r.afterSteps(order.stepsPerEpoch(), 1),
                (matrix, event, index) -> Prune.small(matrix))));
        var last = new double[1];
        Trainer.of(steps(), fold.compute(), buffer, optimiser)
                .hooked(hooks.toArray(StepHook[]::new))
                .telling(steps.next())
                .run(
                        step -> {
                            var batch = order.batch(step);
                            var logits = part.training(input.index_select(0, batch), Optional.empty());
                            return loss(logits, labels.index_select(0, batch));
                        },
                        (done, loss) -> {
                            if (done == steps()) {
                                last[0] = loss.item_double();
                            }
                        });
        Divergence.refused(last[0], "the loss of " + STAGE + " on " + fold.name());
        return this;
    }

    /** Mean cross entropy: binary of one logit, softmax of several. */
    static Tensor loss(Tensor logits, Tensor labels) {
        return logits.size(1) == 1
                ? torch.binary_cross_entropy_with_logits(logits.view(-1), labels.to(ScalarType.Float))
                : torch.cross_entropy_loss(logits, labels);
    }

    /** The classes of rows: of two, 1 where the logit is above 0. */
    int[] predicted(Fold.Part part) {
        var logits = net.forward(part.inputs(fold.compute()), Mode.EVALUATION).detach();
        var classes = logits.size(1) == 1
                ? logits.view(-1).gt(new Scalar(0.0)).to(ScalarType.Long)
                : logits.argmax(new LongOptional(1), false);
        return Arrays.stream(TensorArrays.longs(classes.cpu()))
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    /** Share of exact zeros over the encoder's matrices, each weighted by its size, in %. */
    double zeros() {
        return zeros(encoder().matrices());
    }

    static double zeros(List<Parameter> matrices) {
        long all = matrices.stream().mapToLong(Parameter::size).sum();
        long kept = matrices.stream()
                .mapToLong(m -> m.tensor().count_nonzero().item_long())
                .sum();
        return 100.0 * (all - kept) / all;
    }
}
