package org.l2bench.experiments.aeperturbation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.Choice;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.Autoencoder;
import org.l2bench.core.prune.Prune;
import org.l2bench.core.train.HeldMask;
import org.l2bench.core.train.WholeEpochs;
import org.l2bench.experiments.aeperturbation.Classification.Trained;
import org.l2bench.experiments.aeperturbation.Pretraining.Plan;
import org.l2bench.experiments.aeperturbation.Pretraining.Resets;

/** One arm and seed over all folds of all of its tables, with the arms that reuse what it trains. */
final class Trial {
    /** Weights whose arithmetic at batch 64 takes as long as all else of a step. */
    private static final double WEIGHTS_PER_UNIT = 70_000;

    private final TrialContext<Settings> context;
    private final Settings settings;
    private final Method method;
    private final Compute compute;
    private final Steps steps;
    private final Findings findings = new Findings();
    private final Set<String> coverage = new LinkedHashSet<>();

    private Trial(TrialContext<Settings> context, Treatment treatment) {
        this.context = context;
        this.settings = context.settings();
        this.method = treatment.method();
        this.compute = Compute.of(context.inputs().device(), context.inputs().precision());
        this.steps = new Steps(context.progress(), steps(settings, treatment));
    }

    static Outcome run(TrialContext<Settings> context) {
        var treatment = context.treatment(Treatment.class);
        var trial = new Trial(context, treatment);
        treatment.sets().forEach(trial::run);
        return new Outcome(trial.findings.results(), List.copyOf(trial.coverage));
    }

    /** Steps of all runs of all folds; a model that is not a net makes one step a fold. */
    static long steps(Settings settings, Treatment treatment) {
        int folds = settings.data().folds();
        long steps = 0;
        for (var set : treatment.sets()) {
            int rows = settings.data().rowsUsed(set);
            for (int fold = 0; fold < folds; fold++) {
                int train = rows - rows / folds - (fold < rows % folds ? 1 : 0);
                steps += steps(settings, treatment.method(), set, train);
            }
        }
        return steps;
    }

    private static long steps(Settings settings, Method method, String set, int rows) {
        if (!method.isDeep()) {
            return 1;
        }
        var net = settings.net();
        int layers = method.isStacked() ? net.hiddenOf(Tables.columnsOf(set)).size() : 1;
        long pretraining = method.isPretrained() ? layers * net.pretrainingSteps(rows) : 0;
        long own = pretraining + net.steps(rows);
        if (method == Method.DAE_PERTURB && isLuckiestAsked(settings, set)) {
            return own + net.steps(rows);
        }
        if (method == Method.DAE_HELD) {
            long others = List.of(Method.DAE_HELD_FROZEN, Method.DAE_MAGPRUNE, Method.DAE_MAGPRUNE_FROZEN).stream()
                    .filter(settings::runs)
                    .count();
            return own + (needsPlain(settings) ? net.pretrainingSteps(rows) : 0) + others * net.steps(rows);
        }
        return own;
    }

    private static boolean isLuckiestAsked(Settings settings, String set) {
        return settings.runs(Method.DAE_MINBATCH)
                && Method.DAE_MINBATCH.sets(settings.data()).contains(set);
    }

    private static boolean needsPlain(Settings settings) {
        return settings.runs(Method.DAE_MAGPRUNE) || settings.runs(Method.DAE_MAGPRUNE_FROZEN);
    }

    private void run(String set) {
        var table = Tables.of(set, settings.data(), context.seeds(), context.data());
        var folds = Fold.folds(table, settings.data().folds(), context.seeds());
        for (int i = 0; i < folds.count(); i++) {
            try (var scope = new PointerScope()) {
                run(set, Fold.of(table, folds, i, set, context.seeds(), compute));
            }
        }
    }

