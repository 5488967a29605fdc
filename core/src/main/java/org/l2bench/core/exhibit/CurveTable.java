package org.l2bench.core.exhibit;

import java.util.List;
import org.l2bench.core.claim.Reads;

/**
 * A table of curves for the report: one row per arm and x, one column per curve, with the mean over seeds.
 *
 * @param xLabel head of the column of x
 * @param curves columns; {@link Figure.Panel#key} is the curve
 * @param arms rows, in this order; an arm without any of the curves is left out
 */
public record CurveTable(String title, String note, String xLabel, List<Figure.Panel> curves, List<String> arms) {
    public CurveTable {
        curves = List.copyOf(curves);
        arms = List.copyOf(arms);
    }

    /** All that it reads. */
    public List<Reads> reads() {
        return List.of(Reads.curves(arms, curves.stream().map(Figure.Panel::key).toList()));
    }
}
