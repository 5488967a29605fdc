package org.l2bench.reports.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.experiment.Metric;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.verdict.Finding;
import org.l2bench.reports.verdict.State;
import org.l2bench.reports.verdict.Verdict;

/** Effects, intervals and p values as text, in the units and with the digits that the metrics declare. */
public record EffectText(List<Metric> metrics) {
    private static final String NONE = "–";

    /** For example {@code +0.52 points}; a dash if there is no effect. */
    public String effect(Finding finding) {
        if (finding.effect().isEmpty()) {
            return NONE;
        }
        var unit = unit(finding);
        return number(finding, finding.effect().getAsDouble()) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** For example {@code [−0.11, +1.15]}. */
    public String interval(Finding finding) {
        return finding.interval()
                .map(i -> "[" + number(finding, i.low()) + ", " + number(finding, i.high()) + "]")
                .orElse(NONE);
    }

    /** What the effect must exceed, for example {@code > −1.00}; empty where there is no direction. */
    public String threshold(Finding finding) {
        return finding.threshold().isPresent()
                ? "> " + number(finding, finding.threshold().getAsDouble()).replace("+", "")
                : "";
    }

    public static String p(OptionalDouble p) {
        return p.isPresent() ? Numbers.p(p.getAsDouble()) : NONE;
    }

    /** The adjusted p that a verdict rests on, with a dagger if it takes away what the claim alone had. */
    public static String pHolm(Verdict verdict) {
        return pHolm(verdict.state(), verdict.decidingHolm(), verdict.lostByHolm());
    }

    /** The same of its parts. */
    public static String pHolm(State state, OptionalDouble deciding, boolean lostByHolm) {
        return p(deciding)
                + (state.isRefutation() && deciding.isPresent() ? " against" : "")
                + (lostByHolm ? " †" : "");
    }

    private String number(Finding finding, double value) {
        if (finding.unitOf().isEmpty()) {
            return Numbers.signed(value, 2);
        }
        var quantity = finding.unitOf().get();
        if (quantity.isLog()) {
            return Numbers.signed(value, 3);
        }
        return metric(quantity)
                .map(m -> Numbers.withSign(value, ArmTables.number(Math.abs(value), m)))
                .orElseGet(() -> Numbers.signedSignificant(value, 3));
    }

    private String unit(Finding finding) {
        if (finding.unitOf().isEmpty()) {
            return "";
        }
        var quantity = finding.unitOf().get();
        if (quantity.isLog()) {
            return "(ln)";
        }
        return metric(quantity)
                .map(Metric::unit)
                .map(u -> u.equals("%") ? "points" : u)
                .orElse("");
    }

    private Optional<Metric> metric(Quantity quantity) {
        return quantity.unitOf()
                .flatMap(name ->
                        metrics.stream().filter(m -> m.name().equals(name)).findFirst());
    }
}
