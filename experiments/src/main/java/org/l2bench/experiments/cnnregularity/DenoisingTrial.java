package org.l2bench.experiments.cnnregularity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.FlushedSubnormals;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.DataTable;
import org.l2bench.core.experiment.DataTable.Column;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.SmallPicture;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.image.GreyImages;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.UNet;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.EpochOrder;
import org.l2bench.core.train.History;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.RunsInTurn;
import org.l2bench.core.train.Trainer;

/** The denoising part: a U-Net learns to take noise from scenes of discs; how sharp are the edges that it leaves? */
final class DenoisingTrial {
    /** Name of the picture of an arm's output. */
    static final String SCENE = "scene";

    /** Name of the picture that it should be. */
    static final String WANTED = "target";

    private static final long EVALUATION_BATCH = 100;

    /** Points of a metric at the end of each strength but the last. */
    private static final String STAGE = "stage.";

    private final TrialContext<Given> context;
    private final Denoiser denoiser;
    private final TrainingPlan plan;
    private final Compute compute;
    private final SceneImages scenes;
    private final Sharpness sharpness;
    private final Tensor train;
    private final UNet net;
    private final EpochOrder order;
    private final History history = new History();

    /** What the part depends on. */
    record Given(SceneSettings scenes, NetSettings net, PlainSettings plain, NormedSettings normed) {
        TrainingPlan plan(Denoiser denoiser) {
            return denoiser.kind().isNormalised() ? normed.plan() : plain.plan();
        }
    }

    private DenoisingTrial(TrialContext<Given> context) {
        this.context = context;
        this.denoiser = context.treatment(Denoiser.class);
        var settings = context.settings();
        this.plan = settings.plan(denoiser);
        this.compute = Compute.of(context.inputs().device(), context.inputs().precision());
        this.scenes = SceneImages.of(settings.scenes(), denoiser.scale(), context.seeds());
        this.sharpness = Sharpness.of(scenes.test(), denoiser.scale());
        this.train = compute.place(scenes.train().tensor());
        this.net = new UNet(
                settings.net().spec(denoiser.scale(), denoiser.kind().isNormalised()),
                InitialStreams.of(context.seeds(), SceneImages.GROUP));
        net.buffers().values().forEach(b -> b.set_data(compute.place(b)));
        this.order = new EpochOrder(
                settings.scenes().train(), plan.batch(), epoch -> stream("order of epoch " + epoch), compute);
    }

    static long steps(Given settings, Denoiser denoiser) {
        return denoiser.strengths().size() * settings.plan(denoiser).steps();
    }

    static Outcome run(TrialContext<Given> context) {
        try (var scope = new PointerScope();
                var flushed = new FlushedSubnormals()) {
            return new DenoisingTrial(context).outcome();
        }
    }

    private RandomStream stream(String purpose) {
        return new RandomStream(context.seeds().stream(SceneImages.GROUP, purpose));
    }

    private Outcome outcome() {
        var parameters = ParameterBuffer.of(net.parameters(), List.of(), true, compute);
        var runs = new RunsInTurn(
                denoiser.strengths().stream()
                        .map(s -> plan.optimiser(parameters, denoiser.kind().penalty(s, denoiser.scale())))
                        .map(adam -> new RunsInTurn.Run(List.of(parameters), adam, List.of(), this::loss))
                        .toList(),
                plan.steps());
        Map<String, Tensor> state = new LinkedHashMap<>(runs.state());
        net.buffers().forEach((name, tensor) -> state.put("buffer." + name, tensor));
        var trainer = Trainer.of(runs.totalSteps(), compute, parameters, runs.optimiser())
                .resumable(new Checkpoint(context.checkpointPlace(), state, history))
                .telling(context.progress());
        trainer.run(runs.objective(), this::follow);
        return new Outcome(results(), trainer.coverage());
    }

    private Tensor loss(long step) {
        var targets = train.index_select(0, order.batch(step));
        var noise = stream("noise of step " + step)
                .normal(context.settings().scenes().noise(), targets.shape());
        return torch.mse_loss(net.forward(targets.add(compute.place(noise)), Mode.TRAINING), targets);
    }

