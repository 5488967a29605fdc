package org.l2bench.experiments.dpvsregularisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;
import org.l2bench.core.membership.MembershipAttack;
import org.l2bench.core.setting.Binding;

/**
 * The learning rate of an arm: the one with the best mean accuracy on the validation images over seeds that no trial has, the smaller of
 * equal ones. With it what the same nets leak, by which rivals are chosen.
 *
 * @param tried in ascending order
 * @param rate that was chosen
 * @param isEdge whether it is the smallest or largest of several
 */
record RateChoice(List<Tried> tried, double rate, boolean isEdge) {
    RateChoice {
        tried = List.copyOf(tried);
    }

    /**
     * A rate that was tried.
     *
     * @param accuracy mean over seeds, in %; 0 for a seed whose training left the numbers
     * @param auc mean over seeds of the loss attack; 0.5 for a seed whose training left the numbers
     */
    record Tried(double rate, double accuracy, double auc) {}

    /** What the choice depends on. */
    record Work(Recipe recipe, Treatment treatment, List<Integer> seeds) {
        List<Double> rates() {
            return treatment.kind() == Treatment.Kind.CLIPPED
                    ? recipe.sgd().clippedRates()
                    : recipe.sgd().rates();
        }
    }

    static Artifact artifact(Settings settings, String arm, Treatment treatment) {
        var work = new Work(settings.recipe(), treatment, settings.attack().tuningSeeds());
        long steps = settings.sgd().steps() * work.rates().size() * work.seeds().size();
        return new Artifact(name(arm), work.seeds().get(0), work, List.of(), steps);
    }

    static String name(String arm) {
        return "learning rate of " + arm;
    }

    /** Tries every rate on every seed. */
    static void build(ArtifactContext context) {
        var work = Binding.read(context.settings(), Work.class);
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var sums = new double[work.rates().size()][2];
        long done = 0;
        for (int seed : work.seeds()) {
            try (var scope = new PointerScope()) {
                var seeds = new SeedTree(context.seeds().experiment(), seed);
                var pool = Pool.of(work.recipe().data(), work.recipe().net().isFlat(), seeds, context.data(), compute);
                for (int i = 0; i < sums.length; i++) {
                    long before = done;
                    var measured = measured(
                            work, work.rates().get(i), pool, seeds, compute, (step, total) -> context.progress()
                                    .step(
                                            before + step,
                                            total * sums.length * work.seeds().size()));
                    done += work.recipe().sgd().steps();
                    sums[i][0] += measured[0] / work.seeds().size();
                    sums[i][1] += measured[1] / work.seeds().size();
                }
            }
        }
        var tried = new ArrayList<Tried>();
        for (int i = 0; i < sums.length; i++) {
            tried.add(new Tried(work.rates().get(i), sums[i][0], sums[i][1]));
        }
        write(of(tried), context.file());
    }

    /** Accuracy and AUC. */
    private static double[] measured(
            Work work, double rate, Pool pool, SeedTree seeds, Compute compute, TrialContext.Progress progress) {
        try (var scope = new PointerScope()) {
            var net = Training.initial(work.recipe(), work.treatment().dropout(), seeds);
            var training = new Training(
                    work.recipe(), work.treatment(), rate, net, pool.trained(), Training.Way.WRITTEN, seeds, compute);
            training.run(Optional.empty(), progress);
            var answering = new Answering(net);
            var scores =
                    MembershipAttack.LOSS.scores(answering.answers(pool.members()), answering.answers(pool.others()));
            return new double[] {answering.accuracy(pool.validation()), scores.auc()};
        } catch (ArithmeticException diverged) {
            return new double[] {0, 0.5};
        }
    }

    static RateChoice of(List<Tried> tried) {
        var best = tried.stream()
                .reduce((one, other) -> other.accuracy() > one.accuracy() ? other : one)
                .orElseThrow();
        int place = tried.indexOf(best);
        return new RateChoice(tried, best.rate(), tried.size() > 1 && (place == 0 || place == tried.size() - 1));
    }

    Tried chosen() {
        return tried.stream().filter(t -> t.rate() == rate).findFirst().orElseThrow();
    }

    private static void write(RateChoice choice, Path file) {
        try {
            Files.writeString(file, Json.canonical(choice));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RateChoice read(Path file) {
        try {
            return JsonFile.read(file, RateChoice.class);
        } catch (UnreadableFile e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