    private void run(String set, Fold fold) {
        switch (method) {
            case GBT -> scored(set, fold, Traditional.boosted(fold, settings.trees()));
            case RIDGE ->
                scored(
                        set,
                        fold,
                        Traditional.ridge(
                                fold, settings.ridge(), settings.trees().innerFolds()));
            case DNN ->
                scored(
                        method,
                        set,
                        Classification.untrained(fold, settings.net()).trained(steps));
            case DNN_PUBLISHED ->
                scored(
                        method,
                        set,
                        Classification.published(fold, settings.net()).trained(steps));
            case DNN_PERTURB ->
                scored(
                        method,
                        set,
                        Classification.untrained(fold, settings.net()).reset(settings.reset(), steps));
            case DAE_DROPOUT_PUBLISHED -> {
                var pretraining = pretrained(set, fold, plan(set));
                scored(method, set, classification(fold, pretraining, 1).trained(steps));
            }
            case DAE_PERTURB -> perturbed(set, fold);
            case DAE_HELD -> held(set, fold);
            default -> {
                var pretraining = pretrained(set, fold, plan(set));
                scored(method, set, classification(fold, pretraining).trained(steps));
            }
        }
    }

    private Plan plan(String set) {
        return new Plan(settings.net(), settings.reset(), resets(), strengths(set), keepsLuckiest(set));
    }

    private boolean keepsLuckiest(String set) {
        return method == Method.DAE_PERTURB && isLuckiestAsked(settings, set);
    }

    private Resets resets() {
        return switch (method) {
            case DAE_PERTURB, SDAE_PERTURB -> Resets.SMALL;
            case DAE_RANDOM -> Resets.RANDOM;
            case DAE_HELD -> Resets.HELD;
            default -> Resets.NONE;
        };
    }

    private Strengths strengths(String set) {
        var rivals = settings.rivals();
        return switch (method) {
            case DAE_DROPOUT, SDAE_DROPOUT -> Strengths.dropout(rivals.dropout());
            case DAE_DROPOUT_PUBLISHED -> new Strengths(rivals.dropout(), true, 0, 0);
            case DAE_DROPOUT_TUNED -> Strengths.dropout(chosen(Choosing.DROPOUT, set));
            case DAE_L1 -> Strengths.l1(rivals.lambda());
            case DAE_L2 -> Strengths.l2(rivals.lambda());
            case DAE_L2_TUNED -> Strengths.l2(chosen(Choosing.L2, set));
            default -> Strengths.NONE;
        };
    }

    private double chosen(Choosing what, String set) {
        Choice choice = context.choice(what.of(set));
        return choice.chosen().value(what.axis());
    }

    private Pretraining pretrained(String set, Fold fold, Plan plan) {
        var pretraining = method.isStacked()
                ? Pretraining.stacked(fold, plan, steps, (done, loss) -> {})
                : Pretraining.endToEnd(fold, plan, steps, (done, loss) -> {});
        var rows = fold.train().inputs(compute);
        coverage.addAll(pretraining.coverage());
        add(method, MetricNames.REC_MSE, set, pretraining.autoencoder().reconstructionError(rows));
        add(method, MetricNames.REC_FLOOR, set, Autoencoder.errorFloor(rows));
        shares(set, pretraining.shares());
        if (method.isCounted()) {
            add(
                    method,
                    MetricNames.ZEROS_START,
                    set,
                    Classification.zeros(pretraining.autoencoder().encoder().matrices()));
        }
        return pretraining;
    }

    /** In %, each matrix counting once. */
    private void shares(String set, List<List<Double>> events) {
        var all = new ArrayList<Double>();
        for (int event = 0; event < events.size(); event++) {
            findings.add(method, MetricNames.event(event + 1, set), percent(events.get(event)));
            all.addAll(events.get(event));
        }
        if (!all.isEmpty()) {
            add(method, MetricNames.RUNNING, set, percent(all));
        }
    }

    private static double percent(List<Double> shares) {
        return 100 * shares.stream().mapToDouble(s -> s).average().orElseThrow();
    }

    private Classification classification(Fold fold, Pretraining pretraining) {
        var encoder = pretraining.autoencoder().encoder();
        return Classification.of(fold, settings.net(), encoder, encoder.layers().size());
    }

    private Classification classification(Fold fold, Pretraining pretraining, int carried) {
        return Classification.of(fold, settings.net(), pretraining.autoencoder().encoder(), carried);
    }

