package org.l2bench.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.statistic.Power;
import org.l2bench.reports.verdict.Verdict;

/** How often a claim on paired differences comes to its verdict, by seeds and size of the effect. */
public final class PowerTable {
    /** Numbers of seeds that presets have. */
    static final List<Integer> SEEDS = List.of(5, 8);

    private static final List<Double> EFFECTS = List.of(0.5, 1.0, 1.5, 2.0, 3.0);
    private static final int CONTRASTS = 3;
    private static final int CLAIMS = 12;

    private PowerTable() {}

    /**
     * Percentages for independent normal differences. Contrasts of one claim usually depend on each other, which makes it easier
     * for all of them to be supported.
     */
    public static TextTable of() {
        var rows = new ArrayList<List<String>>();
        for (var seeds : SEEDS) {
            for (var effect : EFFECTS) {
                var alone = Power.of(seeds, effect, Verdict.LEVEL);
                rows.add(List.of(
                        String.valueOf(seeds),
                        Numbers.fixed(effect, 1),
                        percent(alone),
                        percent(StrictMath.pow(alone, CONTRASTS)),
                        percent(Power.of(seeds, effect, Verdict.LEVEL / CONTRASTS)),
                        percent(Power.of(seeds, effect, Verdict.LEVEL / CLAIMS))));
            }
        }
        return TextTable.of(
                "Power",
                "",
                List.of(
                        TextTable.Head.number("seeds"),
                        TextTable.Head.number("effect, std"),
                        TextTable.Head.number("one contrast"),
                        TextTable.Head.number("reproduced on all of " + CONTRASTS),
                        TextTable.Head.number("refuted on the wrong one of " + CONTRASTS),
                        TextTable.Head.number("after Holm, first of " + CLAIMS + " claims")),
                rows);
    }

    private static String percent(double probability) {
        return Numbers.fixed(100 * probability, 0) + " %";
    }
}
