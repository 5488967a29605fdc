package org.l2bench.core.exhibit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.l2bench.core.claim.Reads;

/**
 * A table of curves for the report. Either one row per arm and x, one column per curve, with the mean over seeds; or, {@link
 * Resampled}, one row per arm with the difference of another arm to it over all seeds and places; or, {@link #ofTexts}, one row per curve
 * and one column per arm, with a text.
 *
 * @param xLabel head of the column of x; of a resampled table, of the column that counts the differences
 * @param curves columns; {@link Figure.Panel#key} is the curve
 * @param arms rows, in this order; an arm without any of the curves is left out
 * @param isText whether a curve is a text: y are its characters as Unicode code points, 0 where it is at its end
 */
public record CurveTable(
        String title,
        String note,
        String xLabel,
        List<Figure.Panel> curves,
        List<String> arms,
        Optional<Resampled> resampled,
        boolean isText) {
    /**
     * Curves over folds, as differences that overlap in what was trained on: the corrected resampled t of Nadeau and Bengio (2003),
     * printed and not judged. With d the J differences of equal seed and place, t = mean(d) / sqrt((1/J + testOverTrain) var(d)).
     *
     * @param against the arm whose difference to each of the rows is shown
     * @param testOverTrain test rows of a fold over its training rows
     */
    public record Resampled(String against, double testOverTrain) {
        public Resampled {
            if (!(testOverTrain >= 0 && Double.isFinite(testOverTrain))) {
                throw new IllegalArgumentException("testOverTrain must be >= 0 and finite, was " + testOverTrain);
            }
        }
    }

    public CurveTable {
        curves = List.copyOf(curves);
        arms = List.copyOf(arms);
    }

    /** Means over seeds. */
    public CurveTable(String title, String note, String xLabel, List<Figure.Panel> curves, List<String> arms) {
        this(title, note, xLabel, curves, arms, Optional.empty());
    }

    /** Means over seeds, or differences. */
    public CurveTable(
            String title,
            String note,
            String xLabel,
            List<Figure.Panel> curves,
            List<String> arms,
            Optional<Resampled> resampled) {
        this(title, note, xLabel, curves, arms, resampled, false);
    }

    /** Texts of arms side by side, each of the first replicate that has it. */
    public static CurveTable ofTexts(String title, String note, List<Figure.Panel> curves, List<String> arms) {
        return new CurveTable(title, note, "", curves, arms, Optional.empty(), true);
    }

    /** All that it reads. */
    public List<Reads> reads() {
        var names = curves.stream().map(Figure.Panel::key).toList();
        var all = Stream.concat(arms.stream(), resampled.map(Resampled::against).stream())
                .toList();
        return List.of(Reads.curves(all, names));
    }
}
