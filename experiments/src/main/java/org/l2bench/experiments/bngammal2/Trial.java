package org.l2bench.experiments.bngammal2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.metric.Accuracy;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.DrawnElementsPenalty;
import org.l2bench.core.train.EpochOrder;
import org.l2bench.core.train.History;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.RandomCropFlip;
import org.l2bench.core.train.Sgd;
import org.l2bench.core.train.Trainer;

/** One training run: trains, measures branches and norms on the way, scores after the last epoch. */
final class Trial {
    /** All arms of a seed have the same images, start from the same weights and see the same batches. */
    private static final String GROUP = "all arms";

    private static final int PADDING = 4;

    private final TrialContext<Settings> context;
    private final Settings settings;
    private final Treatment treatment;
    private final Compute compute;
    private final TrialImages images;
    private final Net net;
    private final History history = new History();

    private Trial(TrialContext<Settings> context) {
        this.context = context;
        this.settings = context.settings();
        this.treatment = context.treatment(Treatment.class);
        this.compute = Compute.of(context.inputs().device(), context.inputs().precision());
        this.images = TrialImages.load(settings.data(), context.data(), permutation(context.seeds()), compute);
        this.net = net(settings, treatment, context.seeds());
    }

    static Outcome run(TrialContext<Settings> context) {
        try (var scope = new PointerScope()) {
            return new Trial(context).outcome();
        }
    }

    /** What the training images are chosen by. */
    static long permutation(SeedTree seeds) {
        return seeds.stream(GROUP, "training images");
    }

    static Net net(Settings settings, Treatment treatment, SeedTree seeds) {
        return Net.of(settings.spec(), treatment.startsAtZero(), InitialStreams.of(seeds, GROUP));
    }

    private Outcome outcome() {
        var parameters = parameters(net, compute);
        var order = new EpochOrder(
                settings.data().trainingImages(),
                settings.sgd().batch(),
                epoch -> new RandomStream(context.seeds().stream(GROUP, "order of epoch " + epoch)),
                compute);
        var optimiser = new Sgd(
                parameters,
                settings.sgd().learningRate(),
                settings.sgd().momentum(),
                settings.sgd().schedule(settings.data().trainingImages()),
                penalties(settings, treatment));
        var drawn = drawn(settings, treatment, parameters, context.seeds());
        var trainer = Trainer.of(settings.steps(), compute, parameters, optimiser)
                .hooked(drawn.stream().toArray(DrawnElementsPenalty[]::new))
                .resumable(Checkpoint.of(
                        context.checkpointPlace(), parameters, net.net().buffers(), optimiser, history))
                .telling(context.progress());
        probe(0);
        trainer.run(step -> loss(order.batch(step), step), (done, loss) -> track(done, order.stepsPerEpoch(), loss));
        var result = new ArmResult(new TreeMap<>(metrics()), history.curves());
        return new Outcome(new TreeMap<>(Map.of(context.inputs().arm(), result)), trainer.coverage());
    }

    /** Laid out alike in all arms, so that the same arithmetic has the same bits. */
    static ParameterBuffer parameters(Net net, Compute compute) {
        var groups = new ArrayList<Predicate<Parameter>>();
        groups.add(ParameterSelector.weights().covers());
        groups.add(Category.scalesAndShifts(List.of(Category.OTHERS)).covers());
        for (var category : Category.values()) {
            groups.add(Category.scales(List.of(category)).covers());
        }
        return ParameterBuffer.of(net.parameters(), groups, true, compute);
    }

    /** All that the optimiser decays itself: every parameter is in exactly one of these groups, or in none. */
    static List<L2Penalty> penalties(Settings settings, Treatment treatment) {
        var ofWeights = L2Penalty.ofPyTorchWeightDecay(
                settings.sgd().weightDecay() * treatment.weightsFactor(), ParameterSelector.weights());
        if (treatment.decayed().isEmpty() || treatment.isDrawn()) {
            return List.of(ofWeights);
        }
        var selector = treatment.withShifts()
                ? Category.scalesAndShifts(treatment.decayed())
                : Category.scales(treatment.decayed());
        return List.of(ofWeights, L2Penalty.ofPyTorchWeightDecay(treatment.decay(), selector));
    }

