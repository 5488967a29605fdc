package org.l2bench.core.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.l2bench.core.claim.FormulaTokens.Kind;

/**
 * Reads what {@link Formula} prints: the rule of a formula prints as that formula. Blanks between signs may be any, or none where a
 * sign cannot be part of a name.
 */
public final class FormulaParser {
    private final FormulaTokens tokens;
    private final QuantityParser quantities;

    private FormulaParser(FormulaTokens tokens, UnaryOperator<String> arms) {
        this.tokens = tokens;
        this.quantities = new QuantityParser(tokens, arms);
    }

    /**
     * The rule that prints as this formula.
     *
     * @throws IllegalArgumentException if there is none, with the column, what was found and what would be right
     */
    public static Rule rule(String formula) {
        return rule(formula, UnaryOperator.identity());
    }

    /** The same with other names for the arms. */
    public static Rule rule(String formula, UnaryOperator<String> arms) {
        var tokens = new FormulaTokens(formula);
        var rule = new FormulaParser(tokens, arms).rule();
        if (tokens.peek().kind() != Kind.END) {
            throw FormulaTokens.unexpected(tokens.peek(), "the end of the formula");
        }
        return rule;
    }

    private Rule rule() {
        return rule(false);
    }

    /** @param isPart of a joint rule, which would otherwise take each part of its parts for one of its own */
    private Rule rule(boolean isPart) {
        if (tokens.takes("all", "{")) {
            var rules = rules();
            var joined = RuleJoining.joined(rules);
            if (tokens.takes("in", "every", "seed")) {
                return rareFailure(joined);
            }
            return joined.size() > 1
                    ? new Rule.All(joined)
                    : isPart && rules.size() > 1 ? new Rule.All(rules) : joined.get(0);
        }
        if (tokens.takes("at", "least")) {
            double least = tokens.number();
            tokens.expect("of");
            tokens.expect("{");
            return new Rule.Count((int) least, RuleJoining.joined(rules()));
        }
        if (tokens.takes("signs", "of")) {
            return meanSigns();
        }
        return part();
    }

    private Rule meanSigns() {
        tokens.expect("at", "least");
        double least = tokens.number();
        tokens.expect("of");
        tokens.expect("{");
        var rules = RuleJoining.joined(rules());
        if (!(rules.size() == 1
                && rules.get(0) instanceof Rule.PairedDifference differences
                && differences.threshold() == 0
                && differences.testOverTrain() == 0)) {
            throw FormulaTokens.unexpected(
                    tokens.peek(), "differences alone, as in a[x] - a[y] > 0, between the braces of \"signs of\"");
        }
        return new Rule.MeanSigns((int) least, differences.contrasts());
    }

