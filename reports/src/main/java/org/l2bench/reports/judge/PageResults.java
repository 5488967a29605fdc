package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.reports.input.Measurements;

/** The runs as a page knows them: arms called as on the page, and pairs as replicates, which all arms share. */
final class PageResults implements Measurements {
    private final String noun;
    private final Map<String, Integer> metrics = new HashMap<>();
    private final SortedMap<String, ArmRuns> arms = new TreeMap<>();
    private final Replicate[] replicates;
    private final Map<Replicate, Integer> numbers = new HashMap<>();
    private int last;

    private PageResults(Runs runs, Roles roles) {
        boolean areSeeds = areSeeds(runs, roles);
        this.noun = areSeeds ? "seed" : roles.pair().size() == 1 ? roles.pairWord() : "pair";
        runs.metrics().keySet().forEach(m -> metrics.put(m, metrics.size()));
        this.replicates = new Replicate[runs.pairs().size()];
        for (var i = 0; i < replicates.length; i++) {
            var pair = runs.pairs().get(i);
            replicates[i] = areSeeds ? Replicate.seed(Integer.parseInt(pair)) : replicate(pair);
        }
        boolean areSeveral = runs.arms().size() > 1;
        runs.arms()
                .forEach((dataSet, own) ->
                        own.forEach((arm, r) -> arms.put(areSeveral ? ClaimReading.onDataSet(arm, dataSet) : arm, r)));
    }

    static PageResults of(Runs runs, Roles roles) {
        return new PageResults(runs, roles);
    }

    /** Whether pairs are seeds in name and in form, so that they can be called so. */
    private static boolean areSeeds(Runs runs, Roles roles) {
        return roles.pairWord().toLowerCase(Locale.ROOT).endsWith("seed")
                && runs.pairs().stream().allMatch(PageResults::isSeed);
    }

    private static boolean isSeed(String pair) {
        boolean isShort = !pair.isEmpty() && pair.length() <= 9 && (pair.length() == 1 || pair.charAt(0) != '0');
        return isShort && pair.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A pair goes by its text, which may be empty. */
    private static Replicate replicate(String pair) {
        return Replicate.problem(pair.isBlank() ? "(empty)" : pair);
    }

    @Override
    public String noun() {
        return noun;
    }

    @Override
    public SortedSet<String> arms() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(arms.keySet()));
    }

    @Override
    public List<Replicate> pairs(String arm) {
        return pairs(List.of(arm));
    }

    @Override
    public List<Replicate> pairs(Collection<String> of) {
        var all = new BitSet();
        for (var arm : of) {
            var runs = arms.get(arm);
            for (var i = 0; runs != null && i < runs.size(); i++) {
                if (runs.hasAny(i)) {
                    all.set(runs.pair(i));
                }
            }
        }
        var pairs = new ArrayList<Replicate>(all.cardinality());
        all.stream().forEach(i -> pairs.add(replicates[i]));
        return Collections.unmodifiableList(pairs);
    }

    @Override
    public OptionalDouble value(String arm, Replicate pair, String metric) {
        var runs = arms.get(arm);
        var column = metrics.get(metric);
        int number = number(pair);
        if (runs == null || number < 0 || column == null) {
            return OptionalDouble.empty();
        }
        int index = runs.index(number);
        return index < 0 ? OptionalDouble.empty() : runs.value(column, index);
    }

    /** The number of a pair, -1 if there is none. Pairs are asked for one after another: the last one or the next is found at once. */
    private int number(Replicate pair) {
        for (var i : new int[] {last, last + 1, 0}) {
            if (isAt(i, pair)) {
                last = i;
                return i;
            }
        }
        if (numbers.isEmpty()) {
            for (var i = 0; i < replicates.length; i++) {
                numbers.put(replicates[i], i);
            }
        }
        last = numbers.getOrDefault(pair, last);
        return numbers.getOrDefault(pair, -1);
    }

    /** Whether it is this very one, which all arms share; an equal one of somebody else is looked up. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isAt(int number, Replicate pair) {
        return number < replicates.length && replicates[number] == pair;
    }
}
