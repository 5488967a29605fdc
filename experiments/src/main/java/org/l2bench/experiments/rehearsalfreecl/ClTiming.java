package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.FrozenCopy;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Mode;
import org.l2bench.core.regulariser.AnchoredPenalty;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.Schedule;
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Keep;
import org.l2bench.experiments.rehearsalfreecl.ClObjective.Said;

/** How long a step takes on noise of the right shape: one of the last task, with all that an arm does there. */
record ClTiming(ClSettings settings, ClMethod method) {
    private static final int TIMED_STEPS = 6;
    /** Images a timed step may hold; a step on more is taken to cost in proportion, for it is bound by arithmetic. */
    private static final long PIXELS = 1L << 17;

    double secondsPerStep(String precision, String device) {
        var compute = Compute.of(device, precision);
        try (var scope = new PointerScope()) {
            InitialStreams streams = tensor -> new RandomStream(tensor.hashCode());
            var net = settings.encoder();
            var network = ClNet.placed(net.create(streams), compute);
            var parameters = ClSetup.parameters(net, network, method, compute);
            Optional<FrozenCopy> teacher = method.usesTeacher() && settings.augment()
                    ? Optional.of(new FrozenCopy(ClNet.placed(net.create(streams), compute)))
                    : Optional.empty();
            var terms = new ArrayList<ObjectiveTerm>();
            terms.add(ClLearner.decay(settings.schedule()));
            if (method.keep() == Keep.L2 || method.usesFisher()) {
                terms.add(AnchoredPenalty.l2(1, ClNet.encoder(), AnchoredPenalty.anchorAt(parameters.parameters())));
            }
            var optimiser = Adam.coupled(parameters, settings.learningRate(), Adam.EPSILON, Schedule.constant(), terms);
            int size = settings.imageSize();
            long batch = Math.max(1, Math.min(settings.batchSize(), PIXELS / ((long) size * size)));
            var noise = new RandomStream(0);
            var images = compute.place(noise.normal(1, batch, settings.channels(), size, size));
            int end = net.classes();
            int start = method.joint() ? 0 : end - settings.classesPerTask();
            var labels = compute.place(noise.integers(end - start, batch).add(new Scalar((long) start)));
            var objective = new ClObjective(method, start, end, Optional.empty());
            var known = new ClEvaluation(network).outputs(images);
            long begun = 0;
            for (int step = 0; step < 2 * TIMED_STEPS; step++) {
                if (step == TIMED_STEPS) { // the first ones warm up
                    compute.synchronise();
                    begun = System.nanoTime();
                }
                try (var stepScope = new PointerScope();
                        var cast = compute.precision().cast(compute.device())) {
                    var said = teacher.map(t -> new ClEvaluation(t.network()).outputs(images))
                            .orElse(known);
                    objective
                            .loss(Said.by(network, images, Mode.EVALUATION), labels, Optional.of(said))
                            .backward();
                    optimiser.step(step);
                }
            }
            compute.synchronise();
            return (System.nanoTime() - begun) / 1e9 / TIMED_STEPS * settings.batchSize() / batch;
        }
    }
}
