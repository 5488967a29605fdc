package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.regulariser.Coverage;
import org.l2bench.core.train.History;
import org.l2bench.experiments.rehearsalfreecl.ImageSplit.Part;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.WeightChoice.Table;

/** One trial: learns the stream with one method and looks back. */
final class Trial {
    static final String CLASS_ORDER = "class order";

    private final TrialContext<Settings> context;
    private final Settings settings;
    private final Method method;

    private Trial(TrialContext<Settings> context, Method method) {
        this.context = context;
        this.settings = context.settings();
        this.method = method;
    }

    static Outcome run(TrialContext<Settings> context) {
        var method = context.treatment(Method.class);
        try (var scope = new PointerScope()) {
            return new Trial(context, method).outcome();
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
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var training = settings.training();
        long orderSeed = context.seeds().stream(Learner.GROUP, CLASS_ORDER);
        var loaded = Tasks.load(
                settings.images(),
                settings.pretraining().reserved(),
                training,
                training.tasks(),
                Part.TEST,
                orderSeed,
                context.data(),
                compute);
        var tasks = method.joint() ? loaded.joint() : loaded;
        var source = new Setup.Source(settings.images(), settings.net(), context.data(), context.artifacts());
        var weights = table.map(Table::chosen).orElseGet(this::givenWeights);
        var setup = Setup.of(source, training, method, weights, context.seeds(), compute);
        var alignment = method.joint() ? Optional.<Alignment>empty() : Optional.of(alignment(tasks, setup));
        var stream = StreamRun.of(tasks, setup.learner(), setup.network(), alignment, training, context.progress());
        var history = stream.run(Optional.of(context.checkpointPlace()));

        var metrics = new TreeMap<>(MetricNames.of(stream.accuracies(history)));
        if (!method.joint()) {
            settings.net().depths().forEach(d -> metrics.put(MetricNames.cka(d), last(history, MetricNames.cka(d))));
        }
        setup.pretrainingAccuracy().ifPresent(a -> metrics.put(MetricNames.PRETRAINING, a));
        var curves = new TreeMap<>(history.curves());
        table.ifPresent(t -> curves.putAll(SweepCurves.of(t, method)));
        SortedMap<String, ArmResult> arms = new TreeMap<>();
        arms.put(method.armName(), new ArmResult(metrics, curves));
        return new Outcome(arms, coverage(setup, weights));
    }

    /** The first of each list: without a sweep there is but one. */
    private Weights givenWeights() {
        return new Weights(
                settings.sweep().l2().get(0),
                settings.sweep().ewc().get(0),
                settings.sweep().featkd().get(0));
    }

    private Alignment alignment(Tasks tasks, Setup setup) {
        return Alignment.of(
                setup.network(),
                tasks.evaluation().get(0).images(),
                tasks.classes().end(0),
                settings.net().depths());
    }

    private static double last(History history, String curve) {
        List<Double> values = history.curves().get(curve).y();
        return values.get(values.size() - 1);
    }

    private List<String> coverage(Setup setup, Weights weights) {
        var lines = new ArrayList<String>();
        var trained = setup.learner().parameters().parameters();
        var decay = Learner.decay(settings.training());
        lines.add(decay.describe() + "; "
                + Coverage.of(decay.selector(), trained).describe() + "; of "
                + setup.network().parameters().size() + " tensors of the network "
                + (setup.network().parameters().size() - trained.size()) + " are not trained");
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