    private static Optional<DrawnElementsPenalty> drawn(
            Settings settings, Treatment treatment, ParameterBuffer parameters, SeedTree seeds) {
        return treatment.isDrawn()
                ? Optional.of(DrawnElementsPenalty.of(
                        parameters,
                        treatment.decay() / 2,
                        Category.scales(treatment.decayed()),
                        settings.net().lastScales(),
                        new RandomStream(seeds.stream(GROUP, "drawn gammas"))))
                : Optional.empty();
    }

    private Tensor loss(Tensor batch, long step) {
        var inputs = images.train().inputs().index_select(0, batch);
        if (settings.data().augment()) {
            var stream = new RandomStream(context.seeds().stream(GROUP, "augmentation of step " + step));
            inputs = new RandomCropFlip(PADDING, images.black(), compute).apply(inputs, stream);
        }
        return net.loss(inputs, images.train().labels().index_select(0, batch));
    }

    /** The curve of the loss has the first batch at 0, then the last one of each epoch. */
    private void track(long done, long stepsPerEpoch, Tensor loss) {
        if (done == 1) {
            history.add(MetricNames.LOSS, 0, Divergence.refused(loss.item_double(), "the first loss"));
        }
        if (done % stepsPerEpoch == 0) {
            int epoch = Math.toIntExact(done / stepsPerEpoch);
            history.add(
                    MetricNames.LOSS, epoch, Divergence.refused(loss.item_double(), "the loss after epoch " + epoch));
            if (settings.sgd().probed().contains(epoch)) {
                probe(epoch);
            }
        }
    }

    private void probe(int epoch) {
        var shares = shares();
        for (var name : List.of(MetricNames.IDENTITY_SHARE, MetricNames.PROJECTION_SHARE)) {
            history.add(name, epoch, shares.get(name));
        }
        double norm = net.norms().get(MetricNames.NORM);
        history.add(MetricNames.NORM, epoch, norm);
        history.add(MetricNames.RATE, epoch, 1 / norm);
    }

    private Map<String, Double> shares() {
        return net.shares(images.heldOut().inputs().narrow(0, 0, settings.data().probe()), compute);
    }

    private Map<String, Double> metrics() {
        var metrics = new TreeMap<>(shares());
        metrics.putAll(net.norms());
        Stream.of(Category.values()).forEach(c -> metrics.put(MetricNames.gamma(c), net.meanScale(c)));
        metrics.put(MetricNames.EPSILON_SHARE, net.epsilonShare());
        metrics.put(MetricNames.DECAYED, (double) decayed());
        metrics.put(MetricNames.DOSE, treatment.decayed().isEmpty() ? 0 : settings.dose(treatment.decay()));
        var onTrain = net.logits(images.train().inputs(), compute);
        var trainLabels = images.train().labels().cpu();
        metrics.put(MetricNames.TRAIN_ACCURACY, 100 * Accuracy.of(onTrain, trainLabels));
        metrics.put(
                MetricNames.TRAIN_LOSS,
                torch.cross_entropy_loss(onTrain, trainLabels).item_double());
        var onHeldOut = net.logits(images.heldOut().inputs(), compute);
        var labels = images.heldOut().labels().cpu();
        metrics.put(MetricNames.ACCURACY, 100 * Accuracy.of(onHeldOut, labels));
        metrics.put(
                MetricNames.OFFICIAL,
                100
                        * Accuracy.of(
                                onHeldOut.narrow(0, 0, images.testImages()), labels.narrow(0, 0, images.testImages())));
        return metrics;
    }

    /** How many gammas and betas are decayed. */
    private long decayed() {
        if (treatment.isDrawn()) {
            return settings.net().lastScales();
        }
        return penalties(settings, treatment).stream()
                .skip(1)
                .flatMap(p -> p.selector().covered(net.parameters()).stream())
                .mapToLong(Parameter::size)
                .sum();
    }
}
