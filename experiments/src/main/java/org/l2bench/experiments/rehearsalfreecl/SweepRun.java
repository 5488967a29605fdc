package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.train.History;
import org.l2bench.experiments.rehearsalfreecl.ImageSplit.Part;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Loss;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;

/**
 * One run of the sweep: distillation of predictions with one regulariser of one weight, on the first tasks of a class order of its
 * own, judged on validation images.
 */
record SweepRun(
        ImageSplit images,
        Net net,
        Pretraining.Reserved reserved,
        Training training,
        int prefix,
        Start start,
        Keep keep,
        double weight) {
    /**
     * What a run has come to.
     *
     * @param accuracy A over the prefix on validation images, in points
     * @param ratios penalty as a share of the class loss at the end of each task; 0 where there was no penalty
     */
    record Result(double accuracy, List<Double> ratios) {}

    /** All runs, for each start without a regulariser first; random starts first, for they wait for nothing. */
    static List<Artifact> artifacts(Settings settings) {
        var artifacts = new ArrayList<Artifact>();
        for (var start : starts(settings)) {
            for (int order : settings.sweep().orders()) {
                artifacts.add(artifact(settings, start, Keep.NOTHING, 0, order));
                for (var keep : Sweep.SWEPT) {
                    settings.sweep().grid(keep).forEach(w -> artifacts.add(artifact(settings, start, keep, w, order)));
                }
            }
        }
        return artifacts;
    }

    private static Artifact artifact(Settings settings, Start start, Keep keep, double weight, int order) {
        var run = new SweepRun(
                settings.images(),
                settings.net(),
                settings.pretraining().reserved(),
                settings.training(),
                settings.sweep().tasks(),
                start,
                keep,
                weight);
        var needs = start == Start.PRETRAINED && settings.pretraining().happens()
                ? List.of(Encoder.NAME)
                : List.<String>of();
        return new Artifact(name(start, keep, weight, order), order, run, needs, run.planned());
    }

    private long planned() {
        return training.steps((long) images.plannedPerClass() * training.classesPerTask()) * prefix;
    }

    static String name(Start start, Keep keep, double weight, int order) {
        var what = keep == Keep.NOTHING ? "" : "+" + keep.label() + " " + weight;
        return "sweep " + start.letter() + "-predkd" + what + ", order " + order;
    }

    /** With only some weights tuned, there is no random start. */
    static List<Start> starts(Settings settings) {
        return settings.net().tuned() == Net.Tuned.ALL
                ? List.of(Start.RANDOM, Start.PRETRAINED)
                : List.of(Start.PRETRAINED);
    }

    Result run(ArtifactContext context) {
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var method = Method.of(start, Loss.BCE, true, keep);
        long orderSeed = context.seeds().stream(Learner.GROUP, Trial.CLASS_ORDER);
        var tasks = Tasks.load(images, reserved, training, prefix, Part.VALIDATION, orderSeed, context.data(), compute);
        var source = new Setup.Source(images, net, context.data(), context.artifacts());
        var setup = Setup.of(source, training, method, Weights.only(keep, weight), context.seeds(), compute);
        var stream =
                StreamRun.of(tasks, setup.learner(), setup.network(), Optional.empty(), training, context.progress());
        var history = stream.run(Optional.empty());
        return new Result(stream.accuracies(history).average(), ratios(history));
    }

    private List<Double> ratios(History history) {
        var curve = Optional.ofNullable(history.curves().get(StreamRun.PENALTY_RATIO));
        var ratios = new ArrayList<Double>();
        for (int task = 1; task <= prefix; task++) {
            double x = task;
            ratios.add(curve.map(c -> c.at(x).orElse(0)).orElse(0.0));
        }
        return ratios;
    }
}
