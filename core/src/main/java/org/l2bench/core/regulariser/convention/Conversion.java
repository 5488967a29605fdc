package org.l2bench.core.regulariser.convention;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.l2bench.core.regulariser.convention.Answer.Equivalent;
import org.l2bench.core.regulariser.convention.Answer.Missing;
import org.l2bench.core.regulariser.convention.Answer.NoEquivalent;
import org.l2bench.core.regulariser.convention.Meaning.Decay;
import org.l2bench.core.regulariser.convention.Meaning.Descent;
import org.l2bench.core.regulariser.convention.Meaning.Penalty;
import org.l2bench.core.setting.InvalidSettings;

/** From the parameter of one row to that of another. Exact, or not at all. */
public record Conversion(Convention from, Convention to, Facts facts) {
    /** Two strengths per feature count as one number up to rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * The value on the other side that means the same.
     *
     * @throws InvalidSettings if the row does not know such a value
     */
    public Answer of(double value) {
        checkValue(from, value);
        var obstacle = obstacle().or(() -> atZero(from, value));
        if (obstacle.isPresent()) {
            return new NoEquivalent(obstacle.get());
        }
        if (isSameRow()) {
            return new Equivalent(value, from.equation(), List.of());
        }
        if (from.meaning() instanceof Penalty a && to.meaning() instanceof Penalty b) {
            return betweenPenalties(value, a, b);
        }
        if (from.meaning() instanceof Decay a && to.meaning() instanceof Decay b) {
            return solved(value, a.share(), b.share(), 1);
        }
        var penalty = from.meaning() instanceof Penalty p ? p : (Penalty) to.meaning();
        if (penalty.spread() != Spread.NONE) {
            return new NoEquivalent("one strength for features of several scales: one side divides each feature by "
                    + penalty.spread().meaning() + " before it fits, and a decay of the weights does not");
        }
        return solved(value, lambda(from), lambda(to), 1);
    }

    /**
     * The strength of a value of a row, in l2bench's form, or what has to be known first.
     *
     * @throws InvalidSettings if the row does not know such a value
     */
    public static Answer strength(Convention row, double value, Facts facts) {
        checkValue(row, value);
        var zero = atZero(row, value);
        if (zero.isPresent()) {
            return new NoEquivalent(zero.get());
        }
        if (row.meaning() instanceof Meaning.None none) {
            return new NoEquivalent(none.why());
        }
        var without = otherMeaning(row, facts);
        if (without.isPresent()) {
            return new NoEquivalent(without.get());
        }
        var formula = formula(row.meaning()).orElseThrow();
        var missing = formula.missing(facts);
        if (!missing.isEmpty()) {
            return new Missing(missing);
        }
        var strength = formula.at(value, facts);
        return unwritable(value, strength)
                .<Answer>map(size -> new NoEquivalent("its strength is " + size + " than any number here"))
                .orElseGet(() -> new Equivalent(strength, row.equation(), List.of()));
    }

    private static Optional<Monomial> formula(Meaning meaning) {
        if (meaning instanceof Decay decay) {
            return Optional.of(decay.share());
        }
        return meaning instanceof Penalty penalty ? Optional.of(penalty.lambda()) : Optional.empty();
    }

    private boolean isSameRow() {
        return from.name().equals(to.name());
    }

    /** How a result that should not be 0 leaves the numbers that keep all their digits, if it does. */
    private static Optional<String> unwritable(double value, double result) {
        if (!Double.isFinite(result)) {
            return Optional.of("larger");
        }
        return value > 0 && result < Double.MIN_NORMAL ? Optional.of("smaller") : Optional.empty();
    }

    /** Why a row does not hold for a model without an intercept, if so. */
    private static Optional<String> otherMeaning(Convention row, Facts facts) {
        return facts.withoutIntercept()
                ? row.withoutIntercept()
                        .map(r -> row.name() + " means something else without an intercept: convert " + r)
                : Optional.empty();
    }

    /** The strength as a penalty; of a decay, if it is one beside plain gradient descent. */
    public static Optional<Monomial> penalty(Convention row) {
        boolean isPenalty = row.meaning() instanceof Penalty
                || (row.meaning() instanceof Decay d && d.plain() && d.step() != Meaning.Step.EPOCH);
        return isPenalty ? Optional.of(lambda(row)) : Optional.empty();
    }

    /** A decay of w by a share beside plain gradient descent is the penalty share / (2 lr). */
    private static Monomial lambda(Convention row) {
        return row.meaning() instanceof Decay decay
                ? decay.share().times(Monomial.parse("2 lr"), -1)
                : ((Penalty) row.meaning()).lambda();
    }

