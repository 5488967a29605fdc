package org.l2bench.core.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the records of all seeds decide a claim.
 *
 * <p>Two kinds. A <em>statistical</em> rule is about what the seeds are a sample of: a false claim is reproduced, and a true one
 * contradicted, in at most 5 % of all experiments each. A claim on several contrasts is supported if each is, at 5 %: an intersection,
 * which needs no correction. It is refuted if <em>some</em> contrast is: a union, so the p against is that of the contrasts after
 * Holm over all k that the rule names, and a contrast counts as refuted only where that is at most 0.05. An <em>exact</em> rule,
 * {@link #isExact}, is about the seeds that were run: a fact in each of them, without a test and without a p.
 */
public sealed interface Rule {
    /** The contrasts that it is about; none if it is not about differences. */
    default List<Contrast> contrasts() {
        return List.of();
    }

    /** All that a seed must have for a claim to rest on it. */
    default List<Quantity> quantities() {
        return contrasts().stream().flatMap(c -> Stream.of(c.left(), c.right())).toList();
    }

    /** All that it reads: the quantities, and what else decides whether a contrast is judged. */
    default List<Reads> reads() {
        var conditions =
                contrasts().stream().flatMap(c -> c.saturation().stream()).map(Contrast.Saturation::quantity);
        return Stream.concat(quantities().stream(), conditions)
                .flatMap(q -> q.reads().stream())
                .toList();
    }

    /** Each of the parts that are decided one by one, as {@link Formula} prints it. */
    List<String> parts();

    /** All of it, as {@link Formula} prints it. */
    default String formula() {
        return parts().size() == 1 ? parts().get(0) : Formula.all(parts());
    }

    /** Whether the rule is a fact of each seed, such as an identity or a closed form, and not a test on a sample of seeds. */
    default boolean isExact() {
        return false;
    }

    /** Whether it is about items, such as windows of a text, besides seeds. */
    default boolean isOverItems() {
        return false;
    }

    /** What is done with this kind of rule. */
    <T> T as(Cases<T> cases);

    /** One answer for each kind of rule, so that none is forgotten. */
    interface Cases<T> {
        T pairedDifference(PairedDifference rule);

        T reportDifference(ReportDifference rule);

        T swapOfMinimum(SwapOfMinimum rule);

        T rankCorrelation(RankCorrelation rule);

        T sameVerdict(SameVerdict rule);

        T signFlip(SignFlip rule);

        T equivalence(Equivalence rule);

        T within(Within rule);

        T monotone(Monotone rule);

        T seedBootstrap(SeedBootstrap rule);

        T bootstrapWithin(BootstrapWithin rule);

        T meanOrder(MeanOrder rule);

        T seedsBut(SeedsBut rule);

        T seedShare(SeedShare rule);

        T itemDifference(ItemDifference rule);

        T smallestEffect(SmallestEffect rule);

        T all(All rule);

        T count(Count rule);

        T meanSigns(MeanSigns rule);

        T rareFailure(RareFailure rule);

        T custom(Custom rule);
    }

    /**
     * A rule of your own: parts, each with a test of yours. Which seeds count, what several parts come to, the level and the adjustment
     * for the number of claims are the engine's, as for every rule. Its level is yours to keep: {@code RuleContract} of the test kit
     * simulates it.
     */
    non-sealed interface Custom extends Rule {
        /** The parts, at least one, in the order in which they are printed. */
        List<CustomPart> customParts();

        @Override
        default List<Quantity> quantities() {
            return customParts().stream().flatMap(p -> p.quantities().stream()).toList();
        }

        @Override
        default List<String> parts() {
            return customParts().stream()
                    .map(p -> Formula.labelled(p.label(), p.formula()))
                    .toList();
        }

        @Override
        default <T> T as(Cases<T> cases) {
            return cases.custom(this);
        }
    }

    /**
     * Every contrast exceeds the threshold. With d the differences within seeds, m their mean and
     * h = t(0.95, n-1) sd / sqrt(n): supported if m - h &gt; threshold; a single contrast is refuted if m + h &lt; threshold; else
     * undecided.
     *
     * <p>Replicates whose training sets overlap, as folds do, are no independent sample. Then 1/n in h becomes
     * 1/n + {@code testOverTrain}, as of Nadeau and Bengio (2003).
     *
     * @param testOverTrain test examples of a replicate over its training examples; 0 for independent replicates
     */
    record PairedDifference(List<Contrast> contrasts, double threshold, double testOverTrain) implements Rule {
        public PairedDifference {
            contrasts = List.copyOf(contrasts);
            checkOverlap(testOverTrain);
        }

        /** Of independent replicates. */
        public PairedDifference(List<Contrast> contrasts, double threshold) {
            this(contrasts, threshold, 0);
        }

        @Override
        public List<String> parts() {
            var suffix = " > " + Formula.of(threshold) + Formula.overlap(testOverTrain);
            return contrasts.stream().map(c -> c.formula(suffix)).toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.pairedDifference(this);
        }
    }

    /** The contrasts are reported with the interval of {@link PairedDifference}; there is no direction to judge. */
    record ReportDifference(List<Contrast> contrasts) implements Rule {
        @Override
        public List<String> parts() {
            return contrasts.stream().map(c -> c.formula(" reported")).toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.reportDifference(this);
        }
    }

    /**
     * min over seeds of the left exceeds min over seeds of the right, by the exact test that swaps the two within each
     * seed (2^n cases, one-sided, supported at p &lt;= 0.05, refuted if the opposite direction has p &lt;= 0.05). No p is below
     * 2^-n: with five seeds, claims on two and more contrasts cannot be refuted. The standard deviations are reported.
     */
    record SwapOfMinimum(List<Contrast> contrasts) implements Rule {
        @Override
        public List<String> parts() {
            return contrasts.stream()
                    .map(c -> c.formula(
                            "least seed of " + c.left().formula() + " > least seed of "
                                    + c.right().formula(),
                            ""))
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.swapOfMinimum(this);
        }
    }

    /** Spearman's rank correlation over seeds of two quantities; reported with a bootstrap interval over seeds. */
    record RankCorrelation(List<Association> associations) implements Rule {
        @Override
        public List<Quantity> quantities() {
            return associations.stream().flatMap(a -> Stream.of(a.x(), a.y())).toList();
        }

        @Override
        public List<String> parts() {
            return associations.stream()
                    .map(a -> Formula.labelled(
                            a.label(), "rank(" + a.x().formula() + ", " + a.y().formula() + ") reported"))
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.rankCorrelation(this);
        }
    }

    /** Two quantities and what they are called together. */
    record Association(String label, Quantity x, Quantity y) {}

    /**
     * Every alternative comes to the verdict of its original: supported if both are reproduced or both contradicted, refuted if one is
     * reproduced and the other contradicted, else undecided; so two that are inconclusive show nothing. p is twice that of the more
     * likely of the two ways, whose p is the larger one of the two verdicts'. Where verdicts have no p the states decide.
     */
    record SameVerdict(List<Variant> variants) implements Rule {
        @Override
        public List<Quantity> quantities() {
            return quantitiesOf(rules());
        }

        @Override
        public List<Reads> reads() {
            return readsOf(rules());
        }

        private List<Rule> rules() {
            return variants.stream()
                    .flatMap(v -> Stream.of(v.original(), v.alternative()))
                    .toList();
        }

        @Override
        public List<String> parts() {
            return variants.stream()
                    .map(v -> Formula.labelled(
                            v.label(),
                            "same {" + v.original().formula() + "; "
                                    + v.alternative().formula() + "}"))
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.sameVerdict(this);
        }
    }

    /** The same claim decided on other numbers. */
    record Variant(String label, Rule original, Rule alternative) {}

    /**
     * Every contrast exceeds the threshold, by the exact test that flips the signs of the differences within seeds, less the
     * threshold (2^n cases, statistic: the mean, one-sided): supported at p &lt;= 0.05, refuted if the opposite direction has
     * p &lt;= 0.05, else undecided. No p is below 2^-n: it needs five seeds to reach 0.05, six for a refutation on two contrasts.
     */
    record SignFlip(List<Contrast> contrasts, double threshold) implements Rule {
        @Override
        public List<String> parts() {
            var suffix = " > " + Formula.of(threshold) + " by sign flip";
            return contrasts.stream().map(c -> c.formula(suffix)).toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.signFlip(this);
        }
    }

    /**
     * The contrasts are nought for practical purposes: with the interval of {@link PairedDifference}, supported if it lies
     * within (-bound, bound), two one-sided tests; refuted if it lies wholly outside, as in {@link Within}; else undecided.
     *
     * @param testOverTrain as in {@link PairedDifference}
     */
    record Equivalence(List<Contrast> contrasts, double bound, double testOverTrain) implements Rule {
        public Equivalence {
            contrasts = List.copyOf(contrasts);
            checkOverlap(testOverTrain);
            if (!(bound > 0)) {
                throw new IllegalArgumentException("the bound of an equivalence must be > 0, was " + bound);
            }
        }

        /** Of independent replicates. */
        public Equivalence(List<Contrast> contrasts, double bound) {
            this(contrasts, bound, 0);
        }

        @Override
        public List<String> parts() {
            var suffix = " within " + Formula.of(bound) + " of 0" + Formula.overlap(testOverTrain);
            return contrasts.stream().map(c -> c.formula(suffix)).toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.equivalence(this);
        }
    }

    /**
     * Every range holds its quantity.
     *
     * <p>{@link Over#SEED_MEAN}: the expected value lies within. Supported if the whole interval of the mean does, two one-sided
     * tests at 5 %; refuted if the whole interval lies outside; else undecided. In a range that is narrow against the interval the
     * mean can miss on either side, so that it must lie outside by more, up to a one-sided 97.5 % bound. Where all seeds are equal the
     * sign test takes the interval's place: five seeds suffice.
     *
     * <p>{@link Over#EVERY_SEED}: the exact form, for what is deterministic: supported if all seeds lie within, else refuted.
     */
    record Within(List<Range> ranges, Over over) implements Rule {
        @Override
        public List<Quantity> quantities() {
            return ranges.stream().map(Range::quantity).toList();
        }

        @Override
        public boolean isExact() {
            return over == Over.EVERY_SEED;
        }

        @Override
        public List<String> parts() {
            var suffix = isExact() ? " in every seed" : "";
            return ranges.stream()
                    .map(r -> Formula.labelled(r.label(), r.formula() + suffix))
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.within(this);
        }
    }

    /** What must lie within a {@link Range}. */
    enum Over {
        /** Each seed by itself: an exact claim. */
        EVERY_SEED,
        /** What the mean over seeds estimates: a statistical claim. */
        SEED_MEAN
    }

    /**
     * Numbers from low to high, both ends included.
     *
     * @param low may be minus infinity
     * @param high may be infinity
     */
    record Range(String label, Quantity quantity, double low, double high) {
        public Range {
            if (!(low <= high)) {
                throw new IllegalArgumentException("a range needs low <= high, was " + low + " and " + high);
            }
        }

        private String formula() {
            return Formula.between(low, quantity.formula(), high);
        }

        /** Whether a value lies within; NaN does not. */
        public boolean holds(double value) {
            return value >= low && value <= high;
        }

        /** At most the bound. */
        public static Range atMost(String label, Quantity quantity, double bound) {
            return new Range(label, quantity, Double.NEGATIVE_INFINITY, bound);
        }

        /** At least the bound. */
        public static Range atLeast(String label, Quantity quantity, double bound) {
            return new Range(label, quantity, bound, Double.POSITIVE_INFINITY);
        }
    }

    /** Every series rises, or falls, strictly from each quantity to the next, in every seed: supported if so, else refuted. Exact. */
    record Monotone(List<Series> series) implements Rule {
        @Override
        public List<Quantity> quantities() {
            return series.stream().flatMap(s -> s.quantities().stream()).toList();
        }

        @Override
        public boolean isExact() {
            return true;
        }

        @Override
        public List<String> parts() {
            return series.stream()
                    .map(s -> Formula.labelled(s.label(), s.formula() + " in every seed"))
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.monotone(this);
        }
    }

    /** Quantities in the order in which they should rise, or fall. */
    record Series(String label, List<Quantity> quantities, boolean rising) {
        public Series {
            quantities = List.copyOf(quantities);
            if (quantities.size() < 2) {
                throw new IllegalArgumentException("a series needs at least 2 quantities, had " + quantities.size());
            }
        }

        private String formula() {
            return formula(rising ? " < " : " > ");
        }

        private String formula(String between) {
            return String.join(
                    between, quantities.stream().map(Quantity::formula).toList());
        }
    }

    /**
     * A derived number against a bound, by the bootstrap over seeds (2,000 resamples; all quantities of a seed go together, so
     * that arms stay paired): with the 90 % interval, supported if it lies wholly on the wanted side of the bound, refuted if wholly
     * on the other, else undecided. The interval is the percentile interval, expanded for few seeds, and at least Student's with
     * the bootstrap's standard error. A resample in which the number does not exist speaks for neither side. Resamples are finite:
     * with five seeds no p is below 0.02. Not judged if it does not exist for the seeds as they are, or in more than half of the
     * resamples.
     *
     * @param label what the number is called
     * @param above whether it should exceed the bound; if not, it should fall below
     */
    record SeedBootstrap(String label, Statistic statistic, boolean above, double bound) implements Rule {
        @Override
        public List<Quantity> quantities() {
            return statistic.quantities();
        }

        @Override
        public List<String> parts() {
            return List.of(Formula.labelled(
                    label, statistic.formula() + (above ? " > " : " < ") + Formula.of(bound) + " by bootstrap"));
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.seedBootstrap(this);
        }
    }

    /**
     * A derived number lies within a range, by the bootstrap over seeds of {@link SeedBootstrap}, with its 95 % interval, each end a
     * one-sided 97.5 % bound: supported if the whole interval lies within, refuted if it lies wholly outside, else undecided. Its p
     * are of two sides: twice that of the end that decides.
     *
     * @param label what the number is called
     * @param low finite, or minus infinity for a range without a lower end
     * @param high finite, or infinity for a range without an upper end; not both infinite
     */
    record BootstrapWithin(String label, Statistic statistic, double low, double high) implements Rule {
        public BootstrapWithin {
            if (!(low <= high && (Double.isFinite(low) || Double.isFinite(high)))) {
                throw new IllegalArgumentException(
                        "a bootstrap within a range needs low <= high, not both infinite, was " + low + " and " + high);
            }
        }

        @Override
        public List<Quantity> quantities() {
            return statistic.quantities();
        }

        @Override
        public List<String> parts() {
            return List.of(Formula.labelled(
                    label, Formula.between(low, statistic.formula(), high) + " by two-sided bootstrap"));
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.bootstrapWithin(this);
        }
    }

    /**
     * In every series the means over seeds never fall, or never rise, from each quantity to the next: supported if so, else refuted. A
     * fact of the seeds that were run, without a test; equal means are in order.
     */
    record MeanOrder(List<Series> series) implements Rule {
        public MeanOrder {
            series = List.copyOf(series);
        }

        @Override
        public List<Quantity> quantities() {
            return series.stream().flatMap(s -> s.quantities().stream()).toList();
        }

        @Override
        public boolean isExact() {
            return true;
        }

        @Override
        public List<String> parts() {
            return series.stream()
                    .map(s -> Formula.labelled(s.label(), s.formula(s.rising() ? " <= " : " >= ") + " by means"))
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.meanOrder(this);
        }
    }

    /**
     * Something that a seed shows or not: every quantity lies within its range.
     *
     * @param given what a seed must show to count at all; none if all do
     * @param ranges at least one
     */
    record Event(String label, List<Range> given, List<Range> ranges) {
        public Event {
            given = List.copyOf(given);
            ranges = List.copyOf(ranges);
            if (ranges.isEmpty()) {
                throw new IllegalArgumentException("an event needs at least one range");
            }
        }

        /** Of all seeds. */
        public static Event of(String label, Range... ranges) {
            return new Event(label, List.of(), List.of(ranges));
        }

        /** All that a seed must have to show it or not. */
        public List<Quantity> quantities() {
            return Stream.concat(given.stream(), ranges.stream())
                    .map(Range::quantity)
                    .toList();
        }

        private String formula(String asked) {
            var condition = given.isEmpty() ? "" : " given " + joined(given);
            return Formula.labelled(label, "event(" + joined(ranges) + condition + ")" + asked);
        }

        private static String joined(List<Range> ranges) {
            return String.join(" and ", ranges.stream().map(Range::formula).toList());
        }
    }

    /**
     * Every event is shown by all seeds that count but a few: supported if at most {@code exceptions} do not, else refuted. Exact: a
     * count of the seeds that were run, without a test. An event for which no seed counts is not judged.
     *
     * @param exceptions at least 0
     */
    record SeedsBut(List<Event> events, int exceptions) implements Rule {
        public SeedsBut {
            events = List.copyOf(events);
            if (exceptions < 0) {
                throw new IllegalArgumentException("exceptions must be >= 0, was " + exceptions);
            }
        }

        @Override
        public List<Quantity> quantities() {
            return events.stream().flatMap(e -> e.quantities().stream()).toList();
        }

        @Override
        public boolean isExact() {
            return true;
        }

        @Override
        public List<String> parts() {
            return events.stream()
                    .map(e -> e.formula(" in all seeds but " + exceptions))
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.seedsBut(this);
        }
    }

    /**
     * Every event has at least this chance in a seed, by the exact binomial test: with k of the n seeds that count, supported if k or
     * more have at most 5 % where the chance is the share, which is to say that the lower one-sided 95 % limit of Clopper and Pearson
     * (1934) is at least the share; refuted if k or fewer have at most 5 %; else undecided.
     *
     * @param share within (0, 1)
     */
    record SeedShare(List<Event> events, double share) implements Rule {
        public SeedShare {
            events = List.copyOf(events);
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("the share must be within 0 and 1, was " + share);
            }
        }

        @Override
        public List<Quantity> quantities() {
            return events.stream().flatMap(e -> e.quantities().stream()).toList();
        }

        @Override
        public List<String> parts() {
            return events.stream()
                    .map(e -> e.formula(" in a share of seeds >= " + Formula.of(share)))
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.seedShare(this);
        }
    }

    /**
     * Every contrast of {@link Quantity.ItemMean}s exceeds its threshold over seeds <em>and</em> over items. Supported if the
     * interval of {@link PairedDifference} lies above the threshold and so does that of the bootstrap over items (2,000
     * resamples, of which each takes the same items for all arms and seeds; the interval as in {@link SeedBootstrap}); a single part
     * is refuted if both lie below; else undecided.
     */
    record ItemDifference(List<Above> bounds) implements Rule {
        @Override
        public List<Contrast> contrasts() {
            return bounds.stream().map(Above::contrast).toList();
        }

        @Override
        public boolean isOverItems() {
            return true;
        }

        @Override
        public List<String> parts() {
            return bounds.stream()
                    .map(a -> a.contrast().formula(" > " + Formula.of(a.threshold()) + " over seeds and items"))
                    .toList();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.itemDifference(this);
        }

        /** One contrast and what it must exceed. */
        public record Above(Contrast contrast, double threshold) {}

        /** A single contrast. */
        public static ItemDifference of(Contrast contrast, double threshold) {
            return new ItemDifference(List.of(new Above(contrast, threshold)));
        }
    }

    /**
     * Every part of another rule holds, and its effect is at least so large that it counts: supported if the rule supports the part
     * and the effect, the mean difference within seeds, is at least {@code effect}; refuted if the rule refutes it and the effect is
     * at most {@code -effect}. Both ask for more than the rule alone, so that the level of neither is above its.
     */
    record SmallestEffect(Rule of, double effect) implements Rule {
        public SmallestEffect {
            if (!(effect > 0)) {
                throw new IllegalArgumentException("the smallest effect that counts must be > 0, was " + effect);
            }
            if (of.contrasts().isEmpty() || of instanceof Joint) {
                throw new IllegalArgumentException(
                        "a smallest effect needs a rule on differences, was " + of.formula());
            }
        }

        @Override
        public List<Contrast> contrasts() {
            return of.contrasts();
        }

        @Override
        public List<String> parts() {
            var suffix = " by at least " + Formula.of(effect);
            return of.parts().stream().map(p -> p + suffix).toList();
        }

        @Override
        public boolean isOverItems() {
            return of.isOverItems();
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.smallestEffect(this);
        }
    }

    /** Several rules whose parts are taken together; one that is itself of several rules is one part. */
    sealed interface Joint extends Rule {
        List<Rule> rules();

        @Override
        default List<Contrast> contrasts() {
            return rules().stream().flatMap(r -> r.contrasts().stream()).toList();
        }

        @Override
        default List<Quantity> quantities() {
            return quantitiesOf(rules());
        }

        @Override
        default List<Reads> reads() {
            return readsOf(rules());
        }

        @Override
        default List<String> parts() {
            return partsOf(rules());
        }

        @Override
        default boolean isExact() {
            return rules().stream().allMatch(Rule::isExact);
        }

        @Override
        default boolean isOverItems() {
            return rules().stream().anyMatch(Rule::isOverItems);
        }
    }

    /** Every part of every rule holds, which may be of different kinds. */
    record All(List<Rule> rules) implements Joint {
        public All {
            rules = List.copyOf(rules);
            if (rules.size() < 2) {
                throw new IllegalArgumentException("rules that must all hold are at least 2, had " + rules.size());
            }
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.all(this);
        }
    }

    /**
     * At least so many of the n parts hold.
     *
     * <p>With p(1) &lt;= ... &lt;= p(n) those of the parts, supported if (n - k + 1) p(k) &lt;= 0.05 for k = {@code least} (partial
     * conjunction, Benjamini and Heller 2008). For let fewer than k parts hold: then m &gt;= n - k + 1 do not. If m = n - k + 1 + j, at
     * most k - 1 - j hold, so that p(k) &lt;= t needs at least j + 1 of the m to have p &lt;= t, each with a chance of at most t, whatever
     * they have to do with each other: by Markov that happens with a chance of at most m t / (j + 1) &lt;= (n - k + 1) t. That the claim
     * does not hold is that at least n - k + 1 parts do not; so with q those of the tests against the parts it is refuted if k q(n-k+1)
     * &lt;= 0.05. All (k = n) and some (k = 1) are the ends: a largest p without correction one way, a smallest times n the other. A part
     * that is a fact counts as p = 0 or 1, as does one that no test decides as 1.
     */
    record Count(int least, List<Rule> rules) implements Joint {
        public Count {
            rules = List.copyOf(rules);
            int parts = partsOf(rules).size();
            if (least < 1 || least > parts) {
                throw new IllegalArgumentException("a count must be from 1 to its " + parts + " parts, was " + least);
            }
        }

        @Override
        public String formula() {
            return "at least " + least + " of {" + String.join("; ", parts()) + "}";
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.count(this);
        }
    }

    /**
     * Most differences point one way, and at least one of them surely: with the test of {@link PairedDifference} on each contrast, after
     * Holm over all of them, supported if at least {@code least} means are above 0, at least one is significantly so and none is
     * significantly below; refuted by the same turned round: at most n - {@code least} means are above 0, at least one is significantly
     * below and none significantly above; else undecided. The p of either side is the smallest after Holm, or 1 where the count or a
     * contrast on the other side forbids it.
     *
     * @param least more than half of the contrasts
     */
    record MeanSigns(int least, List<Contrast> contrasts) implements Joint {
        public MeanSigns {
            contrasts = List.copyOf(contrasts);
            if (2 * least <= contrasts.size() || least > contrasts.size()) {
                throw new IllegalArgumentException("signs must be counted from more than half to all of the "
                        + contrasts.size() + " contrasts, was " + least);
            }
        }

        @Override
        public List<Rule> rules() {
            return List.of(new PairedDifference(contrasts, 0));
        }

        @Override
        public String formula() {
            return "signs of at least " + least + " of {" + String.join("; ", parts()) + "}";
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.meanSigns(this);
        }
    }

    /**
     * Every range holds its quantity in every seed, where each may fail with a chance of at most {@code rate}: what holds with a stated
     * probability. Exact in support: supported if none fails in any seed. Refuted if so many seeds have a failure that it has at most
     * 5 % by the binomial distribution, a seed's chance being at most the number of ranges times {@code rate}, whatever its ranges have
     * to do with each other; else undecided. No test, so no p, but for that count.
     *
     * @param rate within (0, 1)
     */
    record RareFailure(List<Range> ranges, double rate) implements Rule {
        public RareFailure {
            ranges = List.copyOf(ranges);
            if (ranges.isEmpty()) {
                throw new IllegalArgumentException("a rare failure needs at least one range");
            }
            if (!(rate > 0 && rate < 1)) {
                throw new IllegalArgumentException("the rate of failures must be within 0 and 1, was " + rate);
            }
        }

        /** The chance that a seed has a failure is at most this. */
        public double ofSeed() {
            return Math.min(1, ranges.size() * rate);
        }

        @Override
        public List<Quantity> quantities() {
            return ranges.stream().map(Range::quantity).toList();
        }

        @Override
        public boolean isExact() {
            return true;
        }

        @Override
        public List<String> parts() {
            var all = ranges.stream()
                    .map(r -> Formula.labelled(r.label(), r.formula()))
                    .toList();
            return List.of(Formula.all(all) + " in every seed, failures at a rate <= " + Formula.of(rate) + " each");
        }

        @Override
        public <T> T as(Cases<T> cases) {
            return cases.rareFailure(this);
        }
    }

    /** At least one part of the rules holds; see {@link Count}. */
    static Rule some(Rule... rules) {
        return new Count(1, List.of(rules));
    }

    /** The parts of rules that are taken together: those of each, or each that is itself of several rules. */
    static <T> List<T> partsOf(List<Rule> rules, Function<Rule, List<T>> parts, Function<Rule, T> together) {
        var all = new ArrayList<T>();
        for (var rule : rules) {
            if (rule instanceof Joint) {
                all.add(together.apply(rule));
            } else {
                all.addAll(parts.apply(rule));
            }
        }
        return List.copyOf(all);
    }

    private static List<String> partsOf(List<Rule> rules) {
        return partsOf(rules, Rule::parts, Rule::formula);
    }

    private static List<Quantity> quantitiesOf(List<Rule> rules) {
        return rules.stream().flatMap(r -> r.quantities().stream()).toList();
    }

    private static List<Reads> readsOf(List<Rule> rules) {
        return rules.stream().flatMap(r -> r.reads().stream()).toList();
    }

    private static void checkOverlap(double testOverTrain) {
        if (!(testOverTrain >= 0)) {
            throw new IllegalArgumentException("testOverTrain must be >= 0, was " + testOverTrain);
        }
    }
}