    private Rule rareFailure(List<Rule> rules) {
        if (!(rules.size() == 1
                && rules.get(0) instanceof Rule.Within within
                && within.over() == Rule.Over.SEED_MEAN)) {
            throw FormulaTokens.unexpected(tokens.peek(), "ranges alone, as in 0 <= a[x], before \"in every seed\"");
        }
        tokens.expect(",");
        tokens.expect("failures", "at", "a", "rate", "<=");
        double rate = tokens.number();
        tokens.expect("each");
        return new Rule.RareFailure(within.ranges(), rate);
    }

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        do {
            rules.add(rule(true));
        } while (tokens.takes(";"));
        tokens.expect("}");
        return rules;
    }

    private Rule part() {
        var label = "";
        if (tokens.peek().isName() && tokens.peek(1).is(":")) {
            label = tokens.take().text();
            tokens.expect(":");
        }
        var rule = unsized(label);
        return tokens.takes("by", "at", "least") ? new Rule.SmallestEffect(rule, tokens.number()) : rule;
    }

    private Rule unsized(String label) {
        if (tokens.takes("same", "{")) {
            var original = rule();
            tokens.expect(";");
            var alternative = rule();
            tokens.expect("}");
            return new Rule.SameVerdict(List.of(new Rule.Variant(label, original, alternative)));
        }
        if (tokens.takes("rank", "(")) {
            var x = quantities.quantity();
            tokens.expect(",");
            var y = quantities.quantity();
            tokens.expect(")");
            tokens.expect("reported");
            return new Rule.RankCorrelation(List.of(new Rule.Association(label, x, y)));
        }
        if (tokens.takes("event", "(")) {
            return ofEvent(label);
        }
        if (tokens.takes("least", "seed", "of")) {
            var left = quantities.quantity();
            tokens.expect(">");
            tokens.expect("least");
            tokens.expect("seed");
            tokens.expect("of");
            return new Rule.SwapOfMinimum(List.of(contrast(label, left, quantities.quantity())));
        }
        var statistic = quantities.statistic();
        if (statistic.isPresent()) {
            return ofStatistic(label, statistic.get());
        }
        return ofQuantities(label);
    }

    private Rule ofStatistic(String label, Statistic statistic) {
        if (tokens.peek().is("<=")) {
            return bootstrapWithin(label, Double.NEGATIVE_INFINITY, statistic);
        }
        boolean above = tokens.takes(">");
        if (!above) {
            tokens.expect("<");
        }
        double bound = tokens.number();
        tokens.expect("by", "bootstrap");
        return new Rule.SeedBootstrap(label, statistic, above, bound);
    }

    private Rule bootstrapWithin(String label, double low, Statistic statistic) {
        double high = tokens.takes("<=") ? tokens.number() : Double.POSITIVE_INFINITY;
        tokens.expect("by", "two-sided", "bootstrap");
        return new Rule.BootstrapWithin(label, statistic, low, high);
    }

    private Rule ofEvent(String label) {
        var ranges = ranges();
        var given = tokens.takes("given") ? ranges() : List.<Rule.Range>of();
        tokens.expect(")");
        var events = List.of(new Rule.Event(label, given, ranges));
        if (tokens.takes("in", "all", "seeds", "but")) {
            return new Rule.SeedsBut(events, (int) tokens.number());
        }
        tokens.expect("in", "a", "share", "of", "seeds", ">=");
        return new Rule.SeedShare(events, tokens.number());
    }

    private List<Rule.Range> ranges() {
        var ranges = new ArrayList<Rule.Range>();
        do {
            ranges.add(range("", chain(quantities.quantity(), "<=")));
        } while (tokens.takes("and"));
        return ranges;
    }

    private Rule ofQuantities(String label) {
        var first = quantities.quantity();
        if (tokens.takes("-")) {
            return difference(label, first, quantities.quantity());
        }
        if (tokens.peek().is("<") || tokens.peek().is(">")) {
            return monotone(label, first);
        }
        if (tokens.peek().is(">=")) {
            return meanOrder(label, chain(first, ">="), false);
        }
        if (!tokens.peek().is("<=")) {
            throw FormulaTokens.unexpected(
                    tokens.peek(), "\" - \" and what is taken away, or \"<=\", \"<\" or \">\" and a quantity");
        }
        if (first instanceof Quantity.Fixed low) {
            tokens.expect("<=");
            var statistic = quantities.statistic();
            if (statistic.isPresent()) {
                return bootstrapWithin(label, low.value(), statistic.get());
            }
            return bounded(label, chain(List.of(first, quantities.quantity()), "<="));
        }
        return bounded(label, chain(first, "<="));
    }

    /** Quantities with this sign between them, of which the first ones are read. */
    private List<Quantity> chain(Quantity first, String sign) {
        return chain(List.of(first), sign);
    }

    private List<Quantity> chain(List<Quantity> read, String sign) {
        var chain = new ArrayList<>(read);
        while (tokens.takes(sign)) {
            chain.add(quantities.quantity());
        }
        return chain;
    }

    private Rule bounded(String label, List<Quantity> chain) {
        return tokens.peek().is("by") && tokens.peek(1).is("means")
                ? meanOrder(label, chain, true)
                : within(range(label, chain));
    }

    private Rule meanOrder(String label, List<Quantity> chain, boolean rising) {
        tokens.expect("by", "means");
        return new Rule.MeanOrder(List.of(new Rule.Series(label, chain, rising)));
    }

    /** The quantity between numbers. */
    private Rule.Range range(String label, List<Quantity> chain) {
        int at = chain.get(0) instanceof Quantity.Fixed ? 1 : 0;
        if (chain.size() < 2 || chain.size() > at + 2) {
            throw FormulaTokens.unexpected(
                    tokens.peek(), "a quantity and a number on one side of it, or on both, with \"<=\" between them");
        }
        double low = at == 0 ? Double.NEGATIVE_INFINITY : value(chain.get(0));
        double high = at + 1 < chain.size() ? value(chain.get(at + 1)) : Double.POSITIVE_INFINITY;
        return new Rule.Range(label, chain.get(at), low, high);
    }

    private double value(Quantity bound) {
        if (bound instanceof Quantity.Fixed fixed) {
            return fixed.value();
        }
        throw FormulaTokens.unexpected(tokens.peek(), "a number on one side of \"<=\"");
    }

    private Rule within(Rule.Range range) {
        return new Rule.Within(List.of(range), inEverySeed() ? Rule.Over.EVERY_SEED : Rule.Over.SEED_MEAN);
    }

    private boolean inEverySeed() {
        return tokens.takes("in", "every", "seed");
    }

    private Rule monotone(String label, Quantity first) {
        var sign = tokens.peek().text();
        var series = new ArrayList<>(List.of(first));
        while (tokens.takes(sign)) {
            series.add(quantities.quantity());
        }
        if (!inEverySeed()) {
            throw FormulaTokens.unexpected(
                    tokens.peek(), "\"in every seed\"; of a mean over seeds, write a difference and \"> 0\"");
        }
        return new Rule.Monotone(List.of(new Rule.Series(label, series, sign.equals("<"))));
    }

    private Rule difference(String label, Quantity left, Quantity right) {
        if (tokens.takes("reported")) {
            return new Rule.ReportDifference(List.of(contrast(label, left, right)));
        }
        if (tokens.takes("within")) {
            double bound = tokens.number();
            tokens.expect("of");
            tokens.expect("0");
            double overlap = overlap();
            return new Rule.Equivalence(List.of(contrast(label, left, right)), bound, overlap);
        }
        if (!tokens.takes(">")) {
            throw FormulaTokens.unexpected(
                    tokens.peek(), "\"> NUMBER\", \"within NUMBER of 0\" or \"reported\" after the difference");
        }
        double threshold = tokens.number();
        if (tokens.takes("by", "sign", "flip")) {
            return new Rule.SignFlip(List.of(contrast(label, left, right)), threshold);
        }
        if (tokens.takes("over", "seeds", "and", "items")) {
            return Rule.ItemDifference.of(contrast(label, left, right), threshold);
        }
        double overlap = overlap();
        return new Rule.PairedDifference(List.of(contrast(label, left, right)), threshold, overlap);
    }

    private double overlap() {
        return tokens.takes("with", "test", "over", "train") ? tokens.number() : 0;
    }

    /** With what stands behind it. */
    private Contrast contrast(String label, Quantity left, Quantity right) {
        var contrast = new Contrast(label, left, right, Optional.empty());
        if (!tokens.takes("unless")) {
            return contrast;
        }
        var quantity = quantities.quantity();
        tokens.expect(">=");
        return contrast.saturatedWhen(quantity, tokens.number());
    }
}
