package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.metric.Accuracy;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.EpochOrder;
import org.l2bench.core.train.History;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.RandomCropFlip;
import org.l2bench.core.train.Trainer;
import org.l2bench.core.train.Trainer.Listener;

/** One training run: trains, follows neural collapse on the way, scores at the end. */
final class Trial {
    /** All arms of a seed start from the same weights and see the same batches. */
    private static final String GROUP = "all arms";

    private final TrialContext<Settings> context;
    private final Settings settings;
    private final Training training;
    private final Compute compute;
    private final TrialImages data;
    private final ImageTensors.Statistics statistics;
    private final TrialImages.Inputs train;
    private final Tensor black;
    private final Model model;
    private final History history = new History();

    private Trial(TrialContext<Settings> context, Training training) {
        this.context = context;
        this.settings = context.settings();
        this.training = training;
        this.compute = Compute.of(context.inputs().device(), context.inputs().precision());
        this.data = TrialImages.load(settings, context.data(), context.seeds().stream(GROUP, "validation images"));
        this.statistics = data.statistics(settings);
        this.train = TrialImages.inputs(data.train(), settings, statistics, compute);
        this.black = compute.place(ImageTensors.black(statistics));
        this.model =
                model(settings, training, data.train().classNames().size(), initialStreams(context.seeds()), compute);
    }

    static Outcome run(TrialContext<Settings> context) {
        try (var scope = new PointerScope()) {
            return new Trial(context, context.treatment(Training.class)).outcome();
        }
    }

    /** Steps of a run over this many training images. */
    static long steps(Settings settings, Training training, long trainingImages) {
        return trainingImages / settings.sgd().batchSize() * training.epochs(settings);
    }

    static Model model(Settings settings, Training training, int classes, InitialStreams streams, Compute compute) {
        return Model.of(settings, classes, training.transform(), training.scale(settings), streams, compute);
    }

    /** Where every arm's initial weights come from. */
    static InitialStreams initialStreams(SeedTree seeds) {
        return InitialStreams.of(seeds, GROUP);
    }

    private Outcome outcome() {
        var parameters = ParameterBuffer.of(model.net().parameters(), List.of(), true, compute);
        var order = new EpochOrder(
                data.train().count(),
                settings.sgd().batchSize(),
                epoch -> new RandomStream(context.seeds().stream(GROUP, "order of epoch " + epoch)),
                compute);
        long steps = steps(settings, training, data.train().count());
        var optimiser = settings.sgd().optimiser(parameters, steps);
        var checkpoint =
                Checkpoint.of(context.checkpointPlace(), parameters, model.net().buffers(), optimiser, history);
        var trainer = Trainer.of(steps, compute, parameters, optimiser)
                .resumable(checkpoint)
                .telling(context.progress());
        trainer.run(step -> loss(order.batch(step), step), Listener.everyEpoch(order, this::track));
        var onTrain = model.evaluate(train.images());
        var collapse = follow(training.epochs(settings), onTrain);
        return scored(onTrain, collapse, coverage(trainer));
    }

    private Tensor loss(Tensor batch, long step) {
        var images = train.images().index_select(0, batch);
        if (settings.input().augment()) {
            var stream = new RandomStream(context.seeds().stream(GROUP, "augmentation of step " + step));
            images = new RandomCropFlip(4, black, compute).apply(images, stream);
        }
        return torch.cross_entropy_loss(model.logits(images), train.labels().index_select(0, batch));
    }

    private void track(long done, Tensor loss) {
        int epoch = Math.toIntExact(done);
        history.add("loss", epoch, Divergence.refused(loss.item_double(), "the loss after epoch " + epoch));
        // The last epoch is followed after training, on the evaluation that the scores need too.
        if (settings.length().trackedEpochs().contains(epoch) && epoch < training.epochs(settings)) {
            follow(epoch, model.evaluate(train.images()));
        }
    }

    private Collapse follow(int epoch, Model.Evaluation evaluation) {
        var collapse = Collapse.of(model, evaluation, train.labels());
        history.add(MetricNames.NC1, epoch, collapse.metrics().get(MetricNames.NC1));
        history.add(MetricNames.NC1_NORMALISED, epoch, collapse.metrics().get(MetricNames.NC1_NORMALISED));
        history.add("nc3", epoch, collapse.metrics().get("nc3"));
        history.add(
                MetricNames.TRAIN_ACCURACY,
                epoch,
                100 * Accuracy.of(evaluation.logits(), train.labels().cpu()));
        return collapse;
    }

    private Outcome scored(Model.Evaluation onTrain, Collapse collapse, List<String> coverage) {
        var results =
                new Scoring(settings, training, model, train, data, statistics, compute).results(onTrain, collapse);
        SortedMap<String, ArmResult> arms = new TreeMap<>();
        results.forEach((name, result) ->
                arms.put(name, name.equals(training.arm) ? new ArmResult(result.metrics(), merged(result)) : result));
        return new Outcome(arms, coverage);
    }

    private SortedMap<String, Curve> merged(ArmResult result) {
        var curves = new TreeMap<>(result.curves());
        curves.putAll(history.curves());
        return curves;
    }

    private List<String> coverage(Trainer trainer) {
        var lines = new ArrayList<>(trainer.coverage());
        if (training.normalises) {
            lines.add(model.transform().describe());
        }
        return lines;
    }
}
