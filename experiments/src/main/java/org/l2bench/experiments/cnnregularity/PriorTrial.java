package org.l2bench.experiments.cnnregularity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.FlushedSubnormals;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.DataTable;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.image.EdgePairs;
import org.l2bench.core.image.EllipsePhantom;
import org.l2bench.core.image.GreyImages;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.UNet;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.History;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Trainer;

/** The part of the deep image prior (Ulyanov et al. 2018): a net with a fixed random input is fitted to one noisy image. */
final class PriorTrial {
    /** Name of the picture of what the net makes. */
    static final String IMAGE = "image";

    /** Name of the picture that it is fitted to. */
    static final String NOISY = "noisy";

    /** Name of the picture without noise. */
    static final String CLEAN = "clean";

    /** Iterations over which the training error is a mean. */
    static final int LAST = 50;

    /** Least difference of two pixels that is an edge: the phantom's steps are small. */
    static final double EDGE = 0.15;

    private static final int REACH = 2;

    /** The input is U(0, 0.1). */
    private static final double HALF = 0.05;

    private static final String LOSS = "loss";

    private final TrialContext<Given> context;
    private final PriorSettings settings;
    private final Compute compute;
    private final GreyImages clean;
    private final GreyImages noisy;
    private final EdgePairs edges;
    private final Tensor target;
    private final Tensor input;
    private final UNet net;
    private final History history = new History();
    private double slope;

    /** What the part depends on. */
    record Given(NetSettings net, PriorSettings prior) {}

    /** reg. */
    record Treatment(double strength) {}

    private PriorTrial(TrialContext<Given> context) {
        this.context = context;
        this.settings = context.settings().prior();
        this.compute = Compute.of(context.inputs().device(), context.inputs().precision());
        int size = settings.size();
        this.clean = EllipsePhantom.withoutRim().raster(size);
        var noise = stream("noise").normal(settings.noise(), 1, 1, size, size);
        this.noisy = GreyImages.of(clean.tensor()
                .add_(noise)
                .clamp_(new ScalarOptional(new Scalar(0.0)), new ScalarOptional(new Scalar(1.0))));
        this.edges = EdgePairs.of(clean, EDGE, REACH);
        this.target = compute.place(noisy.tensor());
        this.input = compute.place(stream("input")
                .uniform(HALF, 1, settings.channels(), size, size)
                .add_(new Scalar(HALF)));
        this.net = new UNet(
                settings.spec(context.settings().net().downs()), InitialStreams.of(context.seeds(), SceneImages.GROUP));
        net.buffers().values().forEach(b -> b.set_data(compute.place(b)));
    }

    private RandomStream stream(String purpose) {
        return new RandomStream(context.seeds().stream(SceneImages.GROUP, "image prior, " + purpose));
    }

    static Outcome run(TrialContext<Given> context) {
        try (var scope = new PointerScope();
                var flushed = new FlushedSubnormals()) {
            return new PriorTrial(context).outcome();
        }
    }

    private Outcome outcome() {
        var parameters = ParameterBuffer.of(net.parameters(), List.of(), true, compute);
        double strength = context.treatment(Treatment.class).strength();
        var adam = settings.plan()
                .optimiser(parameters, L2Penalty.ofPyTorchWeightDecay(strength, ParameterSelector.all()));
        var trainer = Trainer.of(settings.iterations(), compute, parameters, adam)
                .resumable(Checkpoint.of(context.checkpointPlace(), parameters, net.buffers(), adam, history))
                .telling(context.progress());
        trainer.run(step -> loss(), this::follow);
        return new Outcome(new TreeMap<>(Map.of(context.inputs().arm(), result())), trainer.coverage());
    }

    private Tensor loss() {
        var output = net.forward(input, Mode.TRAINING);
        slope = edges.slope(GreyImages.of(output));
        return torch.mse_loss(output, target);
    }

    private void follow(long done, Tensor loss) {
        double place = (double) done;
        history.add(LOSS, place, Divergence.refused(loss.item_double(), "the loss of iteration " + done));
        history.add(MetricNames.RHO, place, slope);
    }

    private ArmResult result() {
        var losses = history.curves().get(LOSS);
        var slopes = history.curves().get(MetricNames.RHO);
        var errors = trailingMeans(losses);
        int end = errors.y().size() - 1;
        var trace = DenoisingTrial.trace(new TreeMap<>(Map.of(MetricNames.ERROR, errors, MetricNames.RHO, slopes)));
        var metrics = Map.of(
                MetricNames.RHO, slopes.y().get(end),
                MetricNames.TRAIN, errors.y().get(end),
                MetricNames.NOISE, clean.meanSquare(noisy));
        return new ArmResult(new TreeMap<>(metrics), new TreeMap<>())
                .withTables(new TreeMap<String, DataTable>(Map.of(MetricNames.TRACE, trace)))
                .withPictures(new TreeMap<>(Map.of(
                        IMAGE, Exhibit.picture(end(), clean, 0),
                        NOISY, Exhibit.picture(noisy, clean, 0),
                        CLEAN, Exhibit.picture(clean, clean, 0))));
    }

    /** What the net makes when it has been trained, with the statistics of its one image. */
    private GreyImages end() {
        try (var guard = new NoGradGuard()) {
            return GreyImages.of(net.forward(input, Mode.TRAINING));
        }
    }

    /** Of each iteration and the {@link #LAST} - 1 before it, as far as there are. */
    static Curve trailingMeans(Curve losses) {
        var means = new ArrayList<Double>();
        for (int i = 0; i < losses.y().size(); i++) {
            means.add(losses.y().subList(Math.max(0, i + 1 - LAST), i + 1).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow());
        }
        return new Curve(losses.x(), means);
    }
}
