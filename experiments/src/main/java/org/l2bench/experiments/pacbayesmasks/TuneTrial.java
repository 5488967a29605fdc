package org.l2bench.experiments.pacbayesmasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.mask.DensityProjection;
import org.l2bench.core.mask.LayerwiseGaussian;
import org.l2bench.core.mask.Mask;
import org.l2bench.core.mask.MaskLogits;
import org.l2bench.core.mask.MaskScores;
import org.l2bench.core.mask.MaskableNet;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.History;
import org.l2bench.core.train.JointOptimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.RunsInTurn;
import org.l2bench.core.train.StepHook;
import org.l2bench.core.train.Trainer;
import org.l2bench.core.train.WholeEpochs;

/** The fine-tuning part: what is gained by learning the mask of a dense network, its weights, or both. */
final class TuneTrial {
    /** Name of the artifact with a seed's dense network. */
    static final String DENSE = "dense";

    /** lambda of the weights that the mask keeps, when fine-tuning begins. */
    static final double KEEPING = 0.95;

    private static final double UNDECIDED = 0.1;
    private static final String WHAT = "fine-tuning";

    private final TrialContext<Settings> context;
    private final FineTuningSettings settings;
    private final Tuned tuned;
    private final Compute compute;
    private final Pool pool;
    private final Pool.Part train;
    private final WholeEpochs order;
    private final MaskableNet dense;
    private final long count;

    /** What the part depends on. */
    record Settings(ImageSettings images, NetSettings net, FineTuningSettings fineTuning) {}

    /** What the dense network of a seed depends on. */
    record Dense(ImageSettings images, NetSettings net, int train) {
        static Dense of(Settings settings) {
            return new Dense(
                    settings.images(), settings.net(), settings.fineTuning().train());
        }
    }

    private TuneTrial(TrialContext<Settings> context) {
        this.context = context;
        this.settings = context.settings().fineTuning();
        this.tuned = context.treatment(Tuned.class);
        this.compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var images = context.settings().images();
        this.pool = Pool.of(images, context.seeds(), context.data(), compute);
        this.train = pool.first(settings.train());
        this.order = Nets.order(settings.train(), context.settings().net().batch(), WHAT, context.seeds(), compute);
        this.dense =
                Nets.dense(context.artifacts().file(DENSE), context.settings().net(), images, context.seeds(), compute);
        this.count = Mask.count(1 - tuned.sparsity(), dense.weightCount());
    }

    static void build(ArtifactContext context) {
        var settings = Binding.read(context.settings(), Dense.class);
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var pool = Pool.of(settings.images(), context.seeds(), context.data(), compute);
        Nets.buildDense(context, settings.net(), settings.images(), pool.first(settings.train()), compute);
    }

    static long steps(Settings settings, Tuned tuned) {
        return Math.max(1, tuned.runs(settings.fineTuning()) * stepsOfRun(settings));
    }

    private static long stepsOfRun(Settings settings) {
        return settings.fineTuning().epochs()
                * WholeEpochs.stepsPerEpoch(
                        settings.fineTuning().train(), settings.net().batch());
    }

    static Outcome run(TrialContext<Settings> context) {
        try (var scope = new PointerScope()) {
            return new TuneTrial(context).outcome();
        }
    }

    /** A network that is fine-tuned from a mask at a rate. */
    private record Candidate(
            MaskableNet net, Mask start, Optional<MaskLogits> logits, OptionalDouble rate, RunsInTurn.Run run) {
        /** The mask with so many weights that it has come to. */
        Mask thresholded(long count) {
            return logits.map(l -> l.thresholded(count)).orElse(start);
        }
    }

    private Outcome outcome() {
        var mask = Mask.ofLargest(scores(), count);
        var results = new TreeMap<String, ArmResult>();
        if (!tuned.method().isTrained()) {
            var layers = dense.masked(mask);
            var metrics = new TreeMap<String, Double>();
            metrics.put(MetricNames.ERR_THR, Nets.error(dense, layers, pool.tested()));
            metrics.put(MetricNames.DENSITY, density((double) mask.kept()));
            results.put(context.inputs().arm(), result(metrics));
            return new Outcome(results, List.of(dense.coverage()));
        }
        var candidates = new ArrayList<>(candidates(mask));
        int chosenFrom = candidates.size();
        if (tuned.withShuffled()) {
            candidates.addAll(candidates(mask.shuffled(
                    layer -> new RandomStream(context.seeds().stream(Nets.GROUP, "shuffled mask, layer " + layer)))));
        }
        train(candidates);
        int chosen = 0;
        var validation = pool.last(settings.validation());
        var errors = new double[chosenFrom];
        for (int i = 0; i < chosenFrom; i++) {
            errors[i] = thresholdedError(candidates.get(i), validation);
            chosen = errors[i] < errors[chosen] ? i : chosen;
        }
        results.put(context.inputs().arm(), result(metrics(candidates.get(chosen), errors[chosen])));
        if (tuned.withShuffled()) {
            var shuffled = candidates.get(chosenFrom + chosen);
            var name = ArmNames.shuffled(tuned.source(), tuned.sparsity());
            results.put(name, result(metrics(shuffled, thresholdedError(shuffled, validation))));
        }
        return new Outcome(results, coverage(candidates.get(chosen)));
    }

    private static ArmResult result(SortedMap<String, Double> metrics) {
        return new ArmResult(metrics, new TreeMap<>());
    }

