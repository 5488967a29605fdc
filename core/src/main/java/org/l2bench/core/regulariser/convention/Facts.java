package org.l2bench.core.regulariser.convention;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.l2bench.core.setting.InvalidSettings;

/**
 * What is known of a data set and a training.
 *
 * @param values numbers, all positive
 * @param spreads what each feature is divided by, one number per feature or one for all, all positive; of {@link Spread#COMMON} one
 * @param withoutIntercept whether the models have none, so that it does not matter whether it would be penalised
 */
public record Facts(Map<Fact, Double> values, Map<Spread, List<Double>> spreads, boolean withoutIntercept) {
    public static final Facts NONE = new Facts(Map.of(), Map.of(), false);

    /**
     * Checks every number.
     *
     * @throws InvalidSettings with all that is wrong
     */
    public Facts {
        values = Map.copyOf(values);
        var kept = new EnumMap<Spread, List<Double>>(Spread.class);
        spreads.forEach((spread, numbers) -> kept.put(spread, List.copyOf(numbers)));
        spreads = Map.copyOf(kept);
        var problems = new ArrayList<String>();
        for (var fact : Fact.values()) {
            var value = values.get(fact);
            if (value != null && !(value > 0 && Double.isFinite(value))) {
                problems.add(fact.meaning() + " must be > 0, was " + Amount.shown(value));
            } else if (value != null && isCount(fact) && value != Math.rint(value)) {
                problems.add(fact.meaning() + " must be a whole number, was " + Amount.shown(value));
            }
        }
        for (var spread : Spread.values()) {
            for (var number : spreads.getOrDefault(spread, List.of())) {
                if (!(number > 0 && Double.isFinite(number))) {
                    problems.add(String.format(
                            Locale.ROOT, "%s must be > 0, one was %s", spread.meaning(), Amount.shown(number)));
                }
            }
        }
        problems.addAll(contradictions(values));
        problems.addAll(contradictions(values, spreads));
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
    }

    private static List<String> contradictions(Map<Fact, Double> values) {
        var problems = new ArrayList<String>();
        var correlation = values.getOrDefault(Fact.CORRELATION, 1.0);
        // The last digits of a correlation that was computed may exceed 1.
        if (Double.isFinite(correlation) && correlation > 1 + 1e-9) {
            problems.add(Fact.CORRELATION.meaning() + " must be at most 1, was " + Amount.shown(correlation));
        }
        var batch = values.getOrDefault(Fact.BATCH, 1.0);
        var rows = values.getOrDefault(Fact.ROWS, batch);
        if (batch > rows && rows > 0) {
            problems.add(Fact.BATCH.meaning() + " must be at most " + Fact.ROWS.meaning() + ", " + Amount.shown(rows)
                    + ", were " + Amount.shown(batch));
        }
        return problems;
    }

    private static List<String> contradictions(Map<Fact, Double> values, Map<Spread, List<Double>> spreads) {
        var problems = new ArrayList<String>();
        boolean hasDeviation = values.containsKey(Fact.LABEL_DEVIATION) || spreads.containsKey(Spread.SAMPLE);
        if (hasDeviation && values.getOrDefault(Fact.ROWS, 2.0) == 1) {
            problems.add(
                    "one row has no deviation with n - 1; the number of rows must be at least 2 beside deviations");
        }
        // One number stands for features that are all alike.
        var counts = spreads.values().stream()
                .map(List::size)
                .filter(size -> size != 1)
                .distinct()
                .count();
        if (counts > 1) {
            problems.add("what features are divided by must be one number per feature, or one for all: the lists differ"
                    + " in length");
        }
        return problems;
    }

    private static boolean isCount(Fact fact) {
        return fact == Fact.ROWS || fact == Fact.BATCH || fact == Fact.FEATURES;
    }

    /** The same with one number more. */
    public Facts with(Fact fact, double value) {
        var more = new EnumMap<Fact, Double>(Fact.class);
        more.putAll(values);
        more.put(fact, value);
        return new Facts(more, spreads, withoutIntercept);
    }

    /** The same with what each feature is divided by. */
    public Facts with(Spread spread, List<Double> numbers) {
        var more = new EnumMap<Spread, List<Double>>(Spread.class);
        more.putAll(spreads);
        more.put(spread, numbers);
        return new Facts(values, more, withoutIntercept);
    }

    /** A number that was given or follows from what was given. */
    public OptionalDouble value(Fact fact) {
        if (values.containsKey(fact)) {
            return OptionalDouble.of(values.get(fact));
        }
        if (fact == Fact.LABEL_POPULATION_DEVIATION
                && values.containsKey(Fact.LABEL_DEVIATION)
                && values.containsKey(Fact.ROWS)
                && values.get(Fact.ROWS) > 1) {
            double rows = values.get(Fact.ROWS);
            return OptionalDouble.of(values.get(Fact.LABEL_DEVIATION) * Math.sqrt((rows - 1) / rows));
        }
        return OptionalDouble.empty();
    }

    boolean lacks(Need need) {
        return need instanceof Fact fact ? value(fact).isEmpty() : !spreads.containsKey((Spread) need);
    }
}
