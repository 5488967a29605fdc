package org.l2bench.core.claim;

import java.util.List;
import java.util.stream.Stream;

/**
 * A statement about arms that records can decide. What is said of it beside id, words and rule has a usual form; {@link #of} gives
 * that, and the methods that follow replace parts of it.
 *
 * @param statement in words; the formula is printed from the rule, see {@link Formula}
 * @param rule how the records decide it
 * @param requirements what must hold before it is judged at all
 * @param paperFigure the paper's own figure, or {@link #NOT_ESTABLISHED}; shown beside ours, never a target
 * @param weightOfNull what a refutation at this scale means
 * @param headline whether it is the paper's own claim ({@code true}) or a control
 * @param isReading whether it is our reading of a paper that does not say so much: then records are consistent with it or not, and
 *     neither reproduce nor contradict the paper
 */
public record Claim(
        String id,
        String statement,
        Rule rule,
        List<Requirement> requirements,
        String paperFigure,
        String weightOfNull,
        boolean headline,
        boolean isReading) {
    /** What stands for the figure of a paper that is not known to give one. */
    public static final String NOT_ESTABLISHED = "not established";

    public Claim {
        requirements = List.copyOf(requirements);
    }

    /** A claim of the paper, without figure or requirements. */
    public static Claim of(String id, String statement, Rule rule) {
        return new Claim(id, statement, rule, List.of(), NOT_ESTABLISHED, "-", true, false);
    }

    /** The same with further requirements, which are looked at after those that it has. */
    public Claim needs(Requirement... more) {
        var all = Stream.concat(requirements.stream(), Stream.of(more)).toList();
        return new Claim(id, statement, rule, all, paperFigure, weightOfNull, headline, isReading);
    }

    /** The same, judged only where so many seeds have all that it names. */
    public Claim seeds(int least) {
        return needs(new Requirement.MinimumSeeds(least));
    }

    /** The same with the paper's own figure. */
    public Claim paperFigure(String figure) {
        return new Claim(id, statement, rule, requirements, figure, weightOfNull, headline, isReading);
    }

    /** The same with what a refutation at this scale means. */
    public Claim weightOfNull(String weight) {
        return new Claim(id, statement, rule, requirements, paperFigure, weight, headline, isReading);
    }

    /** The same as a control, which the paper does not claim. */
    public Claim control() {
        return new Claim(id, statement, rule, requirements, paperFigure, weightOfNull, false, isReading);
    }

    /** The same as our reading of the paper. */
    public Claim reading() {
        return new Claim(id, statement, rule, requirements, paperFigure, weightOfNull, headline, true);
    }

    /** All that rule and requirements read. */
    public List<Reads> reads() {
        return Stream.concat(rule.reads().stream(), requirements.stream().flatMap(r -> r.reads().stream()))
                .toList();
    }
}
