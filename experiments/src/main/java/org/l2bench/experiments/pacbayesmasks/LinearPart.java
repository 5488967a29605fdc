package org.l2bench.experiments.pacbayesmasks;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.Timing;
import org.l2bench.core.experiment.TrialContext;

/** Linear regression: learnt masks, dropout and a bound under shifted data, each beside its closed form. */
final class LinearPart implements Part<Settings, LinearSettings> {
    /** Of projected gradient descent, when steps are timed. */
    private static final int FEW = 1000;

    @Override
    public String part() {
        return "linear";
    }

    @Override
    public Class<LinearSettings> partSettingsType() {
        return LinearSettings.class;
    }

    @Override
    public LinearSettings settings(Settings all) {
        return all.linear();
    }

    @Override
    public List<Arm> arms(LinearSettings settings) {
        return List.of(
                Arm.trained(ArmNames.LIN_MASK, "exact gradient of λ, projected to [0, 1]", "method, in closed form")
                        .treated(LinearTrial.Kind.EXACT),
                Arm.trained(
                                ArmNames.LIN_ST,
                                "mean straight-through gradient of λ, projected to [0, 1]",
                                "control: without the data-adaptive term")
                        .treated(LinearTrial.Kind.STRAIGHT_THROUGH),
                Arm.trained(ArmNames.LIN_DROPOUT, "λ = p for all weights, solved in closed form", "identity")
                        .treated(LinearTrial.Kind.DROPOUT),
                Arm.trained(
                                ArmNames.LIN_SHIFT,
                                "logits from the alignment in posterior and in prior samples",
                                "bound under shifted data")
                        .treated(LinearTrial.Kind.SHIFT));
    }

    /** Draws and repetitions have numbers of their own, counted from the first seed. */
    @Override
    public List<Replicate> replicates(LinearSettings settings, Arm arm, List<Integer> seeds) {
        int count = isShift(arm) ? settings.repetitions() : settings.draws();
        return IntStream.range(0, count)
                .mapToObj(i -> Replicate.seed(seeds.get(0) + i))
                .toList();
    }

    private static boolean isShift(Arm arm) {
        return arm.treatment(LinearTrial.Kind.class) == LinearTrial.Kind.SHIFT;
    }

    @Override
    public List<Metric> metrics(LinearSettings settings) {
        return Metrics.linear();
    }

    @Override
    public List<CurveFamily> curveFamilies(LinearSettings settings) {
        var learnt = ArmSet.of(ArmNames.LIN_MASK, ArmNames.LIN_ST);
        return List.of(
                new CurveFamily(MetricNames.of(MetricNames.QUANTILES, Design.ORTHOGONAL), 1e-6, 0).of(learnt),
                new CurveFamily(MetricNames.of(MetricNames.QUANTILES, Design.CORRELATED), 1e-6, 0).of(learnt),
                new CurveFamily(MetricNames.BY_CRITERION, 1e-6, 1e-6).of(learnt),
                new CurveFamily(MetricNames.SHIFT_CURVE, 1e-6, 2.2e-6).of(ArmSet.of(ArmNames.LIN_SHIFT)));
    }

    @Override
    public SortedMap<String, String> dataFingerprints(LinearSettings settings, DataRoot root) {
        return Collections.emptySortedMap();
    }

    @Override
    public List<MemoryNeed> memory(LinearSettings settings) {
        return List.of(MemoryNeed.of(
                "the orthogonal features",
                Double.BYTES,
                List.of("linear.samples=" + settings.samples()),
                settings.samples(),
                settings.samples()));
    }

    @Override
    public long steps(LinearSettings settings, Arm arm) {
        return switch (arm.treatment(LinearTrial.Kind.class)) {
            case EXACT, STRAIGHT_THROUGH -> (long) Design.values().length * settings.steps();
            case DROPOUT -> 1;
            case SHIFT -> settings.splits();
        };
    }

    @Override
    public Timing<LinearSettings> timing(LinearSettings settings) {
        return Timing.of(settings).with(Map.of("steps", String.valueOf(Math.min(FEW, settings.steps()))));
    }

    @Override
    public List<Class<?>> code() {
        return List.of(LinearTrial.class);
    }

    @Override
    public Outcome run(TrialContext<LinearSettings> context) {
        return LinearTrial.run(context);
    }
}
