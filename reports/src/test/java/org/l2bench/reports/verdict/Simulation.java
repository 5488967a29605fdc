package org.l2bench.reports.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;

/** Many experiments of random numbers, each judged; the same ones every time. */
final class Simulation {
    private final int experiments;
    private final Random random = new Random(20_240_611);

    Simulation(int experiments) {
        this.experiments = experiments;
    }

    Random random() {
        return random;
    }

    /** Standard normal numbers about a mean. */
    DoubleSupplier normal(double mean) {
        return () -> mean + random.nextGaussian();
    }

    /** Shares of experiments in which the only claim, or any claim of several, came to something. */
    record Rates(double reproduced, double contradicted, double reproducedAfterHolm, double contradictedAfterHolm) {}

    /** The rates of a rule on samples that are drawn anew for each experiment. */
    Rates rates(Rule rule, Function<Simulation, Samples> draw) {
        return ratesOfAny(List.of(rule), draw);
    }

    Rates ratesOfAny(List<Rule> rules, Function<Simulation, Samples> draw) {
        var claims = rules.stream().map(r -> Claim.of("C", "", r)).toList();
        var all = new ArrayList<List<Verdict>>();
        for (var i = 0; i < experiments; i++) {
            all.add(Judge.verdicts(claims, draw.apply(this)));
        }
        return new Rates(
                share(all, v -> v.state() == State.REPRODUCED),
                share(all, v -> v.state() == State.CONTRADICTED),
                share(all, v -> v.state() == State.REPRODUCED && !v.lostByHolm()),
                share(all, v -> v.state() == State.CONTRADICTED && !v.lostByHolm()));
    }

    private static double share(List<List<Verdict>> all, Predicate<Verdict> any) {
        return all.stream().filter(vs -> vs.stream().anyMatch(any)).count() / (double) all.size();
    }

    /** One arm, a metric per supplier, named m0, m1 and so on. */
    static Samples metrics(int seeds, List<DoubleSupplier> draws) {
        var drawn = new TreeMap<Integer, ArmResult>();
        for (var seed = 1; seed <= seeds; seed++) {
            var values = new TreeMap<String, Double>();
            IntStream.range(0, draws.size())
                    .forEach(i -> values.put("m" + i, draws.get(i).getAsDouble()));
            drawn.put(seed, new ArmResult(values, new TreeMap<>()));
        }
        return samples(seeds, Map.of("a", drawn));
    }

    /** One arm with two curves over items: counts of one, and sums of a draw of the item's place. */
    static Samples items(int seeds, int items, Function<Integer, Double> sum) {
        var x = IntStream.range(0, items).mapToObj(i -> (double) i).toList();
        var drawn = new TreeMap<Integer, ArmResult>();
        for (var seed = 1; seed <= seeds; seed++) {
            var curves = new TreeMap<String, Curve>();
            curves.put("counts", new Curve(x, x.stream().map(i -> 1.0).toList()));
            curves.put("zeros", new Curve(x, x.stream().map(i -> 0.0).toList()));
            curves.put(
                    "sums",
                    new Curve(x, IntStream.range(0, items).mapToObj(sum::apply).toList()));
            drawn.put(seed, new ArmResult(new TreeMap<>(), curves));
        }
        return samples(seeds, Map.of("a", drawn));
    }

    private static Samples samples(int seeds, Map<String, SortedMap<Integer, ArmResult>> arms) {
        return Samples.of(List.of(), IntStream.rangeClosed(1, seeds).boxed().toList())
                .with(finished -> new TreeMap<>(new HashMap<>(arms)));
    }

    static Quantity metric(int number) {
        return Quantity.metric("a", "m" + number);
    }

    /** A metric against nought. */
    static Contrast contrast(int number) {
        return Contrast.of("m" + number, metric(number), new Quantity.Fixed(0));
    }

    static List<Contrast> contrasts(int count) {
        return IntStream.range(0, count).mapToObj(Simulation::contrast).toList();
    }
}
