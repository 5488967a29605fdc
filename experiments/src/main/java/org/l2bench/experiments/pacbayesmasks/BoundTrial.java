package org.l2bench.experiments.pacbayesmasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.stat.StatUtils;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.bound.BinaryKl;
import org.l2bench.core.bound.Certificate;
import org.l2bench.core.bound.PointSplit;
import org.l2bench.core.bound.PointSplit.BoundPoints;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.mask.LayerwiseGaussian;
import org.l2bench.core.mask.Mask;
import org.l2bench.core.mask.MaskLogits;
import org.l2bench.core.mask.MaskPrior;
import org.l2bench.core.mask.MaskScores;
import org.l2bench.core.mask.MaskableNet;
import org.l2bench.core.mask.PacBayesObjective;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.History;
import org.l2bench.core.train.JointOptimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.RunsInTurn;
import org.l2bench.core.train.Trainer;
import org.l2bench.core.train.WholeEpochs;

/** The bound part: a posterior that minimises a PAC-Bayes bound, and the certificate of networks that are drawn from it. */
final class BoundTrial {
    /** Name of the artifact with a seed's network that was trained on the prior's images alone. */
    static final String PRIOR = "prior";

    /** Probability of a mask where there is no data to make a prior of. */
    private static final double EVEN = 0.5;

    /** How many values of bound.freeWeight the pilot has tried on the same images: its delta is divided by that. */
    private static final int TRIED = 3;

    private static final String WHAT = "bound";
    private static final String OF_POINTS = "points";
    private static final String OF_TEST = "test";

    private final TrialContext<Settings> context;
    private final BoundSettings settings;
    private final Posterior posterior;
    private final Compute compute;
    private final Pool pool;
    private final Pool.Part points;
    private final MaskableNet net;
    private final History errors = new History();

    /** What the part depends on. */
    record Settings(ImageSettings images, NetSettings net, BoundSettings bound) {}

    /** What a seed's prior depends on: of the images that the bound is about only how many there are. */
    record Prior(ImageSettings images, NetSettings net, int prior, int points) {
        static Prior of(Settings settings) {
            return new Prior(
                    settings.images(),
                    settings.net(),
                    settings.bound().prior(),
                    settings.bound().points());
        }
    }

    private BoundTrial(TrialContext<Settings> context) {
        this.context = context;
        this.settings = context.settings().bound();
        this.posterior = context.treatment(Posterior.class);
        this.compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var images = context.settings().images();
        var spec = context.settings().net();
        this.pool = Pool.of(images, context.seeds(), context.data(), compute);
        this.points = pool.of(boundPoints());
        this.net = isFree()
                ? Nets.initial(spec, images, context.seeds(), compute)
                : Nets.dense(context.artifacts().file(PRIOR), spec, images, context.seeds(), compute);
    }

    static void build(ArtifactContext context) {
        var settings = Binding.read(context.settings(), Prior.class);
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        build(context, settings, Pool.of(settings.images(), context.seeds(), context.data(), compute));
    }

    /** Of the pool only the prior's images. */
    static void build(ArtifactContext context, Prior settings, Pool pool) {
        var split = PointSplit.of(pool.order(), settings.prior(), settings.points());
        Nets.buildDense(context, settings.net(), settings.images(), pool.of(split.prior()), pool.compute());
    }

    static long steps(Settings settings, Posterior posterior) {
        return posterior == Posterior.HOLD_OUT
                ? 1
                : trainingSteps(settings, posterior) + networks(settings.bound(), posterior);
    }

    private static long trainingSteps(Settings settings, Posterior posterior) {
        return posterior.isTrained()
                ? settings.bound().epochs()
                        * WholeEpochs.stepsPerEpoch(
                                pointCount(settings.bound(), posterior),
                                settings.net().batch())
                : 0;
    }

    private static int networks(BoundSettings settings, Posterior posterior) {
        return posterior == Posterior.FREE_LAMBDA ? settings.freeNetworks() : settings.networks();
    }

    private static int pointCount(BoundSettings settings, Posterior posterior) {
        return posterior == Posterior.FREE_LAMBDA ? settings.prior() + settings.points() : settings.points();
    }