    private Answer betweenPenalties(double value, Penalty a, Penalty b) {
        if (a.spread() == b.spread()) {
            return solved(value, a.lambda(), b.lambda(), 1);
        }
        if (a.spread().isDeviation() && b.spread().isDeviation()) {
            return betweenDeviations(value, a, b);
        }
        Set<Need> missing = new LinkedHashSet<>(ratio(a.lambda(), b.lambda()).missing(facts));
        List.of(a.spread(), b.spread()).stream()
                .filter(s -> s != Spread.NONE && spreads(s).isEmpty())
                .flatMap(s -> s.given().stream())
                .filter(facts::lacks)
                .forEach(missing::add);
        if (!missing.isEmpty()) {
            return new Missing(List.copyOf(missing));
        }
        var strengths = strengths(a.spread(), b.spread());
        var least = strengths.stream().mapToDouble(d -> d).min().orElseThrow();
        var most = strengths.stream().mapToDouble(d -> d).max().orElseThrow();
        if (most - least > ROUNDING * most) {
            return new NoEquivalent(String.format(
                    Locale.ROOT,
                    "one strength for features of several scales: one side divides each feature by %s, the other by %s;"
                            + " a single value there cannot be %s times as strong on one feature as on another, as it is here",
                    a.spread().meaning(),
                    b.spread().meaning(),
                    Amount.shown(most / least, 3)));
        }
        return solved(value, a.lambda(), b.lambda(), strengths.get(0));
    }

    /** With the same divisor n both are the same scaling, up to n / (n - 1). */
    private Answer betweenDeviations(double value, Penalty a, Penalty b) {
        Set<Need> missing = new LinkedHashSet<>(ratio(a.lambda(), b.lambda()).missing(facts));
        if (facts.lacks(Fact.ROWS)) {
            missing.add(Fact.ROWS);
        }
        if (!missing.isEmpty()) {
            return new Missing(List.copyOf(missing));
        }
        double rows = facts.value(Fact.ROWS).orElseThrow();
        if (rows == 1) {
            return new NoEquivalent("with one row there is no deviation with n - 1");
        }
        return solved(
                value, a.lambda(), b.lambda(), a.spread() == Spread.SAMPLE ? rows / (rows - 1) : (rows - 1) / rows);
    }

    /** How strong one side is on each feature where the other is 1. */
    private List<Double> strengths(Spread here, Spread there) {
        var count = Math.max(
                here == Spread.NONE ? 1 : spreads(here).orElseThrow().size(),
                there == Spread.NONE ? 1 : spreads(there).orElseThrow().size());
        return IntStream.range(0, count)
                .mapToObj(j -> square(here, j) / square(there, j))
                .toList();
    }

    private double square(Spread spread, int feature) {
        if (spread == Spread.NONE) {
            return 1;
        }
        var all = spreads(spread).orElseThrow();
        return Math.pow(all.size() == 1 ? all.get(0) : all.get(feature), 2);
    }

    private Optional<List<Double>> spreads(Spread spread) {
        var given = Optional.ofNullable(facts.spreads().get(spread));
        if (given.isPresent() || spread != Spread.POPULATION || facts.lacks(Fact.ROWS)) {
            return given;
        }
        double rows = facts.value(Fact.ROWS).orElseThrow();
        return Optional.ofNullable(facts.spreads().get(Spread.SAMPLE))
                .map(all ->
                        all.stream().map(s -> s * Math.sqrt((rows - 1) / rows)).toList());
    }

    /** The other parameter at which {@code there} is {@code scale} times {@code here}; facts that both share cancel. */
    private Answer solved(double value, Monomial here, Monomial there, double scale) {
        var ratio = ratio(here, there);
        var missing = ratio.missing(facts);
        if (!missing.isEmpty()) {
            return new Missing(missing);
        }
        var wanted = scale * ratio.at(1, facts) * Math.pow(value, here.power(Fact.VALUE));
        int power = there.power(Fact.VALUE);
        if (wanted == 0 && power < 0) {
            return new NoEquivalent(
                    "the strength is 0, for which " + to.parameterWord() + " would have to be infinite");
        }
        var unit = new Monomial(1, Map.of(Fact.VALUE, power));
        // Where the strength itself is no number that can be written, the parameter may be one.
        var solution = unwritable(value, wanted).isEmpty()
                ? unit.solve(wanted, facts)
                : unit.solve(scale * ratio.at(1, facts), facts)
                        * Math.pow(value, (double) here.power(Fact.VALUE) / power);
        var unwritable = unwritable(value, solution);
        if (unwritable.isPresent()) {
            return new NoEquivalent(
                    to.parameterWord() + " would have to be " + unwritable.get() + " than any number here");
        }
        return atZero(to, solution)
                .<Answer>map(NoEquivalent::new)
                .orElseGet(() -> new Equivalent(solution, from.equation() + "; there " + to.equation(), remarks()));
    }

    /** One strength in units of the other, both with their parameters at 1. */
    private static Monomial ratio(Monomial here, Monomial there) {
        var ratio = here.times(there, -1);
        return ratio.times(Monomial.parse("v"), -ratio.power(Fact.VALUE));
    }

