package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.train.History;
import org.l2bench.experiments.rehearsalfreecl.ClImages.Part;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Keep;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Loss;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Start;

/**
 * One run of the sweep: distillation of predictions with one regulariser of one weight, on the first tasks of a class order of its
 * own, judged on validation images.
 */
record ClSweepRun(
        ClImages images,
        ClNet net,
        ClPretraining.Reserved reserved,
        ClTraining training,
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
    static List<Artifact> artifacts(ClSettings settings) {
        var artifacts = new ArrayList<Artifact>();
        for (var start : starts(settings)) {
            for (int order : settings.sweep().orders()) {
                artifacts.add(artifact(settings, start, Keep.NOTHING, 0, order));
                for (var keep : ClSweep.SWEPT) {
                    settings.sweep().grid(keep).forEach(w -> artifacts.add(artifact(settings, start, keep, w, order)));
                }
            }
        }
        return artifacts;
    }

    private static Artifact artifact(ClSettings settings, Start start, Keep keep, double weight, int order) {
        var run = new ClSweepRun(
                settings.images(),
                settings.net(),
                settings.pretraining().reserved(),
                settings.training(),
                settings.sweep().tasks(),
                start,
                keep,
                weight);
        var needs = start == Start.PRETRAINED && settings.pretraining().happens()
                ? List.of(ClEncoder.NAME)
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
    static List<Start> starts(ClSettings settings) {
        return settings.net().tuned() == ClNet.Tuned.ALL
                ? List.of(Start.RANDOM, Start.PRETRAINED)
                : List.of(Start.PRETRAINED);
    }

    Result run(ArtifactContext context) {
        var compute = Compute.of(context.inputs().device(), context.inputs().precision());
        var method = ClMethod.of(start, Loss.BCE, true, keep);
        long orderSeed = context.seeds().stream(ClLearner.GROUP, ClTrial.CLASS_ORDER);
        var tasks =
                ClTasks.load(images, reserved, training, prefix, Part.VALIDATION, orderSeed, context.data(), compute);
        var source = new ClSetup.Source(images, net, context.data(), context.artifacts());
        var setup = ClSetup.of(source, training, method, ClWeights.only(keep, weight), context.seeds(), compute);
        var stream =
                ClStream.of(tasks, setup.learner(), setup.network(), Optional.empty(), training, context.progress());
        var history = stream.run(Optional.empty());
        return new Result(stream.accuracies(history).average(), ratios(history));
    }

    private List<Double> ratios(History history) {
        var curve = Optional.ofNullable(history.curves().get(ClStream.PENALTY_RATIO));
        var ratios = new ArrayList<Double>();
        for (int task = 1; task <= prefix; task++) {
            double x = task;
            ratios.add(curve.map(c -> c.at(x).orElse(0)).orElse(0.0));
        }
        return ratios;
    }
}
