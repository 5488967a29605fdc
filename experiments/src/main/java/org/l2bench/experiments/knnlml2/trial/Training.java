package org.l2bench.experiments.knnlml2.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.TransformerLm;
import org.l2bench.core.network.TransformerLmBlock;
import org.l2bench.core.regulariser.L2ActivationPenalty;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.ClippedGradient;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.History;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Trainer;

/** Trains the language model of an arm: mean cross entropy plus the arm's penalty, on windows at random places. */
final class Training {
    /** All arms of a seed share initial weights, windows and dropout. */
    static final String GROUP = "all arms";

    private static final int POINTS = 40;

    private final Settings settings;
    private final Treatment arm;
    private final SeedTree seeds;
    private final Compute compute;
    private final TransformerLm model;
    private final L2ActivationPenalty penalty;
    private final Optional<KeyQueue> queue;
    private final Tensor stream;
    private final ParameterBuffer parameters;
    private final Optimiser optimiser;
    private final ClippedGradient clip;
    private final History history = new History();

    /** The last batch's two parts of the loss; the penalty includes omega. */
    private Tensor crossEntropy;

    private Optional<Tensor> penaltyTerm = Optional.empty();

    /** @param tokens the training stream */
    Training(Settings settings, Treatment arm, int words, int[] tokens, SeedTree seeds, Compute compute) {
        this.settings = settings;
        this.arm = arm;
        this.seeds = seeds;
        this.compute = compute;
        this.model = model(settings, words, seeds);
        this.parameters = ParameterBuffer.of(model.parameters(), List.of(), false, compute);
        this.penalty = new L2ActivationPenalty(arm.omega(), described(arm));
        this.queue = arm.penalised() == Treatment.Penalised.QUEUE ? Optional.of(queue(words)) : Optional.empty();
        this.stream = compute.place(TensorArrays.of(tokens));
        this.optimiser = settings.training().optimiser(parameters, arm.decay());
        this.clip = new ClippedGradient(parameters, settings.training().clipNorm());
    }

    static TransformerLm model(Settings settings, int words, SeedTree seeds) {
        return new TransformerLm(settings.transformer().spec(words), InitialStreams.of(seeds, GROUP));
    }

    private KeyQueue queue(int words) {
        var follower = model(settings, words, seeds);
        ParameterBuffer.of(follower.parameters(), List.of(), false, compute); // onto the device
        return new KeyQueue(model, follower);
    }

    private static String described(Treatment arm) {
        return switch (arm.penalised()) {
            case KEY -> "the input of the last feed-forward net, after its layer norm: the key";
            case QUEUE -> "the key, less those of the queue with the same target";
            case BEFORE_NORM -> "the input of the last layer norm";
            case ATTENTION_INPUT -> "the input of the last attention, after its layer norm";
        };
    }

    /** Trains from the beginning, or from the checkpoint if there is one. */
    void run(TrialContext<Settings> context) {
        var checkpoint = Checkpoint.of(
                context.checkpointPlace(),
                parameters,
                queue.map(KeyQueue::state).orElse(Map.of()),
                optimiser,
                history);
        Trainer.of(settings.training().steps(), compute, parameters, optimiser)
                .hooked(clip)
                .resumable(checkpoint)
                .telling(context.progress())
                .run(this::loss, this::track);
    }

    /** One step without checkpoint and progress. */
    void step(long step) {
        loss(step).backward();
        clip.beforeUpdate(step);
        optimiser.step(step);
    }

    private Tensor loss(long step) {
        int parts = settings.training().accumulation();
        var dropout = Dropout.from(new RandomStream(seeds.stream(GROUP, "dropout of step " + step)));
        var windows = new RandomStream(seeds.stream(GROUP, "windows of step " + step));
        for (int part = 1; part < parts; part++) {
            loss(windows, dropout).mul(new Scalar(1.0 / parts)).backward();
        }
        var last = loss(windows, dropout);
        return parts == 1 ? last : last.mul(new Scalar(1.0 / parts));
    }

    private Tensor loss(RandomStream windows, Dropout dropout) {
        var batch = batch(windows);
        var inputs = batch.narrow(1, 0, settings.transformer().context());
        var targets = batch.narrow(1, 1, settings.transformer().context()).reshape(-1);
        var pass = model.forward(inputs, dropout);
        var hidden = pass.output().reshape(-1, settings.transformer().width());
        crossEntropy = model.words().meanNegativeLogLikelihood(hidden, targets, dropout);
        penaltyTerm = penaltyTerm(pass, inputs, targets);
        return penaltyTerm.map(term -> crossEntropy.add(term)).orElse(crossEntropy);
    }

    /** Without a penalty there is nothing to add: the arm is the run of a program that knows no penalty. */
    private Optional<Tensor> penaltyTerm(TransformerLmBlock.Pass pass, Tensor inputs, Tensor targets) {
        if (arm.omega() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (arm.penalised()) {
                    case KEY -> penalty.term(pass.feedForwardInput());
                    case BEFORE_NORM -> penalty.term(pass.beforeNorm());
                    case ATTENTION_INPUT -> penalty.term(pass.attentionInput());
                    case QUEUE -> {
                        var f = pass.feedForwardInput()
                                .reshape(-1, settings.transformer().width());
                        var term = queue.orElseThrow().term(f, targets).mul(new Scalar(arm.omega()));
                        queue.orElseThrow().push(inputs, targets);
                        yield term;
                    }
                });
    }

    /** Windows at places drawn uniformly, with the token that follows each: int64 [batch, context + 1]. */
    private Tensor batch(RandomStream windows) {
        long length = settings.transformer().context() + 1L;
        var starts = windows.integers(
                stream.size(0) - settings.transformer().context(),
                settings.training().batch(),
                1);
        var places = starts.add(torch.arange(new Scalar(length), new TensorOptions(ScalarType.Long)));
        return stream.index_select(0, compute.place(places.view(-1)))
                .view(settings.training().batch(), length);
    }

    private void track(long done, Tensor loss) {
        long every = Math.max(1, settings.training().steps() / POINTS);
        if (done % every != 0 && done != settings.training().steps()) {
            return;
        }
        history.add(
                MetricNames.CROSS_ENTROPY,
                (double) done,
                Divergence.refused(crossEntropy.item_double(), "the cross entropy after step " + done));
        history.add(
                MetricNames.PENALTY,
                (double) done,
                penaltyTerm.map(Tensor::item_double).orElse(0.0));
    }

    TransformerLm model() {
        return model;
    }

    History history() {
        return history;
    }

    /** What the penalty and the decay cover, one line each. */
    List<String> coverage() {
        var decay =
                arm.decay() == 0 ? "no weight decay" : "decoupled weight decay " + arm.decay() + " on all parameters";
        return List.of(arm.omega() == 0 ? "no penalty" : penalty.describe(), decay);
    }
}
