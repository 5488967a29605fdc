package org.l2bench.experiments.l2basics;

import java.util.Map;
import org.l2bench.core.experiment.Timing;

/** How many steps a trial of an arm takes, and on what they are timed. */
final class BasicsCost {
    private static final int TIMED_IMAGES = 200;

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

    /** On few images: batches are drawn with replacement, and time goes with their size alone. */
    static Timing<BasicsSettings> timing(BasicsSettings settings) {
        return Timing.of(settings)
                .with(Map.of(
                        "trainImages", few(settings.trainImages()),
                        "curveTrainImages", few(settings.curveTrainImages()),
                        "validationImages", String.valueOf(Math.min(settings.validationImages(), TIMED_IMAGES))));
    }

    private static String few(int images) {
        return String.valueOf(images == 0 ? TIMED_IMAGES : Math.min(images, TIMED_IMAGES));
    }
}
