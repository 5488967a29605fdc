package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.l2bench.core.regulariser.Coverage;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.EpochOrder;
import org.l2bench.core.train.History;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.RandomCropFlip;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;
import org.l2bench.core.train.Trainer;

/** One training run: trains, follows neural collapse on the way, scores at the end. */
final class OodTrial {
    /** All arms of a seed start from the same weights and see the same batches. */
    private static final String GROUP = "all arms";

    private final TrialContext<OodSettings> context;
    private final OodSettings settings;
    private final OodTraining training;
    private final Compute compute;
    private final OodData data;
    private final ImageTensors.Statistics statistics;
    private final OodData.Inputs train;
    private final Tensor black;
    private final OodModel model;
    private final History history = new History();

    private OodTrial(TrialContext<OodSettings> context, OodTraining training) {
        this.context = context;
        this.settings = context.settings();
        this.training = training;
        this.compute = Compute.of(context.inputs().device(), context.inputs().precision());
        this.data = OodData.load(settings, context.data(), context.seeds().stream(GROUP, "validation images"));
        this.statistics = data.statistics(settings);
        this.train = OodData.inputs(data.train(), settings, statistics, compute);
        this.black = compute.place(ImageTensors.black(statistics));
        this.model =
                model(settings, training, data.train().classNames().size(), initialStreams(context.seeds()), compute);
    }

    static Outcome run(TrialContext<OodSettings> context) {
        try (var scope = new PointerScope()) {
            return new OodTrial(context, OodTraining.of(context.inputs().arm())).outcome();
        }
    }

    /** Steps of a run over this many training images. */
    static long steps(OodSettings settings, OodTraining training, long trainingImages) {
        return trainingImages / settings.batchSize() * training.epochs(settings);
    }

    static OodModel model(
            OodSettings settings, OodTraining training, int classes, InitialStreams streams, Compute compute) {
        return OodModel.of(settings, classes, training.transform(), training.scale(settings), streams, compute);
    }

    /** Where every arm's initial weights come from. */
    static InitialStreams initialStreams(SeedTree seeds) {
        return InitialStreams.of(seeds, GROUP);
    }

    /** SGD with a tenth of the rate after 3/7 and after 5/7 of all steps: DDU's 150 and 250 of 350 epochs. */
    static Sgd optimiser(OodSettings settings, ParameterBuffer parameters, long steps) {
        var schedule = Schedule.milestones(List.of(3 * steps / 7, 5 * steps / 7), 0.1);
        return new Sgd(parameters, settings.learningRate(), settings.momentum(), schedule, List.of(penalty(settings)));
    }

    private static L2Penalty penalty(OodSettings settings) {
        return L2Penalty.ofPyTorchWeightDecay(settings.weightDecay(), ParameterSelector.all());
    }

    private Outcome outcome() {
        var parameters = ParameterBuffer.of(model.net().parameters(), List.of(), true, compute);
        var order = new EpochOrder(
                data.train().count(),
                settings.batchSize(),
                epoch -> new RandomStream(context.seeds().stream(GROUP, "order of epoch " + epoch)),
                compute);
        long steps = steps(settings, training, data.train().count());
        var optimiser = optimiser(settings, parameters, steps);
        var checkpoint =
                Checkpoint.of(context.checkpointPlace(), parameters, model.net().buffers(), optimiser, history);
        var trainer = new Trainer(
                steps, compute, parameters, List.of(), optimiser, Optional.of(checkpoint), context.progress());
        trainer.run(step -> loss(order.batch(step), step), (done, loss) -> {
            if (done % order.stepsPerEpoch() == 0) {
                track((int) (done / order.stepsPerEpoch()), loss);
            }
        });
        var onTrain = model.evaluate(train.images());
        var collapse = follow(training.epochs(settings), onTrain);
        return scored(onTrain, collapse);
    }

    private Tensor loss(Tensor batch, long step) {
        var images = train.images().index_select(0, batch);
        if (settings.augment()) {
            var stream = new RandomStream(context.seeds().stream(GROUP, "augmentation of step " + step));
            images = new RandomCropFlip(4, black, compute).apply(images, stream);
        }
        return torch.cross_entropy_loss(model.logits(images), train.labels().index_select(0, batch));
    }

    private void track(int epoch, Tensor loss) {
        double value = loss.item_double();
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("training diverged: the loss after epoch " + epoch + " is " + value);
        }
        history.add("loss", epoch, value);
        // The last epoch is followed after training, on the evaluation that the scores need too.
        if (settings.trackedEpochs().contains(epoch) && epoch < training.epochs(settings)) {
            follow(epoch, model.evaluate(train.images()));
        }
    }

    private OodCollapse follow(int epoch, OodModel.Evaluation evaluation) {
        var collapse = OodCollapse.of(model, evaluation, train.labels());
        history.add(OodMetricNames.NC1, epoch, collapse.metrics().get(OodMetricNames.NC1));
        history.add(OodMetricNames.NC1_NORMALISED, epoch, collapse.metrics().get(OodMetricNames.NC1_NORMALISED));
        history.add("nc3", epoch, collapse.metrics().get("nc3"));
        history.add(
                OodMetricNames.TRAIN_ACCURACY,
                epoch,
                100 * Accuracy.of(evaluation.logits(), train.labels().cpu()));
        return collapse;
    }

    private Outcome scored(OodModel.Evaluation onTrain, OodCollapse collapse) {
        var results =
                new OodScoring(settings, training, model, train, data, statistics, compute).results(onTrain, collapse);
        SortedMap<String, ArmResult> arms = new TreeMap<>();
        results.forEach((name, result) ->
                arms.put(name, name.equals(training.arm) ? new ArmResult(result.metrics(), merged(result)) : result));
        return new Outcome(arms, coverage());
    }

    private SortedMap<String, Curve> merged(ArmResult result) {
        var curves = new TreeMap<>(result.curves());
        curves.putAll(history.curves());
        return curves;
    }

    private List<String> coverage() {
        var lines = new ArrayList<String>();
        var penalty = penalty(settings);
        lines.add(penalty.describe() + "; "
                + Coverage.of(penalty.selector(), model.net().parameters()).describe());
        if (training.normalises) {
            lines.add(model.transform().describe());
        }
        return lines;
    }
}