    private static void checkValue(Convention row, double value) {
        var isInverse = row.meaning() instanceof Penalty p && p.lambda().power(Fact.VALUE) < 0;
        if (!(value >= 0 && Double.isFinite(value)) || (isInverse && value == 0)) {
            throw new InvalidSettings(List.of(row.parameterWord() + " of " + row.name() + " must be a number "
                    + (isInverse ? "> 0" : ">= 0") + ", was " + Amount.shown(value)));
        }
        boolean isSwitch =
                formula(row.meaning()).map(f -> f.power(Fact.VALUE) == 0).orElse(false);
        if (isSwitch && value != 1) {
            throw new InvalidSettings(List.of(row.parameterWord() + " of " + row.name()
                    + " is a switch without a strength: its value must be 1, for on, was " + Amount.shown(value)));
        }
    }

    private static Optional<String> atZero(Convention row, double value) {
        if (value == 0 && row.zero().isPresent()) {
            return Optional.of(
                    "a value of 0 in " + row.name() + " " + row.zero().get());
        }
        return value < row.least()
                ? Optional.of(row.name() + " does not take " + Amount.shown(value) + ": values below "
                        + Amount.shown(row.least()) + " become that")
                : Optional.empty();
    }

    private Optional<String> obstacle() {
        for (var row : List.of(from, to)) {
            if (row.meaning() instanceof Meaning.None none) {
                return Optional.of(row.name() + ": " + none.why());
            }
        }
        if (isSameRow()) {
            return Optional.empty();
        }
        var without = otherMeaning(from, facts).or(() -> otherMeaning(to, facts));
        if (without.isPresent()) {
            return without;
        }
        if (!from.model().isComparableTo(to.model())) {
            return Optional.of("they penalise different things: " + from.model().meaning() + " and "
                    + to.model().meaning());
        }
        if (from.model() == Model.TREE && !from.loss().agrees(to.loss())) {
            return Optional.of("a leaf's value depends on the loss: "
                    + from.loss().meaning() + " and " + to.loss().meaning());
        }
        if (lambda(to).power(Fact.VALUE) == 0) {
            return Optional.of(to.name() + " has a fixed strength and no parameter for it");
        }
        return descents()
                .or(() -> facts.withoutIntercept()
                        ? Optional.empty()
                        : from.intercept().obstacle(to.intercept()));
    }

    private Optional<String> descents() {
        if (from.meaning() instanceof Decay a && to.meaning() instanceof Decay b) {
            return a.step() == b.step()
                    ? Optional.empty()
                    : Optional.of("one decays at each " + a.step().word() + ", the other at each "
                            + b.step().word());
        }
        if (from.meaning() instanceof Penalty && to.meaning() instanceof Penalty) {
            return Optional.empty();
        }
        var penalty = from.meaning() instanceof Penalty p ? p : (Penalty) to.meaning();
        var decay = from.meaning() instanceof Decay d ? d : (Decay) to.meaning();
        if (penalty.descent() == Descent.ADAPTIVE) {
            return Optional.of(
                    "decay that is coupled in an adaptive optimiser such as Adam is divided by the running size of"
                            + " the gradient, coordinate by coordinate; no share that is taken off all weights alike does the same");
        }
        if (!decay.plain()) {
            return Optional.of("decay outside the objective, beside steps that are not plain gradient descent, is the"
                    + " penalty of no lambda: where it comes to rest depends on the steps");
        }
        return decay.step() == Meaning.Step.EPOCH
                ? Optional.of(
                        "a share that is taken off at each " + decay.step().word()
                                + ", however many steps of the loss lie between, is the penalty of no lambda")
                : Optional.empty();
    }

    private List<String> remarks() {
        var remarks = new ArrayList<String>();
        if (!facts.withoutIntercept()) {
            from.intercept().advice(to.intercept()).ifPresent(remarks::add);
        }
        if (!from.loss().agrees(to.loss())) {
            remarks.add("the strength beside the mean loss is equal, the losses are not: "
                    + from.loss().meaning() + " and " + to.loss().meaning());
        }
        if (isAdaptive(from) != isAdaptive(to)) {
            remarks.add(
                    "the objective is the same; Adam and its like take another way to its optimum, and stay apart from it"
                            + " where gradients are noisy");
        }
        if (from.meaning() instanceof Decay || to.meaning() instanceof Decay) {
            boolean bothDecay = from.meaning() instanceof Decay && to.meaning() instanceof Decay;
            remarks.add(
                    bothDecay
                            ? "the share per step is equal at the same learning rate; the steps of the loss are each"
                                    + " optimiser's own"
                            : "equal for plain gradient descent; with momentum decay and penalty differ");
        }
        List.of(from, to).forEach(r -> {
            if (facts.withoutIntercept() && r.isScaled() && r.intercept() != Intercept.NONE) {
                remarks.add(r.name() + " was measured with an intercept: that it scales alike without one was not run");
            }
            if (!r.remark().isEmpty()) {
                remarks.add(r.name() + ": " + r.remark());
            }
        });
        return remarks;
    }

    private static boolean isAdaptive(Convention row) {
        return row.meaning() instanceof Penalty p && p.descent() == Descent.ADAPTIVE;
    }
}
