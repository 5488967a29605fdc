package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;
import org.l2bench.experiments.rehearsalfreecl.Method.Loss;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;
import org.l2bench.experiments.rehearsalfreecl.Pool.Part;

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
        for (var start : settings.net().starts()) {
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

    Result run(ArtifactContext context) {
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        long orderSeed = context.seeds().stream(Learner.GROUP, Trial.CLASS_ORDER);
        var tasks = Tasks.load(images, reserved, training, prefix, Part.VALIDATION, orderSeed, context.data(), compute);
        var weights = new StartWeights(images, net, context.data(), context.artifacts());
        var method = Method.of(start, Loss.BCE, true, keep);
        var learner = Learner.of(weights, training, method, Weights.only(keep, weight), context.seeds(), compute);
        var stream = StreamRun.of(tasks, learner, Optional.empty(), context.progress());
        var history = stream.run(Optional.empty());
        var ratios = Optional.ofNullable(history.curves().get(StreamRun.PENALTY_RATIO));
        return new Result(
                stream.accuracies(history).average(),
                IntStream.rangeClosed(1, prefix)
                        .mapToObj(task -> ratios.map(c -> c.at(task).orElse(0)).orElse(0.0))
                        .toList());
    }
}
