package org.l2bench.experiments.dpvsregularisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.dpsgd.ClippedSum;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;

/** Milliseconds of a step of several arms, in turn, so that whatever slows the machine slows all of them. */
final class StepTiming {
    static final String BASE = "base";
    static final String REGULARISED = "reg";
    static final String PRIVATE = "dp";
    static final String LOOP = "loop";
    /** What is timed, in turn. */
    static final List<String> TIMED = List.of(BASE, REGULARISED, PRIVATE, LOOP);

    private static final int WARM_UP = 3;
    private static final int BLOCK = 10;
    private static final double NANOS = 1e6;
    private static final Training.Way BY_LOOP = ClippedSum::byLoop;

    private final TrialContext<Settings> context;
    private final Settings settings;
    private final Compute compute;
    private final Pool pool;

    StepTiming(TrialContext<Settings> context) {
        this.context = context;
        this.settings = context.settings();
        this.compute = Compute.of(context.inputs().device(), context.inputs().precision());
        this.pool = Pool.of(settings.data(), settings.net().isFlat(), context.seeds(), context.data(), compute);
    }

    /** Rounds, each a block of every arm. */
    static long rounds(Settings settings) {
        return (long) WARM_UP + settings.attack().timedBlocks();
    }

    Outcome outcome() {
        var result =
                new ArmResult(new TreeMap<>(Map.of(MetricNames.LOOP_DIFFERENCE, loopDifference())), new TreeMap<>());
        return new Outcome(new TreeMap<>(Map.of(context.inputs().arm(), result.withMeasured(measured()))), List.of());
    }

    private Training training(Treatment treatment, Training.Way way) {
        double rate = treatment.kind() == Treatment.Kind.CLIPPED
                ? settings.sgd().clippedRates().get(0)
                : settings.sgd().rates().get(0);
        return new Training(
                settings.recipe(),
                treatment,
                rate,
                Training.initial(settings.recipe(), treatment.dropout(), context.seeds()),
                pool.trained(),
                way,
                context.seeds(),
                compute);
    }

    /** Between the first gradients of both ways to clip, without noise, relative to the gradient. */
    private double loopDifference() {
        var written = training(Treatment.clipped(0), Training.Way.WRITTEN);
        var looped = training(Treatment.clipped(0), BY_LOOP);
        written.gradient(0);
        looped.gradient(0);
        var gradients = written.buffer().gradients();
        return gradients.sub(looped.buffer().gradients()).norm().item_double()
                / gradients.norm().item_double();
    }

    private SortedMap<String, Double> measured() {
        var attack = settings.attack();
        var timed = new LinkedHashMap<String, Training>();
        timed.put(BASE, training(Treatment.plain(0, 0), Training.Way.WRITTEN));
        timed.put(REGULARISED, training(Treatment.plain(attack.dropout(), attack.penalty()), Training.Way.WRITTEN));
        timed.put(PRIVATE, training(Treatment.clipped(attack.sigma()), Training.Way.WRITTEN));
        timed.put(LOOP, training(Treatment.clipped(attack.sigma()), BY_LOOP));
        var rounds = new ArrayList<Map<String, Double>>();
        long[] steps = new long[TIMED.size()];
        for (long round = 0; round < rounds(settings); round++) {
            var times = new LinkedHashMap<String, Double>();
            for (int i = 0; i < steps.length; i++) {
                var name = TIMED.get(i);
                int block = name.equals(LOOP) ? 1 : BLOCK;
                long start = System.nanoTime();
                for (int j = 0; j < block; j++) {
                    timed.get(name).step(steps[i]++);
                }
                compute.synchronise();
                times.put(name, (System.nanoTime() - start) / NANOS / block);
            }
            if (round >= WARM_UP) {
                rounds.add(times);
            }
            context.progress().step(round + 1, rounds(settings));
        }
        var measured = new TreeMap<String, Double>();
        for (var name : TIMED) {
            measured.put(
                    MetricNames.milliseconds(name),
                    median(rounds.stream().mapToDouble(r -> r.get(name)).toArray()));
            if (!name.equals(BASE)) {
                measured.put(
                        MetricNames.ratio(name),
                        median(rounds.stream()
                                .mapToDouble(r -> r.get(name) / r.get(BASE))
                                .toArray()));
            }
        }
        return measured;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
