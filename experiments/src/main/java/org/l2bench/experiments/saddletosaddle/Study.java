package org.l2bench.experiments.saddletosaddle;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.TrialContext;

/**
 * A part of this experiment, put together from functions of its settings; none has data.
 *
 * @param part its name
 * @param partSettingsType what its trials depend on
 * @param own of all settings
 * @param described what its arms report
 * @param stepsOf a trial of an arm
 * @param seedsOf how many seeds an arm has at most; 0 for one that is computed once
 * @param start the class that its trials start from
 */
record Study<P extends Record>(
        String part,
        Class<P> partSettingsType,
        Function<Settings, P> own,
        Function<P, Described> described,
        BiFunction<P, Arm, Long> stepsOf,
        BiFunction<P, Arm, Integer> seedsOf,
        Function<P, Weights> weights,
        Class<?> start,
        Function<TrialContext<P>, Outcome> trial)
        implements Part<Settings, P> {
    private static final int COPIES = 3;

    /** What a part says of itself. */
    record Described(List<Arm> arms, List<Metric> metrics, List<CurveFamily> curves) {}

    /** The largest net of a part: so many hidden matrices of this width, which is a setting. */
    record Weights(int depth, int width, String setting) {}

    @Override
    public P settings(Settings all) {
        return own.apply(all);
    }

    @Override
    public List<Arm> arms(P settings) {
        return described.apply(settings).arms();
    }

    @Override
    public List<Metric> metrics(P settings) {
        return described.apply(settings).metrics();
    }

    @Override
    public List<CurveFamily> curveFamilies(P settings) {
        return described.apply(settings).curves();
    }

    @Override
    public List<Replicate> replicates(P settings, Arm arm, List<Integer> seeds) {
        int most = seedsOf.apply(settings, arm);
        return most == 0 ? List.of(Replicate.ONLY) : Replicate.seeds(seeds.subList(0, Math.min(most, seeds.size())));
    }

    @Override
    public SortedMap<String, String> dataFingerprints(P settings, DataRoot root) {
        return Collections.emptySortedMap();
    }

    @Override
    public List<MemoryNeed> memory(P settings) {
        var net = weights.apply(settings);
        return List.of(MemoryNeed.of(
                "the weights of the widest net, their start and a copy",
                Double.BYTES,
                List.of(net.setting()),
                COPIES,
                net.depth(),
                net.width(),
                net.width()));
    }

    @Override
    public long steps(P settings, Arm arm) {
        return stepsOf.apply(settings, arm);
    }

    @Override
    public List<Class<?>> code() {
        return List.of(start);
    }

    @Override
    public Outcome run(TrialContext<P> context) {
        return trial.apply(context);
    }
}
