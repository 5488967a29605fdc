package org.l2bench.reports.verdict;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.l2bench.core.claim.Rule;
import org.l2bench.reports.statistic.Holm;

/** {@link Rule.MeanSigns}. */
record MeanSignsDecision(Rule.MeanSigns rule) implements Decision {
    @Override
    public List<Finding> findings(Samples samples) {
        return new PairedDecision(rule.contrasts(), OptionalDouble.of(0), 0).findings(samples);
    }

    @Override
    public Conclusion conclusion(Samples samples) {
        var findings = findings(samples);
        if (findings.stream().anyMatch(f -> f.effect().isEmpty() || f.n() < 2)) {
            return Conclusion.of(findings);
        }
        var parts = findings.size();
        var above = count(findings, f -> f.effect().getAsDouble() > 0);
        var support = adjusted(findings, Finding::p);
        var against = adjusted(findings, Finding::pAgainst);
        var surelyAbove = count(support, p -> p <= Verdict.LEVEL);
        var surelyBelow = count(against, p -> p <= Verdict.LEVEL);
        var p = above >= rule.least() && surelyBelow == 0 ? least(support) : 1;
        var pAgainst = above <= parts - rule.least() && surelyAbove == 0 ? least(against) : 1;
        var reason = above + " of " + parts + " means above 0, " + surelyAbove + " of them significantly and "
                + surelyBelow + " significantly below after Holm; at least " + rule.least() + " must";
        return new Conclusion(
                Verdict.state(p, pAgainst), reason, findings, OptionalDouble.of(p), OptionalDouble.of(pAgainst));
    }

    private static <T> long count(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).count();
    }

    /** What has no spread to test by counts with p = 1. */
    private static List<Double> adjusted(List<Finding> findings, Function<Finding, OptionalDouble> p) {
        return Holm.adjust(findings.stream().map(f -> p.apply(f).orElse(1)).toList());
    }

    private static double least(List<Double> p) {
        return p.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }
}