    private List<String> coverage(Candidate chosen) {
        var lines = new ArrayList<>(List.of(dense.coverage()));
        chosen.run().hooks().forEach(h -> lines.add(h.describe()));
        return lines;
    }

    /** What the mask is made by. */
    private List<Tensor> scores() {
        return switch (tuned.source()) {
            case MAGNITUDE -> MaskScores.magnitude(dense);
            case SNIP -> {
                var net = Nets.initial(
                        context.settings().net(), context.settings().images(), context.seeds(), compute);
                yield MaskScores.snip(
                        net, () -> Nets.crossEntropy(net, net.plain(), train.slice(0, settings.snipImages())));
            }
            case RANDOM -> {
                InitialStreams streams =
                        weight -> new RandomStream(context.seeds().stream(Nets.GROUP, "random scores of " + weight));
                yield MaskScores.random(dense, streams, compute);
            }
        };
    }

    /** One for each rate that is chosen from. */
    private List<Candidate> candidates(Mask start) {
        return tuned.method().isRateChosen()
                ? settings.rates().stream()
                        .map(rate -> candidate(start, OptionalDouble.of(rate)))
                        .toList()
                : List.of(candidate(start, OptionalDouble.empty()));
    }

    private Candidate candidate(Mask start, OptionalDouble rate) {
        var method = tuned.method();
        var net = dense.copy();
        var trained = new ArrayList<Parameter>();
        trained.addAll(method.weights ? net.weights() : List.of());
        trained.addAll(method.biases ? net.biases() : List.of());
        net.training(trained);
        var buffers = new ArrayList<ParameterBuffer>();
        var rates = new ArrayList<Double>();
        if (rate.isPresent()) {
            buffers.add(Nets.buffer(trained, compute));
            rates.add(rate.getAsDouble());
        }
        var hooks = new ArrayList<StepHook>();
        Optional<MaskLogits> logits = Optional.empty();
        if (method.logits) {
            var own = MaskLogits.around(start, KEEPING);
            logits = Optional.of(own);
            buffers.add(Nets.buffer(own.parameters(), compute));
            rates.add(settings.logitRate());
            if (method != Tuned.Method.PROB_FREE) {
                hooks.add(new DensityProjection(own, (double) count));
            }
        }
        var groups = new ArrayList<Adam>();
        for (int i = 0; i < buffers.size(); i++) {
            groups.add(Nets.adam(buffers.get(i), rates.get(i)));
        }
        var objective = objective(net, start, logits);
        return new Candidate(
                net, start, logits, rate, new RunsInTurn.Run(buffers, new JointOptimiser(groups), hooks, objective));
    }

    private Trainer.Objective objective(MaskableNet net, Mask start, Optional<MaskLogits> logits) {
        if (logits.isEmpty()) {
            return step -> Nets.crossEntropy(net, net.masked(start), train.at(order.batch(step)));
        }
        var estimator = new LayerwiseGaussian(net, logits.get(), 0);
        return step -> Nets.crossEntropy(
                net, estimator.drawing(Nets.noise(WHAT, step, context.seeds())), train.at(order.batch(step)));
    }

    private void train(List<Candidate> candidates) {
        var runs = new RunsInTurn(candidates.stream().map(Candidate::run).toList(), stepsOfRun(context.settings()));
        Trainer.of(runs.totalSteps(), compute, candidates.get(0).run().buffers().get(0), runs.optimiser())
                .hooked(runs.hook())
                .resumable(new Checkpoint(context.checkpointPlace(), runs.state(), new History()))
                .telling(context.progress())
                .run(runs.objective(), (done, loss) -> {});
        runs.state()
                .forEach((name, values) ->
                        Divergence.refused(values.sum().item_double(), "the sum of " + name + " after fine-tuning"));
    }

    private double thresholdedError(Candidate candidate, Pool.Part part) {
        return Nets.error(candidate.net(), candidate.net().masked(candidate.thresholded(count)), part);
    }

    private SortedMap<String, Double> metrics(Candidate candidate, double validationError) {
        var metrics = new TreeMap<String, Double>();
        metrics.put(MetricNames.ERR_THR, thresholdedError(candidate, pool.tested()));
        metrics.put(MetricNames.ERR_VALIDATION, validationError);
        candidate.rate().ifPresent(rate -> metrics.put(MetricNames.RATE, rate));
        metrics.put(
                MetricNames.DENSITY,
                density(candidate.logits().map(MaskLogits::expected).orElse((double) count)));
        candidate.logits().ifPresent(logits -> {
            metrics.put(MetricNames.ERR_STO, stochasticError(candidate.net(), logits));
            metrics.put(MetricNames.UNDECIDED, logits.between(UNDECIDED, 1 - UNDECIDED) / count);
            metrics.put(MetricNames.OVERLAP, logits.thresholded(count).overlap(candidate.start()));
        });
        return metrics;
    }

    private double density(double kept) {
        return kept / dense.weightCount();
    }

    /** Mean over masks that are drawn, each for all images. */
    private double stochasticError(MaskableNet net, MaskLogits logits) {
        double sum = 0;
        for (int i = 0; i < settings.masks(); i++) {
            try (var scope = new PointerScope()) {
                var mask = logits.sampled(new RandomStream(context.seeds().stream(Nets.GROUP, "drawn mask " + i)));
                sum += Nets.error(net, net.masked(mask), pool.tested());
            }
        }
        return sum / settings.masks();
    }
}
