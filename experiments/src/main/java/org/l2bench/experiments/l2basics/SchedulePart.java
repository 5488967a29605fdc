package org.l2bench.experiments.l2basics;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/**
 * Part D: under batch norm, decay (eta, a = 2 eta lambda) gives the same function at every step as no decay with the rate
 * eta (1 - a)^-(2t+1) at step t = 0, 1, ... (Li and Arora 2020). Float64.
 */
final class SchedulePart {
    private static final double RATE = 0.5;
    private static final double LAMBDA = 0.01;
    private static final List<Integer> HIDDEN = List.of(32, 32);

    private SchedulePart() {}

    /** A net and its optimiser. */
    private record Descent(ScaleInvariantNet net, Optimiser optimiser) {
        double step(int step, Tensor inputs, Tensor labels) {
            var loss = torch.cross_entropy_loss(net.logits(inputs), labels);
            loss.backward();
            optimiser.step(step);
            return loss.item_double();
        }
    }

    static Findings run(TrialContext<BasicsSettings> context) {
        var findings = new Findings();
        findings.metric(BasicsMetrics.SCHEDULE_EXACT, largestDifference(context, 0, findings));
        findings.metric(BasicsMetrics.SCHEDULE_EPSILON, largestDifference(context, 1e-5, findings));
        return findings;
    }

    private static double largestDifference(TrialContext<BasicsSettings> context, double epsilon, Findings findings) {
        var settings = context.settings();
        var seeds = context.seeds();
        int steps = settings.scheduleSteps();
        int before = epsilon == 0 ? 0 : steps;
        try (var scope = new PointerScope()) {
            var compute = Compute.of(context.inputs().device(), context.inputs().precision());
            var data = ImageData.load(settings, settings.trainImages(), seeds, context.data(), compute);
            var train = data.noisy(settings.labelNoise(), seeds, ImageData.GROUP);
            var inputs = train.inputs().flatten(1, -1).to(ScalarType.Double);
            var order = NetTraining.order(
                    seeds.stream(ImageData.GROUP, "order of the schedule"),
                    train.count(),
                    steps,
                    settings.batch(),
                    compute);
            var decayed = descent(context, inputs, data.classes(), epsilon, compute, LAMBDA, Schedule.constant());
            double a = 2 * RATE * LAMBDA;
            var growing =
                    descent(context, inputs, data.classes(), epsilon, compute, 0, t -> Math.pow(1 - a, -(2.0 * t + 1)));
            double largest = 0;
            for (int step = 0; step < steps; step++) {
                try (var stepScope = new PointerScope()) {
                    var batch = order.select(0, step);
                    var batchInputs = inputs.index_select(0, batch);
                    var batchLabels = train.labels().index_select(0, batch);
                    double loss = decayed.step(step, batchInputs, batchLabels);
                    largest = Math.max(largest, Math.abs(loss - growing.step(step, batchInputs, batchLabels)));
                    if (epsilon == 0) {
                        findings.point("loss", step + 1, loss);
                    }
                }
                context.progress().step(before + step + 1L, 2L * steps);
            }
            return largest;
        }
    }

    private static Descent descent(
            TrialContext<BasicsSettings> context,
            Tensor inputs,
            int classes,
            double epsilon,
            Compute compute,
            double lambda,
            Schedule schedule) {
        var streams = InitialStreams.of(context.seeds(), ImageData.GROUP);
        var net = ScaleInvariantNet.mlp(
                (int) inputs.size(1), HIDDEN, classes, epsilon, ScalarType.Double, streams, compute);
        var buffer = ParameterBuffer.of(net.weights(), List.of(), false, compute);
        var penalty = new L2Penalty(lambda, ParameterSelector.weights());
        return new Descent(net, new Sgd(buffer, RATE, 0, schedule, List.of(penalty)));
    }
}
