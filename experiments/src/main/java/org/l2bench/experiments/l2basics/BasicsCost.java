package org.l2bench.experiments.l2basics;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;
import org.l2bench.datasets.catalogue.Catalogue;

/** How many steps a trial of an arm takes, and how long one takes here. */
final class BasicsCost {
    private static final int TIMED_STEPS = 6;

    /** Closed forms count as steps of the scale-invariant perceptron; all of part A takes about this many. */
    private static final long CLOSED_FORM_STEPS = 1000;

    private BasicsCost() {}

    static long steps(BasicsSettings settings, String arm) {
        var grid = GridArm.of(arm);
        if (grid.isPresent()) {
            return grid.get().steps(settings);
        }
        return switch (arm) {
            case BasicsArmNames.RIDGE, BasicsArmNames.IDENTITIES, BasicsArmNames.ADAM, BasicsArmNames.SHEAR ->
                CLOSED_FORM_STEPS;
            case BasicsArmNames.CURVE, BasicsArmNames.SHUFFLED ->
                (long) settings.curveSteps() * settings.lambdas().size();
            case BasicsArmNames.EARLY_STOP -> settings.curveSteps();
            case BasicsArmNames.PLAIN, BasicsArmNames.MOMENTUM, BasicsArmNames.CONVOLUTIONAL ->
                settings.equilibriumSteps();
            case BasicsArmNames.SCHEDULE -> (long) SchedulePart.RUNS * settings.scheduleSteps();
            case BasicsArmNames.PLACEMENT -> PlacementPart.steps(settings);
            default -> throw new IllegalArgumentException("l2-basics trains no arm " + arm);
        };
    }

    /** Of a net of the arm's shape on noise. */
    static double secondsPerStep(BasicsSettings settings, String arm, String precision, String device) {
        var compute = Compute.of(device, precision);
        try (var scope = new PointerScope()) {
            boolean curve = arm.startsWith("A/") || arm.startsWith("B/");
            long batch = curve ? settings.curveBatch() : settings.batch();
            var item = Catalogue.describe(settings.data()).item().split("x", -1);
            int channels = Integer.parseInt(item[0]);
            int size = Integer.parseInt(item[1]);
            var noise = new RandomStream(0);
            int classes = Catalogue.describe(settings.data()).classes();
            var part = new ImageData.Part(
                    compute.place(noise.normal(1, batch, channels, size, size)),
                    compute.place(noise.integers(classes, batch)));
            var data = new ImageData(part, part, part, classes, compute);
            InitialStreams streams = tensor -> new RandomStream(tensor.hashCode());
            var training = training(settings, arm, data, streams);
            var start = new long[1];
            training.run(
                    part,
                    data.order(0, 2L * TIMED_STEPS, batch),
                    new Sgd(training.buffer(), 0.01, 0, Schedule.constant(), List.of()),
                    (done, total) -> {},
                    (done, loss) -> {
                        if (done == TIMED_STEPS) { // the first ones warm up
                            compute.synchronise();
                            start[0] = System.nanoTime();
                        }
                    });
            compute.synchronise();
            return (System.nanoTime() - start[0]) / 1e9 / TIMED_STEPS;
        }
    }

    /** A net like the arm's. Closed forms count as steps of the small one, see {@link #CLOSED_FORM_STEPS}. */
    private static NetTraining training(BasicsSettings settings, String arm, ImageData data, InitialStreams streams) {
        return switch (arm) {
            case BasicsArmNames.CONVOLUTIONAL -> EquilibriumPart.kernels(settings, data, streams);
            case BasicsArmNames.CURVE, BasicsArmNames.SHUFFLED, BasicsArmNames.EARLY_STOP ->
                NetTraining.plain(settings, data, streams);
            case BasicsArmNames.GRID_SGD,
                    BasicsArmNames.GRID_ADAM,
                    BasicsArmNames.GRID_ADAMW,
                    BasicsArmNames.PLACEMENT -> NetTraining.normed(settings, data, streams);
            default -> NetTraining.scaleInvariant(settings.hidden(), 0, ScalarType.Float, data, streams);
        };
    }
}
