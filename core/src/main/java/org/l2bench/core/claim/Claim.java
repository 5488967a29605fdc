package org.l2bench.core.claim;

import java.util.List;

/**
 * A statement about arms that records can decide.
 *
 * @param statement in words, with arms and metrics named
 * @param rule how the records decide it
 * @param requirements what must hold before it is judged at all
 * @param paperFigure the paper's own figure, or {@code not established}; shown beside ours, never a target
 * @param weightOfNull what a refutation at this scale means
 * @param headline whether it is the paper's own claim ({@code true}) or a control
 */
public record Claim(
        String id,
        String statement,
        Rule rule,
        List<Requirement> requirements,
        String paperFigure,
        String weightOfNull,
        boolean headline) {}