    static Outcome run(TrialContext<Settings> context) {
        try (var scope = new PointerScope()) {
            var trial = new BoundTrial(context);
            return new Outcome(
                    trial.posterior == Posterior.HOLD_OUT ? trial.heldOut() : trial.certified(),
                    List.of(trial.net.coverage()));
        }
    }

    private boolean isFree() {
        return posterior == Posterior.FREE_LAMBDA;
    }

    /** Those that this arm's bound is about; a prior without data leaves all images to it. */
    private BoundPoints boundPoints() {
        int prior = isFree() ? 0 : settings.prior();
        return PointSplit.of(pool.order(), prior, pointCount(settings, posterior))
                .bound();
    }

    private Mask priorMask() {
        return Mask.ofLargest(MaskScores.magnitude(net), Mask.count(settings.kept(), net.weightCount()));
    }

    /** The dense network and its thresholded one, neither of which has seen the bound's images. */
    private SortedMap<String, ArmResult> heldOut() {
        var results = new TreeMap<String, ArmResult>();
        results.put(ArmNames.HOLD_OUT, heldOut(net.plain()));
        results.put(ArmNames.HOLD_OUT_THRESHOLDED, heldOut(net.masked(priorMask())));
        context.progress().step(1, 1);
        return results;
    }

    private ArmResult heldOut(MaskableNet.Preactivation layers) {
        double error = Nets.error(net, layers, points);
        var metrics = new TreeMap<String, Double>();
        metrics.put(MetricNames.EMPIRICAL, error);
        metrics.put(
                MetricNames.BOUND,
                Certificate.holdOut(error, points.count(), settings.delta() + settings.samplingDelta()));
        metrics.put(MetricNames.ERR_Q, Nets.error(net, layers, pool.tested()));
        return new ArmResult(metrics, new TreeMap<>());
    }

    private SortedMap<String, ArmResult> certified() {
        var logits = isFree() ? MaskLogits.uniform(net, EVEN) : MaskLogits.around(priorMask(), TuneTrial.KEEPING);
        double slabSd = posterior.slab ? settings.slabSd() : 0;
        var prior = new MaskPrior(logits.layers(), net.weightTensors(), slabSd);
        var run = run(logits, prior);
        var checkpoint = new Checkpoint(
                context.checkpointPlace(), run.map(RunsInTurn::state).orElse(Map.of()), errors);
        if (run.isPresent()) {
            train(run.get(), checkpoint);
        } else {
            checkpoint.restore();
        }
        drawNetworks(logits, slabSd, checkpoint);
        double divergence;
        try (var guard = new NoGradGuard()) {
            divergence = prior.divergence(logits.layers(), net.weightTensors()).item_double();
        }
        Divergence.refused(divergence, "the divergence of the posterior");
        return new TreeMap<>(Map.of(context.inputs().arm(), new ArmResult(certificate(divergence), new TreeMap<>())));
    }

    /** The run that trains the posterior; the prior's biases are in neither of the two, and stay. */
    private Optional<RunsInTurn> run(MaskLogits logits, MaskPrior prior) {
        net.training(posterior.weights ? net.weights() : List.of());
        if (!posterior.isTrained()) {
            return Optional.empty();
        }
        var buffers = new ArrayList<ParameterBuffer>();
        var groups = new ArrayList<Adam>();
        if (posterior.logits) {
            buffers.add(Nets.buffer(logits.parameters(), compute));
            groups.add(Nets.adam(buffers.get(0), settings.logitRate()));
        } else {
            logits.layers().forEach(r -> r.set_requires_grad(false));
        }
        if (posterior.weights) {
            var buffer = Nets.buffer(net.weights(), compute);
            buffers.add(buffer);
            groups.add(Nets.adam(buffer, settings.weightRate()));
        }
        var objective = new PacBayesObjective(points.count(), settings.delta(), isFree() ? settings.freeWeight() : 1);
        var estimator = new LayerwiseGaussian(net, logits, prior.slabSd());
        var order = Nets.order(points.count(), context.settings().net().batch(), WHAT, context.seeds(), compute);
        Trainer.Objective loss = step -> {
            var batch = points.at(order.batch(step));
            var outputs = net.logits(batch.inputs(), estimator.drawing(Nets.noise(WHAT, step, context.seeds())));
            return objective.of(outputs, batch.labels(), prior.divergence(logits.layers(), net.weightTensors()));
        };
        var run = new RunsInTurn.Run(buffers, new JointOptimiser(groups), List.of(), loss);
        return Optional.of(new RunsInTurn(List.of(run), trainingSteps(context.settings(), posterior)));
    }

