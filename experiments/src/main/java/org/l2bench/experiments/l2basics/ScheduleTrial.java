package org.l2bench.experiments.l2basics;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/**
 * Part D: under batch norm, decay (eta, a = 2 eta lambda) gives the same function at every step as no decay with the rate
 * eta (1 - a)^-(2t+1) at step t = 0, 1, ... (Li and Arora 2020). Float64.
 */
final class ScheduleTrial {
    static final String DIFFERENCE = "schedule.difference";
    static final String DIFFERENCE_EPSILON = "schedule.difference-epsilon";

    /** What the part depends on. */
    record Setup(ImageSettings images, ScheduleSettings schedule) implements OnImages {}

    /** With decay and with the growing rate, both at epsilon 0 and at epsilon 1e-5. */
    private static final int RUNS = 4;

    private static final double RATE = 0.5;
    private static final double LAMBDA = 0.01;
    private static final List<Integer> HIDDEN = List.of(32, 32);

    private final TrialContext<Setup> context;
    private final int steps;
    private final ImageSettings images;
    private final ImageData data;
    private final ImageData.Part train;
    private final Findings findings = new Findings();
    private int runsDone;

    private ScheduleTrial(TrialContext<Setup> context) {
        this.context = context;
        this.steps = context.settings().schedule().steps();
        this.images = context.settings().images();
        this.data = ImageData.of(context, images, images.train());
        var noisy = data.noisy(ImageData.GROUP);
        this.train = new ImageData.Part(noisy.inputs().to(ScalarType.Double), noisy.labels());
    }

    static Outcome run(TrialContext<Setup> context) {
        return new ScheduleTrial(context).findings().outcome(context);
    }

    /** Steps of all runs of a trial. */
    static long steps(ScheduleSettings settings) {
        return (long) RUNS * settings.steps();
    }

    private Findings findings() {
        findings.metric(DIFFERENCE, largestDifference(0));
        findings.metric(DIFFERENCE_EPSILON, largestDifference(1e-5));
        return findings;
    }

    private double largestDifference(double epsilon) {
        var decayed = losses(epsilon, LAMBDA, Schedule.constant());
        double a = 2 * RATE * LAMBDA;
        var growing = losses(epsilon, 0, t -> Math.pow(1 - a, -(2.0 * t + 1)));
        double largest = 0;
        for (int step = 0; step < steps; step++) {
            largest = Math.max(largest, Math.abs(decayed[step] - growing[step]));
        }
        return largest;
    }

    /** Of the batch, before each step. */
    private double[] losses(double epsilon, double lambda, Schedule schedule) {
        try (var scope = new PointerScope()) {
            var training = NetTraining.scaleInvariant(HIDDEN, epsilon, ScalarType.Double, data);
            var penalty = new L2Penalty(lambda, ParameterSelector.weights());
            findings.covered(training.coverage(penalty.selector()) + "; the classifier is frozen");
            var order = data.order(ImageData.GROUP, "order of the schedule", steps, images.batch());
            var losses = new double[steps];
            long before = (long) steps * runsDone++;
            training.run(
                    train,
                    order,
                    new Sgd(training.buffer(), RATE, 0, schedule, List.of(penalty)),
                    (done, total) -> context.progress().step(before + done, (long) RUNS * steps),
                    (done, loss) -> losses[(int) done - 1] = loss.item_double());
            return losses;
        }
    }
}