    private void perturbed(String set, Fold fold) {
        var pretraining = pretrained(set, fold, plan(set));
        scored(method, set, classification(fold, pretraining).trained(steps));
        if (keepsLuckiest(set)) {
            var luckiest = pretraining.luckiest();
            var start = Classification.of(
                    fold, settings.net(), luckiest, luckiest.layers().size());
            scored(Method.DAE_MINBATCH, set, start.trained(steps));
        }
    }

    private void held(String set, Fold fold) {
        var pretraining = pretrained(set, fold, plan(set));
        var mask = pretraining.held().orElseThrow();
        fineTuned(Method.DAE_HELD, set, fold, pretraining, mask, Trained.ALL_LAYERS);
        if (settings.runs(Method.DAE_HELD_FROZEN)) {
            fineTuned(Method.DAE_HELD_FROZEN, set, fold, pretraining, mask, Trained.HEAD);
        }
        if (!needsPlain(settings)) {
            return;
        }
        // The bits of arm dae, whose streams are these.
        var plan = new Plan(settings.net(), settings.reset(), Resets.NONE, Strengths.NONE, false);
        var plain = Pretraining.endToEnd(fold, plan, steps, (done, loss) -> {});
        var pruned = pruned(plain, mask);
        if (settings.runs(Method.DAE_MAGPRUNE)) {
            fineTuned(Method.DAE_MAGPRUNE, set, fold, plain, pruned, Trained.ALL_LAYERS);
        }
        if (settings.runs(Method.DAE_MAGPRUNE_FROZEN)) {
            fineTuned(Method.DAE_MAGPRUNE_FROZEN, set, fold, plain, pruned, Trained.HEAD);
        }
    }

    /** Prunes each matrix of an encoder by magnitude, at the exact size of the mask in that matrix. */
    static HeldMask pruned(Pretraining plain, HeldMask mask) {
        var encoder = plain.autoencoder().encoder().matrices();
        var pruned = new HeldMask(encoder);
        IntStream.range(0, encoder.size())
                .forEach(i -> pruned.prune(i, Prune.smallest(encoder.get(i).tensor(), mask.count(i))));
        return pruned;
    }

    private void fineTuned(Method arm, String set, Fold fold, Pretraining pretraining, HeldMask mask, Trained which) {
        var start = classification(fold, pretraining);
        var held = mask.of(start.encoder().matrices());
        if (arm == Method.DAE_MAGPRUNE) {
            add(arm, MetricNames.ZEROS_START, set, start.zeros());
        }
        scored(arm, set, start.trained(which, Optional.of(held), steps));
    }

    private void scored(Method arm, String set, Classification net) {
        var fold = net.fold();
        findings.score(arm, set, fold, net.predicted(fold.train()), net.predicted(fold.test()));
        if (arm.isCounted()) {
            add(arm, MetricNames.ZEROS, set, net.zeros());
            add(arm, MetricNames.ZEROS_LEAST, set, net.zeros());
        }
    }

    private void scored(String set, Fold fold, Traditional model) {
        findings.score(method, set, fold, model.train(), model.test());
        coverage.add(model.coverage());
        steps.fit();
    }

    private void add(Method arm, String metric, String set, double value) {
        findings.add(arm, MetricNames.of(metric, set), value);
    }

    /** How long a step on the first table takes, as a share of the mean over the steps on all. */
    static double shareOfFirst(Settings settings) {
        double time = 0;
        double steps = 0;
        for (var set : settings.data().sets()) {
            long ofSet = WholeEpochs.stepsPerEpoch(
                    settings.data().rowsUsed(set), settings.net().batch());
            steps += ofSet;
            time += ofSet * cost(settings, set);
        }
        return cost(settings, settings.data().sets().get(0)) * steps / time;
    }

    /** Of a step, in units of what a step takes beside its arithmetic. */
    private static double cost(Settings settings, String set) {
        double weights = 0;
        double in = Tables.columnsOf(set);
        for (int layer : settings.net().hiddenOf(Tables.columnsOf(set))) {
            weights += 2 * in * layer;
            in = layer;
        }
        return 1 + weights / WEIGHTS_PER_UNIT;
    }

    /** Steps of one training of an autoencoder and its classifier. */
    static long stepsOfOne(NetSettings net, long rows) {
        return (net.pretrainingEpochs() + net.epochs()) * WholeEpochs.stepsPerEpoch(rows, net.batch());
    }
}
