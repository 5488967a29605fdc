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
        if (tokens.takes("all", "{")) {
            var rules = RuleJoining.joined(rules());
            return rules.size() == 1 ? rules.get(0) : new Rule.All(rules);
        }
        if (tokens.takes("at", "least")) {
            double least = tokens.number();
            tokens.expect("of");
            tokens.expect("{");
            return new Rule.Count((int) least, RuleJoining.joined(rules()));
        }
        return part();
    }

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        do {
            rules.add(rule());
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
            boolean above = tokens.takes(">");
            if (!above) {
                tokens.expect("<");
            }
            double bound = tokens.number();
            tokens.expect("by");
            tokens.expect("bootstrap");
            return new Rule.SeedBootstrap(label, statistic.get(), above, bound);
        }
        return ofQuantities(label);
    }

    private Rule ofQuantities(String label) {
        var first = quantities.quantity();
        if (tokens.takes("-")) {
            return difference(label, first, quantities.quantity());
        }
        if (tokens.peek().is("<") || tokens.peek().is(">")) {
            return monotone(label, first);
        }
        if (!tokens.takes("<=")) {
            throw FormulaTokens.unexpected(
                    tokens.peek(), "\" - \" and what is taken away, or \"<=\", \"<\" or \">\" and a quantity");
        }
        return range(label, first);
    }

    private Rule range(String label, Quantity first) {
        var second = quantities.quantity();
        if (!(first instanceof Quantity.Fixed low)) {
            return within(Rule.Range.atMost(label, first, value(second)));
        }
        return tokens.takes("<=")
                ? within(new Rule.Range(label, second, low.value(), tokens.number()))
                : within(Rule.Range.atLeast(label, second, low.value()));
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