    private void train(RunsInTurn run, Checkpoint checkpoint) {
        long all = steps(context.settings(), posterior);
        Trainer.of(run.totalSteps(), compute, run.runs().get(0).buffers().get(0), run.optimiser())
                .resumable(checkpoint)
                .telling((done, total) -> context.progress().step(done, all))
                .run(run.objective(), (done, loss) -> {});
    }

    /** The errors of networks that are drawn, each with one mask for all images; goes on with the next after those in the history. */
    private void drawNetworks(MaskLogits logits, double slabSd, Checkpoint checkpoint) {
        long before = trainingSteps(context.settings(), posterior);
        int networks = networks(settings, posterior);
        long lastWritten = System.nanoTime();
        var test = pool.tested();
        for (int i = errors(OF_POINTS).length; i < networks; i++) {
            try (var scope = new PointerScope();
                    var guard = new NoGradGuard()) {
                var layers = net.with(drawn(logits, slabSd, i));
                errors.add(OF_POINTS, i, Nets.error(net, layers, points));
                errors.add(OF_TEST, i, Nets.error(net, layers, test));
            }
            context.progress().step(before + i + 1, before + networks);
            if (checkpoint.place().isDue(lastWritten)) {
                checkpoint.write(before + i + 1);
                lastWritten = System.nanoTime();
            }
        }
    }

    private List<Tensor> drawn(MaskLogits logits, double slabSd, int network) {
        var mask = logits.sampled(new RandomStream(context.seeds().stream(Nets.GROUP, "drawn mask " + network)));
        var slab = new RandomStream(context.seeds().stream(Nets.GROUP, "drawn slab " + network));
        var weights = new ArrayList<Tensor>();
        for (int i = 0; i < mask.layers().size(); i++) {
            var weight = net.weightTensors().get(i);
            var shifted = slabSd > 0 ? weight.add(compute.place(slab.normal(slabSd, weight.shape()))) : weight;
            weights.add(shifted.mul(mask.layers().get(i)));
        }
        return weights;
    }

    private double[] errors(String of) {
        var curve = errors.curves().get(of);
        return curve == null
                ? new double[0]
                : curve.y().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private SortedMap<String, Double> certificate(double divergence) {
        int n = points.count();
        double delta = isFree() ? settings.delta() / TRIED : settings.delta();
        var sampled = errors(OF_POINTS);
        var certificate = Certificate.of(sampled, divergence, n, delta, settings.samplingDelta());
        // What is usual instead of empirical Bernstein: it takes the networks' errors for coin tosses.
        double usual =
                BinaryKl.inverse(certificate.empirical(), Math.log(2 / settings.samplingDelta()) / sampled.length);
        var metrics = new TreeMap<String, Double>();
        metrics.put(MetricNames.EMPIRICAL, certificate.empirical());
        metrics.put(MetricNames.ADDED_SAMPLING, certificate.sampled() - certificate.empirical());
        metrics.put(MetricNames.ADDED_DIVERGENCE, certificate.bound() - certificate.sampled());
        metrics.put(MetricNames.KL, divergence);
        metrics.put(MetricNames.KL_PER_POINT, divergence / n);
        metrics.put(MetricNames.BOUND, certificate.bound());
        metrics.put(
                MetricNames.BOUND_KLINV, BinaryKl.inverse(usual, (divergence + Certificate.complexity(n, delta)) / n));
        metrics.put(MetricNames.ERR_Q, StatUtils.mean(errors(OF_TEST)));
        return metrics;
    }
}