    private void follow(long done, Tensor loss) {
        double place = (double) done;
        if (denoiser.followsEdges() && done % context.settings().plain().traceEvery() == 0) {
            history.add(MetricNames.ERROR, place, trainingError());
            history.add(MetricNames.RHO, place, sharpness.rho(outputs(scenes.inputs())));
        }
        boolean isStage = done % plan.steps() == 0 && done < steps(context.settings(), denoiser);
        if (isStage) {
            metrics(outputs(scenes.inputs())).forEach((name, value) -> history.add(STAGE + name, place, value));
        }
    }

    /** What the net makes of noisy images, in evaluation mode. */
    private GreyImages outputs(GreyImages inputs) {
        var pixels = new float[inputs.pixels().length];
        int image = inputs.size() * inputs.size();
        try (var guard = new NoGradGuard()) {
            for (long start = 0; start < inputs.count(); start += EVALUATION_BATCH) {
                try (var scope = new PointerScope();
                        var cast = compute.precision().cast(compute.device())) {
                    long length = Math.min(EVALUATION_BATCH, inputs.count() - start);
                    var some = compute.place(inputs.tensor().narrow(0, start, length));
                    var made = TensorArrays.floats(net.forward(some, Mode.EVALUATION));
                    System.arraycopy(made, 0, pixels, Math.toIntExact(start * image), made.length);
                }
            }
        }
        return new GreyImages(inputs.count(), inputs.size(), pixels);
    }

    private double trainingError() {
        return scenes.followed().meanSquare(outputs(scenes.followedInputs()));
    }

    private SortedMap<String, Double> metrics(GreyImages outputs) {
        var metrics = sharpness.metrics(outputs);
        Divergence.refused(metrics.get(MetricNames.TEST), "the test error");
        metrics.put(MetricNames.TRAIN, trainingError());
        net.leastVariance().ifPresent(least -> metrics.put(MetricNames.VARIANCE, least));
        return metrics;
    }

    private SortedMap<String, ArmResult> results() {
        var results = new TreeMap<String, ArmResult>();
        var arms = denoiser.arms();
        var outputs = outputs(scenes.inputs());
        for (int i = 0; i < arms.size(); i++) {
            boolean isLast = i == arms.size() - 1;
            var metrics = isLast ? metrics(outputs) : stage((i + 1.0) * plan.steps());
            var result = new ArmResult(metrics, new TreeMap<>());
            results.put(arms.get(i), isLast && arms.size() == 1 ? shown(result, outputs) : result);
            results.put(
                    ArmNames.gauss(arms.get(i)),
                    new ArmResult(sharpness.ofFilter(scenes.inputs(), metrics.get(MetricNames.FLAT)), new TreeMap<>()));
        }
        if (denoiser.withIdentity()) {
            results.put(ArmNames.identity(denoiser.scale()), identity());
        }
        return results;
    }

    private SortedMap<String, Double> stage(double done) {
        var metrics = new TreeMap<String, Double>();
        history.curves().forEach((name, curve) -> {
            if (name.startsWith(STAGE)) {
                metrics.put(name.substring(STAGE.length()), curve.at(done).orElseThrow());
            }
        });
        return metrics;
    }

    private ArmResult shown(ArmResult result, GreyImages outputs) {
        var tables = new TreeMap<String, DataTable>();
        tables.put(MetricNames.CUT, Exhibit.cut(scenes, outputs, denoiser.scale()));
        if (denoiser.followsEdges()) {
            tables.put(MetricNames.TRACE, trace(history.curves()));
        }
        return result.withTables(tables).withPictures(new TreeMap<>(Map.of(SCENE, picture(outputs))));
    }

    private SmallPicture picture(GreyImages images) {
        return Exhibit.picture(images, scenes.test(), scenes.shown().image());
    }

    /** Training error and edge slope by step. */
    static DataTable trace(SortedMap<String, Curve> curves) {
        var columns = new TreeMap<String, Column>();
        for (var name : List.of(MetricNames.ERROR, MetricNames.RHO)) {
            var values = curves.get(name).y();
            columns.put(
                    name,
                    Column.single(
                            values.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        return new DataTable(curves.get(MetricNames.ERROR).x(), columns);
    }

    /** The noisy images, and what the picture should be. */
    private ArmResult identity() {
        return new ArmResult(sharpness.metrics(scenes.inputs()), new TreeMap<>())
                .withPictures(new TreeMap<>(Map.of(SCENE, picture(scenes.inputs()), WANTED, picture(scenes.test()))));
    }
}
