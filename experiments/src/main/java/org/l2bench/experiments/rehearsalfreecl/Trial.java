package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.regulariser.Coverage;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;
import org.l2bench.experiments.rehearsalfreecl.Pool.Part;
import org.l2bench.experiments.rehearsalfreecl.WeightChoice.Table;

/** One trial: learns the stream with one method and looks back. */
record Trial(TrialContext<Settings> context, Settings settings, Method method) {
    static final String CLASS_ORDER = "class order";

    static Outcome run(TrialContext<Settings> context) {
        try (var scope = new PointerScope()) {
            return new Trial(context, context.settings(), context.treatment(Method.class)).outcome();
        }
    }

    /** Whether a trial reads what the sweep has come to: its weights, or its table. */
    static boolean readsSweep(Settings settings, Method method) {
        boolean regularised = method.keep() != Keep.NOTHING && method.keep() != Keep.FROZEN;
        boolean compared = method.distils() && method.keep() == Keep.NOTHING;
        return settings.sweep().happens() && (regularised || compared);
    }

    private Outcome outcome() {
        var table = readsSweep(settings, method)
                ? Optional.of(WeightChoice.read(context.artifacts().file(WeightChoice.NAME), Table.class))
                : Optional.<Table>empty();
        var weights = table.map(Table::chosen).orElseGet(settings.sweep()::first);
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var tasks = tasks(compute);
        var start = new StartWeights(settings.images(), settings.net(), context.data(), context.artifacts());
        var learner = Learner.of(start, settings.training(), method, weights, context.seeds(), compute);
        var depths = method.joint() ? List.<String>of() : settings.net().depths();
        var alignment = method.joint()
                ? Optional.<Alignment>empty()
                : Optional.of(Alignment.of(
                        learner.network(),
                        tasks.evaluation().get(0).images(),
                        tasks.classes().end(0),
                        depths));
        var stream = StreamRun.of(tasks, learner, alignment, context.progress());
        var history = stream.run(Optional.of(context.checkpointPlace()));

        var curves = new TreeMap<>(history.curves());
        var metrics = new TreeMap<>(MetricNames.of(stream.accuracies(history)));
        depths.stream().map(MetricNames::cka).forEach(cka -> metrics.put(cka, last(curves.get(cka))));
        if (method.start() == Start.PRETRAINED) {
            start.pretrainingAccuracy().ifPresent(a -> metrics.put(MetricNames.PRETRAINING, a));
        }
        table.ifPresent(t -> curves.putAll(SweepCurves.of(t, method)));
        var arms = new TreeMap<>(Map.of(method.armName(), new ArmResult(metrics, curves)));
        return new Outcome(arms, coverage(learner));
    }

    private Tasks tasks(Compute compute) {
        var training = settings.training();
        var tasks = Tasks.load(
                settings.images(),
                settings.pretraining().reserved(),
                training,
                training.tasks(),
                Part.TEST,
                context.seeds().stream(Learner.GROUP, CLASS_ORDER),
                context.data(),
                compute);
        return method.joint() ? tasks.joint() : tasks;
    }

    private static double last(Curve curve) {
        return curve.y().get(curve.y().size() - 1);
    }

    private static List<String> coverage(Learner learner) {
        var lines = new ArrayList<String>();
        var method = learner.method();
        var weights = learner.weights();
        var trained = learner.parameters().parameters();
        int tensors = learner.network().parameters().size();
        var decay = Learner.decay(learner.training());
        lines.add(decay.coverage(trained) + "; of " + tensors + " tensors of the network " + (tensors - trained.size())
                + " are not trained");
        Objective.distillation(method).ifPresent(d -> lines.add(d.describe()));
        var encoder = method.keep() == Keep.FROZEN
                ? ""
                : "; " + Coverage.of(Net.encoder(), trained).describe();
        switch (method.keep()) {
            case NOTHING, FROZEN -> {}
            case L2 -> lines.add("L2 to the anchor, lambda " + weights.l2() + encoder);
            case EWC -> lines.add("EWC from the second task on, mu " + weights.ewc() + encoder);
            case FEATKD -> lines.add("feature distillation, mu " + weights.featkd());
            case EWC_L2_START ->
                lines.add("L2 to the anchor in the first task, lambda " + weights.l2() + ", then EWC, mu "
                        + weights.ewc() + encoder);
        }
        return lines;
    }
}
